import Guidance
import Rules
import Testing

/// The bundled procedure of five steps over every combination of its seven deciding questions, in
/// every sector, against the table of the field written out by hand.
@Suite struct TruthTableTests {
  /// The deciding answers; nil is a question left open.
  private struct Row: CustomStringConvertible {
    var sector = ""
    var danger: String?
    var disclosure: String?
    var suspicion: String?
    var unsafety: String?
    var able: String?
    var accepted: String?
    var lasting: String?

    var answers: [String: FactValue] {
      let options = [
        "sector": sector, "acuut-gevaar": danger, "onthulling": disclosure, "vermoeden": suspicion,
        "onveiligheid": unsafety, "hulp-in-staat": able, "hulp-aanvaard": accepted,
        "hulp-werkt": lasting,
      ]
      return options.compactMapValues { $0 }.mapValues { .option($0) }
    }

    var description: String {
      ([sector]
        + [danger, disclosure, suspicion, unsafety, able, accepted, lasting].map { $0 ?? "-" })
        .joined(separator: " ")
    }
  }

  /// What the field says: the outcome and how soon; nil while a question must still be answered.
  ///
  /// The facts say how soon for acute unsafety, doubt and disclosure (today) and for a pattern
  /// (within days), and that doubt is never "no". They leave open how soon when help falls short or
  /// is doubted; decided for the cautious side: today, whether a pattern was seen or no unsafety, as
  /// a clear "no" may not be less urgent than doubt and a pattern not less than none.
  private static func expected(_ row: Row) -> (outcome: String, urgency: Int)? {
    guard let danger = row.danger else { return nil }
    if danger == "ja" { return ("nood", 0) }
    guard let disclosure = row.disclosure, let suspicion = row.suspicion else { return nil }
    let isDisclosed = disclosure == "ja"
    if suspicion == "twijfel" { return ("advies-veilig-thuis", 1) }
    if suspicion == "nee" { return isDisclosed ? ("advies-veilig-thuis", 1) : ("afsluiten", 3) }
    guard let unsafety = row.unsafety else { return nil }
    if unsafety == "geen" { return expectedWhenSafe(row, isDisclosed: isDisclosed) }
    let isToday = isDisclosed || unsafety != "structureel" || isHelpShortOrDoubted(row)
    if unsafety == "twijfel", row.sector != "onderwijs" {
      let isShort = [row.able, row.accepted, row.lasting].contains("nee")
      return (isShort ? "melden" : "advies-veilig-thuis", 1)
    }
    let isHelpPossible = row.able == "ja" && row.accepted == "ja" && row.lasting != "nee"
    return (isHelpPossible ? "melden-en-hulp" : "melden", isToday ? 1 : 2)
  }

  /// Whether an answer about help that counts is no or in doubt; after one the others do not count.
  private static func isHelpShortOrDoubted(_ row: Row) -> Bool {
    for answer in [row.able, row.accepted] where answer != "ja" { return answer != nil }
    return row.lasting == "nee"
  }

  private static func expectedWhenSafe(
    _ row: Row,
    isDisclosed: Bool
  ) -> (outcome: String, urgency: Int)? {
    for answer in [row.able, row.accepted] {
      switch answer {
      case nil: return nil
      case "nee": return ("melden", 1)
      case "twijfel": return ("advies-veilig-thuis", 1)
      default: continue
      }
    }
    guard let lasting = row.lasting else { return nil }
    if lasting == "nee" { return ("melden", 1) }
    if isDisclosed { return ("advies-veilig-thuis", 1) }
    return (lasting == "ja" ? "hulp-afsluiten" : "hulp", 3)
  }

  private static func sectors(_ compiled: CompiledProcedure) throws -> [String] {
    let place = try #require(compiled.page("sector"))
    return try #require(compiled.question(at: place)).options.map(\.id)
  }

  private static func rows(in sector: String) -> [Row] {
    let yesNo: [String?] = [nil, "ja", "nee"]
    let doubt: [String?] = [nil, "ja", "nee", "twijfel"]
    var rows = yesNo.map { Row(sector: sector, danger: $0) }
    func vary(_ part: WritableKeyPath<Row, String?>, _ options: [String?]) {
      rows = rows.flatMap { row in
        options.map { option in
          var row = row
          row[keyPath: part] = option
          return row
        }
      }
    }
    vary(\.disclosure, yesNo)
    vary(\.suspicion, doubt)
    vary(\.unsafety, [nil, "geen", "acuut", "structureel", "beide", "twijfel"])
    vary(\.able, doubt)
    vary(\.accepted, doubt)
    vary(\.lasting, [nil, "loopt", "ja", "nee"])
    return rows
  }

