import ArgumentParser
import Content
import Display
import Guidance
import Reports
import Runtime
import Screens

/// Lists the content that waits for review by a professional.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "List all content that waits for review or is old, with what to check.",
    discussion: """
      Lists every statement that is `to-review` or a `product-choice` of our own, and those that are \
      `known` to the profession without a public source, by file and line. What inherits its \
      certainty is reviewed with what it is in. Then what was checked longer ago than \
      `oldAfterMonths` of guide.json allows, by today's date or that of --today. Exit status 0, \
      1 when the content holds mistakes, 2 could not run.
      """
  )

  @ArgumentParser.Option(name: .long, help: "How the list is written: pretty, json or csv.")
  var format: ReviewFormat = .pretty

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "The day by which checks are old, instead of that of the clock.",
      valueName: "YYYY-MM-DD"
    )
  )
  var today: String?

  @OptionGroup var editor: EditorOptions

  enum ReviewFormat: String, ExpressibleByArgument, CaseIterable {
    case pretty, json, csv
  }

  func run() throws {
    try Self.running {
      let day = today.map(CalendarDay.init) ?? OutsideWorld.today()
      guard let day else {
        throw ValidationError("'\(today ?? "")' is not a day; write it like 2026-12-31")
      }
      let (folder, files) = try editor.files()
      // Its mistakes come first: what could not be read would be missing from the list.
      let content = try EditorOptions.checked(files, in: folder)
      let review = ContentReview(files, phrases: Phrase.allCases.map(\.rawValue), today: day)
      let language = editor.contentOptions.language ?? content.guide?.languages.first ?? ""
      let writer = ReviewWriter(review: review, language: language, today: day)
      switch format {
      case .pretty: try Output.write(SafeText.safe(writer.pretty, keepingNewlines: true))
      case .json: try Output.write(writer.json)
      case .csv: try Output.write(writer.csv)
      }
    }
  }
}

/// Writes a review in its formats.
struct ReviewWriter {
  let review: ContentReview
  let language: String
  let today: CalendarDay

  private static let shown: [Certainty] = [.toReview, .productChoice, .known]

  /// Grouped by file, the counts last.
  var pretty: String {
    var lines: [String] = []
    var file = ""
    for item in review.items {
      if item.file != file {
        lines += (file.isEmpty ? [] : [""]) + [item.file]
        file = item.file
      }
      var head = "  \(item.line):\(item.column)  \(name(of: item))"
      if let within = item.within { head += " in " + within }
      lines.append(head + "  [\(stated(item.basis))]")
      if !item.words.isEmpty { lines.append("      " + item.words[language]) }
      lines.append("      sources: " + item.basis.sources.joined(separator: ", "))
    }
    lines += oldLines
    let files = Set(review.items.map(\.file)).count
    lines += (lines.isEmpty ? [] : [""])
    lines += Self.shown.map { certainty in
      "\(review.count(certainty)) \(certainty.rawValue): \(ContentReview.question(certainty))"
    }
    lines.append(
      "\(review.items.count) to look at in \(files) files, of \(review.statements) statements in "
        + "\(review.files) files"
    )
    lines.append(ageSummary)
    return lines.joined(separator: "\n") + "\n"
  }

  /// What was checked too long ago, by file.
  private var oldLines: [String] {
    guard !review.old.isEmpty else { return [] }
    var lines = [""]
    for item in review.old {
      let name = item.id.map { "\(item.kind) '\($0)'" } ?? item.kind
      lines += [
        "\(item.file):\(item.line):\(item.column)  \(name)  [checked \(item.check.checkedOn)]",
        "      " + Self.question(item.check),
      ]
    }
    return lines
  }

  private static func question(_ check: OldCheck) -> String {
    "older than \(check.months) months: is it still right? then set checkedOn"
  }

  private var ageSummary: String {
    let periods = [
      ("contacts", review.periods.contacts), ("other content", review.periods.content),
    ]
    .compactMap { name, months in months.map { "\(name) after \($0) months" } }
    guard !periods.isEmpty else {
      return "nothing is called old: guide.json says no oldAfterMonths"
    }
    return "\(review.old.count) of \(review.checks) days of checks are old on \(today.written) "
      + "(\(periods.joined(separator: ", ")))"
  }

  /// As JSON, with a newline at its end; its members are documented and stable.
  var json: String {
    let counts = Self.shown.map { ($0.rawValue, JSONText.number(review.count($0))) }
    let items = review.items.map { item -> JSONText in
      .object([
        ("file", .string(item.file)), ("line", .number(item.line)),
        ("column", .number(item.column)), ("kind", .string(item.kind)),
        ("id", item.id.map(JSONText.string) ?? .null),
        ("within", item.within.map(JSONText.string) ?? .null),
        ("certainty", .string(item.basis.certainty.rawValue)),
        ("words", .string(item.words[language])),
        ("sources", .list(item.basis.sources.map(JSONText.string))),
        ("checkedOn", .string(item.basis.checkedOn)),
        ("check", .string(ContentReview.question(item.basis.certainty))),
      ])
    }
    let old = review.old.map { item -> JSONText in
      .object([
        ("file", .string(item.file)), ("line", .number(item.line)),
        ("column", .number(item.column)), ("kind", .string(item.kind)),
        ("id", item.id.map(JSONText.string) ?? .null),
        ("checkedOn", .string(item.check.checkedOn)), ("months", .number(item.check.months)),
        ("check", .string(Self.question(item.check))),
      ])
    }
    return JSONText.object([
      ("schemaVersion", .number(1)), ("counts", .object(counts)),
      ("statements", .number(review.statements)), ("files", .number(review.files)),
      ("items", .list(items)), ("today", .string(today.written)),
      ("checks", .number(review.checks)), ("old", .list(old)),
    ]).written() + "\n"
  }

  /// As a table for a spreadsheet, by RFC 4180.
  var csv: String {
    let head = [
      "file", "line", "kind", "id", "within", "certainty", "words", "sources", "checkedOn", "check",
    ]
    let rows = review.items.map { item in
      [
        item.file, String(item.line), item.kind, item.id ?? "", item.within ?? "",
        item.basis.certainty.rawValue, item.words[language],
        item.basis.sources.joined(separator: " "), item.basis.checkedOn,
        ContentReview.question(item.basis.certainty),
      ]
    }
    let old = review.old.map { item in
      [
        item.file, String(item.line), item.kind, item.id ?? "", "", "", "", "",
        item.check.checkedOn, Self.question(item.check),
      ]
    }
    return ([head] + rows + old).map { row in
      row.map(Self.field).joined(separator: ",") + "\r\n"
    }.joined()
  }

  private func stated(_ basis: Basis) -> String {
    basis.certainty.rawValue + (basis.checkedOn.isEmpty ? "" : ", " + basis.checkedOn)
  }

  private func name(of item: ContentReview.Item) -> String {
    item.id.map { "\(item.kind) '\($0)'" } ?? item.kind
  }

  /// A field in quotes; one that a spreadsheet would take for a formula is kept from being one.
  private static func field(_ text: String) -> String {
    let isFormula = text.first.map { "=+-@".contains($0) } ?? false
    return "\"" + (isFormula ? "'" : "") + text.replacing("\"", with: "\"\"") + "\""
  }
}
