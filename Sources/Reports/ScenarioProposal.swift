public import Guidance
public import Proof
import Rules

/// Walks that scenarios should take, as text and as JSON.
public struct ScenarioProposal: Sendable {
  /// The walks of one procedure.
  public struct Part: Sendable {
    /// The procedure.
    public let procedure: CompiledProcedure
    /// The walks.
    public let found: CoveringWalks
    /// How many goals they come by that no scenario came by.
    public let goals: Int

    /// Makes a part.
    public init(_ procedure: CompiledProcedure, _ found: CoveringWalks, goals: Int) {
      self.procedure = procedure
      self.found = found
      self.goals = goals
    }
  }

  private let parts: [Part]
  private let undecided: Int
  private let unfollowed: [String]
  private let written: [String]

  /// Makes a proposal; `written` are the files that it was written to.
  ///
  /// `undecided` things may need a walk or not, and procedures that are `unfollowed` are too large to tell.
  public init(
    _ parts: [Part],
    undecided: Int = 0,
    unfollowed: [String] = [],
    written: [String]
  ) {
    self.parts = parts
    self.undecided = undecided
    self.unfollowed = unfollowed
    self.written = written
  }

  /// Each walk on a line, then how few are needed.
  public var text: String {
    var lines: [String] = []
    for part in parts {
      let id = part.procedure.procedure.id
      guard part.goals > 0 else {
        lines.append("\(id): the scenarios leave nothing out")
        continue
      }
      for walk in part.found.walks {
        lines.append(JSONText(walk, of: part.procedure).onOneLine)
        lines.append("  leads to " + Self.ending(walk, part))
      }
      let count = part.found.walks.count
      let least = part.found.apart.count
      let walks = count == 1 ? "1 walk comes" : "\(count) walks come"
      var words = "\(id): \(walks) by \(part.goals) things that were left out; "
      if !part.found.isBounded {
        words += "perhaps fewer can: too many combinations to tell"
      } else if part.found.isSmallest {
        words += "no fewer can (\(least) of them exclude each other)"
      } else {
        words += "at least \(least) are needed (so many exclude each other)"
      }
      lines.append(words)
    }
    lines += unfollowed.map { "\($0): not decided: it is too large to be followed; raise --budget" }
    if undecided > 0 {
      lines.append(
        "not decided of \(undecided) things whether a walk comes by them; raise --budget"
      )
    }
    lines += written.map { "written: " + $0 }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func ending(_ walk: [String: FactValue], _ part: Part) -> String {
    let advice = part.procedure.advice(of: part.procedure.walk(walk))
    return advice.map { "'\($0.outcome.id)', urgency \($0.urgency)" } ?? "no outcome"
  }

  /// As JSON; its members are documented and stable.
  public var json: String {
    JSONText.object([
      ("schemaVersion", .number(1)), ("procedures", .list(parts.map(Self.json))),
      ("notDecided", .number(undecided)),
      ("notFollowed", .list(unfollowed.map(JSONText.string))),
      ("written", .list(written.map(JSONText.string))),
    ]).written() + "\n"
  }

  private static func json(_ part: Part) -> JSONText {
    .object([
      ("procedure", .string(part.procedure.procedure.id)), ("goals", .number(part.goals)),
      ("least", part.found.isBounded ? .number(part.found.apart.count) : .null),
      ("smallest", .bool(part.found.isSmallest)),
      (
        "walks",
        .list(
          part.found.walks.map { walk in
            let advice = part.procedure.advice(of: part.procedure.walk(walk))
            return .object([
              ("answers", JSONText(walk, of: part.procedure)),
              ("outcome", advice.map { .string($0.outcome.id) } ?? .null),
              ("urgency", advice.map { .number($0.urgency) } ?? .null),
            ])
          }
        )
      ),
    ])
  }
}
