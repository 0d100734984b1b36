public import Guidance
public import Proof
import Rules

/// What came of trying mutants, as text and as JSON.
public struct MutationReport: Sendable {
  /// One mutant with its verdict.
  public struct Entry: Sendable {
    /// The mutant, without the procedure that it makes.
    var kind: Mutant.Kind
    var procedure: String
    var before: String
    var after: String
    var verdict: MutantTrial.Verdict
    var answers: JSONText
    var file: String
    var line: Int

    /// Makes an entry.
    public init(
      _ mutant: Mutant,
      _ verdict: MutantTrial.Verdict,
      of compiled: CompiledProcedure,
      file: String,
      line: Int
    ) {
      kind = mutant.kind
      procedure = compiled.procedure.id
      before = mutant.before
      after = mutant.after
      self.verdict = verdict
      self.file = file
      self.line = line
      answers = .null
      if case .missed(let given, _, _) = verdict { answers = JSONText(given, of: compiled) }
    }

    var isEqual: Bool { verdict == .equal }
    var isOpen: Bool { verdict == .notDecided }
    var isMissed: Bool { if case .missed = verdict { true } else { false } }

    /// The change in words.
    var change: String {
      after.isEmpty ? "leaving out \(before)" : "\(before)  ->  \(after)"
    }
  }

  private let entries: [Entry]

  /// Makes a report.
  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// The mutants that nothing notices.
  public var missed: [Entry] { entries.filter(\.isMissed) }

  /// The mutants of which it was not decided whether anything notices.
  public var undecided: [Entry] { entries.filter(\.isOpen) }

  private func count(_ holds: (MutantTrial.Verdict) -> Bool) -> Int {
    entries.filter { holds($0.verdict) }.count
  }

  private var byChecks: Int { count { if case .check = $0 { true } else { false } } }
  private var byGuarantees: Int { count { if case .guarantee = $0 { true } else { false } } }
  private var byScenarios: Int { count { if case .scenario = $0 { true } else { false } } }
  private var equal: Int { entries.filter(\.isEqual).count }

  /// Those that nothing notices, then the counts.
  public var text: String {
    var lines: [String] = []
    for entry in missed {
      lines.append("\(entry.file):\(entry.line): \(entry.kind.rawValue): \(entry.change)")
      guard case .missed(_, let before, let after) = entry.verdict else { continue }
      lines.append("  answers: " + entry.answers.onOneLine)
      lines.append(before == after ? "  both: \(before)" : "  was: \(before); becomes: \(after)")
      lines.append("")
    }
    for entry in undecided {
      lines.append(
        "\(entry.file):\(entry.line): not decided: \(entry.kind.rawValue): \(entry.change)"
      )
    }
    if !undecided.isEmpty { lines.append("") }
    let told = entries.count - equal - undecided.count
    var summary = "\(entries.count) mistakes tried: \(equal) change nothing (proved); "
    summary += "of the other \(told), \(Self.are(told - missed.count)) noticed"
    summary += " (\(byChecks) by checks, \(byGuarantees) by guarantees, "
    summary += "\(byScenarios) by scenarios), \(Self.are(missed.count)) not"
    if !undecided.isEmpty {
      summary += "; \(undecided.count) not decided: raise --budget, or write scenarios"
    }
    return (lines + [summary]).joined(separator: "\n") + "\n"
  }

  private static func are(_ count: Int) -> String { count == 1 ? "1 is" : "\(count) are" }

  /// As JSON; its members are documented and stable.
  public var json: String {
    JSONText.object([
      ("schemaVersion", .number(1)), ("mutants", .number(entries.count)),
      ("equal", .number(equal)),
      (
        "noticed",
        .object([
          ("checks", .number(byChecks)), ("guarantees", .number(byGuarantees)),
          ("scenarios", .number(byScenarios)),
        ])
      ),
      ("missed", .list(missed.map(Self.json))),
      ("notDecided", .list(undecided.map { .object(Self.place($0)) })),
    ]).written() + "\n"
  }

  private static func json(_ entry: Entry) -> JSONText {
    guard case .missed(_, let before, let after) = entry.verdict else { return .null }
    return .object(
      place(entry) + [
        ("answers", entry.answers), ("was", .string(before)), ("becomes", .string(after)),
      ]
    )
  }

  private static func place(_ entry: Entry) -> [(String, JSONText)] {
    [
      ("kind", .string(entry.kind.rawValue)), ("procedure", .string(entry.procedure)),
      ("file", .string(entry.file)), ("line", .number(entry.line)),
      ("before", .string(entry.before)), ("after", .string(entry.after)),
    ]
  }
}
