public import Proof

/// What scenarios come by and leave out, as text and as JSON; in counts, never in rounded shares.
public struct CoverageReport: Sendable {
  /// One goal.
  public struct Entry: Sendable {
    var goal: CoverageGoal
    var isCovered: Bool
    var file: String
    var line: Int

    /// Makes an entry.
    public init(_ goal: CoverageGoal, isCovered: Bool, file: String, line: Int) {
      self.goal = goal
      self.isCovered = isCovered
      self.file = file
      self.line = line
    }

    /// The goal by kind and name.
    var name: String {
      let option = goal.option.isEmpty ? "" : "\(goal.option) of "
      return "\(goal.kind.rawValue) \(option)\(goal.id)"
    }

    /// The goal in words.
    var words: String {
      switch goal.kind {
      case .page: "page '\(goal.id)' is never visited"
      case .option: "option '\(goal.option)' of '\(goal.id)' is never chosen"
      case .case: "case '\(goal.id)' never decides"
      case .otherwise: "otherwise of '\(goal.id)' is never taken"
      case .outcome: "outcome '\(goal.id)' is never reached"
      case .holds: "condition '\(goal.id)' never holds"
      case .fails: "condition '\(goal.id)' never fails"
      case .premise: "the premise of guarantee '\(goal.id)' never holds"
      }
    }
  }

  private let entries: [Entry]
  private let undecided: [Entry]
  private let unfollowed: [String]
  private let scenarios: Int

  /// Makes a report.
  ///
  /// Apart stand goals of which it was not decided whether any walk comes by them, and the ids of
  /// procedures that are too large to be followed.
  public init(
    _ entries: [Entry],
    undecided: [Entry] = [],
    unfollowed: [String] = [],
    scenarios: Int
  ) {
    self.entries = entries
    self.undecided = undecided
    self.unfollowed = unfollowed
    self.scenarios = scenarios
  }

  /// How many goals scenarios come by.
  public var covered: Int { entries.filter(\.isCovered).count }
  private var left: [Entry] {
    entries.filter { !$0.isCovered }.enumerated().sorted { one, other in
      (one.element.file, one.element.line, one.offset)
        < (other.element.file, other.element.line, other.offset)
    }.map(\.element)
  }

  private static func name(_ kind: CoverageGoal.Kind) -> String {
    switch kind {
    case .page: "pages"
    case .option: "options"
    case .case: "cases"
    case .otherwise: "otherwise"
    case .outcome: "outcomes"
    case .holds: "conditions that hold"
    case .fails: "conditions that do not"
    case .premise: "premises"
    }
  }

  private func counts() -> [(kind: CoverageGoal.Kind, covered: Int, all: Int)] {
    CoverageGoal.Kind.allCases.map { kind in
      let own = entries.filter { $0.goal.kind == kind }
      return (kind, own.filter(\.isCovered).count, own.count)
    }
  }

  /// What is left out, by place, then the counts.
  public var text: String {
    var lines = left.map { "\($0.file):\($0.line): \($0.words)" }
    if !lines.isEmpty { lines.append("") }
    let counts = counts()
    let width = counts.map { Self.name($0.kind).count }.max() ?? 0
    for (kind, covered, all) in counts {
      let name = Self.name(kind)
      lines.append(
        name + String(repeating: " ", count: width - name.count) + "  \(covered) of \(all)"
      )
    }
    let subject = scenarios == 1 ? "1 scenario covers" : "\(scenarios) scenarios cover"
    lines.append("\(subject) \(covered) of \(entries.count)")
    for entry in undecided {
      lines.append(
        "\(entry.file):\(entry.line): not decided whether any walk can come by it: \(entry.name)"
      )
    }
    for id in unfollowed {
      lines.append(
        "\(id): not decided: it is too large to be followed; only what scenarios come by is counted"
      )
    }
    if !undecided.isEmpty || !unfollowed.isEmpty { lines.append("raise --budget to decide more") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// As JSON; its members are documented and stable.
  public var json: String {
    let counts = counts().map { kind, covered, all in
      (
        kind.rawValue,
        JSONText.object([("covered", .number(covered)), ("all", .number(all))])
      )
    }
    return JSONText.object([
      ("schemaVersion", .number(1)), ("scenarios", .number(scenarios)),
      ("covered", .number(covered)), ("all", .number(entries.count)),
      ("counts", .object(counts)),
      (
        "left",
        .list(left.map { .object(Self.place($0) + [("message", .string($0.words))]) })
      ),
      ("notDecided", .list(undecided.map { .object(Self.place($0)) })),
      ("notFollowed", .list(unfollowed.map(JSONText.string))),
    ]).written() + "\n"
  }

  private static func place(_ entry: Entry) -> [(String, JSONText)] {
    [
      ("kind", .string(entry.goal.kind.rawValue)), ("procedure", .string(entry.goal.procedure)),
      ("id", .string(entry.goal.id)),
      ("option", entry.goal.option.isEmpty ? .null : .string(entry.goal.option)),
      ("file", .string(entry.file)), ("line", .number(entry.line)),
    ]
  }
}
