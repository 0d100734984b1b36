import ArgumentParser
import Diagnostics
import Guidance
import Rules

/// Answers given as arguments of a command.
enum AnswerArguments {
  /// The values of raw answers; one that does not exist ends the command with a suggestion.
  static func values(
    _ answers: [String: RawAnswer],
    _ procedure: CompiledProcedure,
    besides settings: [Setting]
  ) throws -> [String: FactValue] {
    var values: [String: FactValue] = [:]
    for (key, raw) in answers.sorted(by: { $0.key < $1.key }) {
      do {
        values[key] = try procedure.value(of: raw, for: key, besides: settings)
      } catch {
        throw ValidationError(words(for: error, procedure, settings))
      }
    }
    return values
  }

  private static func words(
    for fault: AnswerFault,
    _ procedure: CompiledProcedure,
    _ settings: [Setting]
  ) -> String {
    switch fault {
    case .unknownQuestion(let id):
      return "no question or setting '\(id)'; " + hint(id, procedure.questionKeys)

    case .unknownOption(let question, let option):
      let options =
        procedure.page(question).map { place in
          procedure.rules.facts[procedure.pages[place].fact].type.options
        } ?? settings.first { $0.id == question }?.question.type.options
      return "'\(question)' has no option '\(option)'; " + hint(option, options ?? [])

    case .wrongKind(let question), .invalidDate(let question), .outOfBounds(let question, _):
      return "that is no answer to '\(question)'"
    }
  }

  private static func hint(_ word: String, _ allowed: [String]) -> String {
    EditDistance.suggestion(for: word, among: allowed).map { "did you mean '\($0)'?" }
      ?? "use one of \(allowed.joined(separator: ", "))"
  }
}
