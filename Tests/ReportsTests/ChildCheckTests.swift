import Guidance
import Rules
import Testing

/// The bundled check of a client's children over every combination of its deciding answers.
@Suite struct ChildCheckTests {
  /// The deciding answers; nil is a question left open.
  struct Row {
    var trigger: String?
    var children: String?
    var unsafeNow: String?
    var reassuring: String?
    var worries: String?
    var other: String?

    var answers: [String: FactValue] {
      let options = [
        "zorgelijke-situatie": trigger, "minderjarigen-of-zwangerschap": children,
        "nu-onveilig": unsafeNow, "antwoord-geruststellend": reassuring, "zorgen": worries,
        "andere-hulpverlener": other,
      ]
      return options.compactMapValues { $0 }.mapValues { .option($0) }
    }
  }

  /// What the field says; nil while a question must still be answered.
  static func expected(_ row: Row) -> String? {
    guard let trigger = row.trigger else { return nil }
    if trigger == "nee" { return "niet-aan-de-orde" }
    guard let children = row.children else { return nil }
    if children == "nee" { return "geen-kinderen" }
    guard let unsafeNow = row.unsafeNow else { return nil }
    if unsafeNow == "ja" { return "nood" }
    guard let reassuring = row.reassuring else { return nil }
    if reassuring == "ja" {
      return row.worries.flatMap {
        ["geen": "geen-zorgen", "licht": "ondersteunen", "veiligheid": "start-meldcode"][$0]
      }
    }
    return row.other.flatMap {
      [
        "geen": "start-meldcode", "neemt-over": "overgedragen", "neemt-niet-over": "start-meldcode",
      ][$0]
    }
  }

  static var rows: [Row] {
    let yesNo: [String?] = [nil, "ja", "nee"]
    var rows = [Row()]
    func vary(_ part: WritableKeyPath<Row, String?>, _ options: [String?]) {
      rows = rows.flatMap { row in
        options.map { option in
          var row = row
          row[keyPath: part] = option
          return row
        }
      }
    }
    vary(\.trigger, yesNo)
    vary(\.children, yesNo)
    vary(\.unsafeNow, yesNo)
    vary(\.reassuring, yesNo)
    vary(\.worries, [nil, "geen", "licht", "veiligheid"])
    vary(\.other, [nil, "geen", "neemt-over", "neemt-niet-over"])
    return rows
  }

  @Test func `every combination of answers leads where the field says`() throws {
    let compiled = try BundledContent.guide().compiled("kindcheck")
    var seen: Set<String> = []
    for row in Self.rows {
      let advice = compiled.advice(
        of: compiled.walk(row.answers.merging(["sector": .option("onderwijs")]) { $1 })
      )
      #expect(advice?.outcome.id == Self.expected(row), "\(row)")
      guard let advice else { continue }
      seen.insert(advice.outcome.id)
      #expect(!advice.reasons.isEmpty && !advice.sources.isEmpty, "\(row)")
    }
    let named: Set = [
      "niet-aan-de-orde", "geen-kinderen", "nood", "geen-zorgen", "ondersteunen", "start-meldcode",
      "overgedragen",
    ]
    #expect(seen == named)
  }

  @Test func `every outcome says whom to call`() throws {
    let compiled = try BundledContent.guide().compiled("kindcheck")
    for outcome in compiled.procedure.outcomes {
      #expect(
        outcome.contacts.contains("veilig-thuis") || outcome.contactNote != nil,
        "\(outcome.id)"
      )
    }
  }

  @Test func `danger now leads to the emergency number first`() throws {
    let compiled = try BundledContent.guide().compiled("kindcheck")
    let danger = try #require(compiled.procedure.outcomes.first { $0.id == "nood" })
    #expect(danger.urgency == 0)
    #expect(danger.contacts.prefix(2) == ["noodnummer", "veilig-thuis"])
  }
}