  /// A row with what it leads to.
  private struct Entry {
    var row: Row
    var walk: Walk
    var advice: Advice?
  }

  private static let compiled = try? BundledContent.guide().compiled("meldcode")

  /// Every row in every sector, walked once for all tests.
  private static let entries: [Entry] = {
    guard let compiled, let sectors = try? sectors(compiled) else { return [] }
    return sectors.flatMap { rows(in: $0) }.map { row in
      let walk = compiled.walk(row.answers)
      return Entry(row: row, walk: walk, advice: compiled.advice(of: walk))
    }
  }()

  private static func everyRow(
    _ body: (Row, CompiledProcedure, Walk, Advice?) throws -> Void
  ) throws {
    let compiled = try #require(compiled)
    for entry in entries { try body(entry.row, compiled, entry.walk, entry.advice) }
  }

  @Test func `every combination of answers leads where the field says, and as soon`() throws {
    var wrong: [String] = []
    var rows = 0
    try Self.everyRow { row, _, _, advice in
      rows += 1
      let expected = Self.expected(row)
      guard advice?.outcome.id != expected?.outcome || advice?.urgency != expected?.urgency else {
        return
      }
      let found = advice.map { "\($0.outcome.id) \($0.urgency)" } ?? "open"
      wrong.append(
        "\(row): \(found), not \(expected.map { "\($0.outcome) \($0.urgency)" } ?? "open")"
      )
    }
    #expect(rows >= 2 * 13_824)
    #expect(wrong.isEmpty, "\(wrong.count) of \(rows): \(wrong.prefix(5))")
  }

  @Test func `help never stands alone when unsafety is confirmed`() throws {
    let unsafe: Set<String> = ["acuut", "structureel", "beide"]
    try Self.everyRow { row, compiled, walk, advice in
      let live = compiled.liveAnswers(of: walk, among: row.answers)
      guard let advice, case .option(let unsafety) = live["onveiligheid"], unsafe.contains(unsafety)
      else { return }
      if !["melden", "melden-en-hulp"].contains(advice.outcome.id) { Issue.record("\(row)") }
    }
  }

  @Test func `every advice has a reason, a source, and somebody to call`() throws {
    var seen: Set<String> = []
    try Self.everyRow { row, _, _, advice in
      guard let advice else { return }
      seen.insert(advice.outcome.id)
      let isCovered =
        advice.outcome.contacts.contains("veilig-thuis") || advice.outcome.contactNote != nil
      if advice.reasons.isEmpty || advice.sources.isEmpty || !isCovered { Issue.record("\(row)") }
    }
    #expect(
      seen == [
        "nood", "melden", "melden-en-hulp", "advies-veilig-thuis", "hulp", "hulp-afsluiten",
        "afsluiten",
      ]
    )
  }

  @Test func `a walk that is not at an outcome asks a question`() throws {
    try Self.everyRow { row, compiled, walk, advice in
      if advice == nil, case .open = walk.end { return }
      if advice == nil { Issue.record("\(row): \(walk.end)") }
      if advice == nil, compiled.nextQuestion(of: walk) == nil { Issue.record("\(row)") }
    }
  }

  @Test func `danger now is answered before all else, whatever was said`() throws {
    try Self.everyRow { row, compiled, walk, advice in
      guard row.danger == "ja" else { return }
      if advice?.outcome.id != "nood" || advice?.outcome.contacts.first != "noodnummer" {
        Issue.record("\(row)")
      }
      if compiled.path(of: walk).contains("vermoeden") { Issue.record("\(row)") }
    }
  }

  @Test func `of the children checked only danger now leads away`() throws {
    let compiled = try BundledContent.guide().compiled("meldcode")
    let base = Row(
      sector: try #require(Self.sectors(compiled).first),
      danger: "nee",
      disclosure: "nee",
      suspicion: "nee"
    )
    for row in ChildCheckTests.rows {
      var answers = base.answers.merging(["oudersignalen": .option("ja")]) { $1 }
      for (key, value) in row.answers { answers["kindcheck/" + key] = value }
      let expected: String? =
        switch ChildCheckTests.expected(row) {
        case nil: nil
        case "nood": "nood"
        default: "afsluiten"
        }
      #expect(compiled.advice(of: compiled.walk(answers))?.outcome.id == expected, "\(row)")
    }
  }
}
