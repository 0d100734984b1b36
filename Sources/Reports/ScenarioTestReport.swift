public import Guidance

/// What came of replaying scenarios, as text, as JSON and for build servers.
public struct ScenarioTestReport: Sendable {
  /// One scenario with its replay.
  public struct Entry: Sendable {
    /// The scenario.
    public var scenario: Scenario
    /// What came of it.
    public var replay: ScenarioReplay
    /// The page where it went another way, if it did.
    public var parting: String?
    /// Its file.
    public var file: String
    /// The line of its id.
    public var line: Int

    /// Makes an entry.
    public init(
      _ scenario: Scenario,
      _ procedure: CompiledProcedure,
      file: String,
      line: Int
    ) {
      self.scenario = scenario
      self.file = file
      self.line = line
      replay = ScenarioReplay(scenario, procedure)
      parting = replay.parting(scenario, procedure)
    }

    /// Whether it holds.
    public var holds: Bool { replay.differences.isEmpty }
  }

  /// All scenarios, in their order.
  public let entries: [Entry]
  /// The procedures that no scenario walks.
  public let untested: [String]

  /// Makes a report.
  public init(_ entries: [Entry], untested: [String]) {
    self.entries = entries
    self.untested = untested
  }

  /// The scenarios that do not hold.
  public var failures: [Entry] { entries.filter { !$0.holds } }
  private var drafts: Int { entries.filter(\.scenario.isDraft).count }

  /// Only what is not as expected, then the counts.
  public var text: String {
    var lines: [String] = []
    for entry in failures {
      lines.append("\(entry.file):\(entry.line): \(entry.scenario.id)")
      lines += entry.replay.differences.map { "  " + Self.words($0) }
      if let parting = entry.parting { lines.append("  went another way at page '\(parting)'") }
      lines.append("")
    }
    let failed = failures.count
    let held = entries.count - failed
    var summary = entries.count == 1 ? "1 scenario" : "\(entries.count) scenarios"
    summary += held == 1 ? ": 1 holds" : ": \(held) hold"
    summary += failed == 1 ? ", 1 does not" : failed > 1 ? ", \(failed) do not" : ""
    if drafts > 0 { summary += "; drafts: \(drafts)" }
    if !untested.isEmpty {
      summary += "; no scenario walks " + untested.map { "'\($0)'" }.joined(separator: ", ")
    }
    return (lines + [summary]).joined(separator: "\n") + "\n"
  }

  /// A difference in words.
  static func words(_ difference: ScenarioReplay.Difference) -> String {
    switch difference {
    case .open(let question): "stops at the question '\(question)', which it does not answer"
    case .stuck(let page): "stops at page '\(page)': no case decides there"
    case .outcome(let expected, let got): "outcome: expected '\(expected)', got '\(got)'"
    case .urgency(let expected, let got): "urgency: expected \(expected), got \(got)"
    case .misses(let page): "does not come by page '\(page)'"
    case .visits(let page): "comes by page '\(page)', which it should not"
    case .calls(let contact): "does not name contact '\(contact)' to call, or not in this order"
    case .condition(let id, true): "condition '\(id)' does not surely hold at the end"
    case .condition(let id, false): "condition '\(id)' is not surely false at the end"
    case .ignored(let question): "answer to '\(question)' is not asked for"
    }
  }

  /// As JSON; its members are documented and stable.
  public var json: String {
    JSONText.object([
      ("schemaVersion", .number(1)), ("scenarios", .number(entries.count)),
      ("failed", .number(failures.count)), ("drafts", .number(drafts)),
      ("untested", .list(untested.map(JSONText.string))),
      ("failures", .list(failures.map(Self.json))),
    ]).written() + "\n"
  }

  private static func json(_ entry: Entry) -> JSONText {
    let replay = entry.replay
    return .object([
      ("scenario", .string(entry.scenario.id)), ("procedure", .string(entry.scenario.procedure)),
      ("file", .string(entry.file)), ("line", .number(entry.line)),
      (
        "expected",
        .object([
          ("outcome", .string(entry.scenario.outcome)),
          ("urgency", entry.scenario.urgency.map(JSONText.number) ?? .null),
        ])
      ),
      (
        "got",
        .object([
          ("outcome", replay.outcome.map(JSONText.string) ?? .null),
          ("urgency", replay.urgency.map(JSONText.number) ?? .null),
        ])
      ),
      ("parting", entry.parting.map(JSONText.string) ?? .null),
      ("path", .list(replay.path.map(JSONText.string))),
      ("differences", .list(replay.differences.map(json))),
    ])
  }

  private static func json(_ difference: ScenarioReplay.Difference) -> JSONText {
    let (kind, page): (String, String?) =
      switch difference {
      case .open(let page): ("open", page)
      case .stuck(let page): ("stuck", page)
      case .outcome: ("outcome", nil)
      case .urgency: ("urgency", nil)
      case .misses(let page): ("misses", page)
      case .visits(let page): ("visits", page)
      case .calls: ("calls", nil)
      case .condition: ("condition", nil)
      case .ignored(let page): ("ignored", page)
      }
    return .object([
      ("kind", .string(kind)), ("page", page.map(JSONText.string) ?? .null),
      ("message", .string(words(difference))),
    ])
  }

  /// For build servers that read the results of tests in the form of JUnit.
  public var junit: String {
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#, "<testsuites>",
      "  <testsuite name=\"scenarios\" tests=\"\(entries.count)\" failures=\"\(failures.count)\">",
    ]
    for entry in entries {
      let scenario = entry.scenario
      let head =
        "    <testcase classname=\"\(Self.escaped(scenario.procedure))\" "
        + "name=\"\(Self.escaped(scenario.id))\" file=\"\(Self.escaped(entry.file))\" "
        + "line=\"\(entry.line)\""
      if entry.holds {
        lines.append(head + "/>")
      } else {
        let words = entry.replay.differences.map(Self.words).joined(separator: "; ")
        lines.append(head + ">")
        lines.append("      <failure message=\"\(Self.escaped(words))\"/>")
        lines.append("    </testcase>")
      }
    }
    return (lines + ["  </testsuite>", "</testsuites>"]).joined(separator: "\n") + "\n"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
