public import Guidance
public import Rules

/// A walk as the file of a scenario whose words have yet to be written.
///
/// Only what was chosen is kept: of what was typed nothing but that there was something.
public struct ScenarioFile: Sendable {
  /// The procedure walked.
  public let procedure: CompiledProcedure
  /// The answers that count, without anything that a person typed.
  public let answers: [String: FactValue]
  /// The outcome.
  public let outcome: String
  /// How soon.
  public let urgency: Int

  /// Takes a walk; nil while it has not come to an outcome.
  public init?(_ procedure: CompiledProcedure, _ given: [String: FactValue]) {
    let walk = procedure.walk(given)
    guard let advice = procedure.advice(of: walk) else { return nil }
    self.procedure = procedure
    outcome = advice.outcome.id
    urgency = advice.urgency
    answers = procedure.liveAnswers(of: walk, among: given).mapValues { value in
      switch value {
      case .text: .text("…")
      case .date: .date("2000-01-01")
      case .option, .options, .count: value
      }
    }
  }

  /// The id to begin with; a number is put behind it when it is taken.
  public func id(after taken: Int) -> String {
    let id = procedure.procedure.id + "-" + outcome
    return taken == 0 ? id : id + "-\(taken + 1)"
  }

  /// The file, in the layout of the content.
  public func text(id: String, languages: [String]) -> String {
    let words = JSONText.object(languages.map { ($0, .string("…")) })
    let file = JSONText.object([
      ("id", .string(id)), ("title", words),
      ("procedure", .string(procedure.procedure.id)), ("draft", .bool(true)),
      ("story", .list([])), ("answers", JSONText(answers, of: procedure)),
      ("outcome", .string(outcome)), ("urgency", .number(urgency)), ("why", words),
    ])
    return file.asFile
  }
}

extension JSONText {
  /// The value as a whole file: its members on lines of their own.
  public var asFile: String {
    guard case .object(let members) = self else { return laidOut() + "\n" }
    let lines = members.map { key, value in
      let name = JSONText.string(key).onOneLine + ": "
      return "  " + name + value.laidOut(indent: "  ", used: name.count + 1)
    }
    return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }
}
