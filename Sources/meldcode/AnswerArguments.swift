import ArgumentParser
import Diagnostics
import Guidance
import Rules

/// Answers given as arguments of a command.
enum AnswerArguments {
  /// The values of answers written `QUESTION=ANSWER`; of a set the options stand behind commas.
  static func values(
    _ arguments: [String],
    _ procedure: CompiledProcedure,
    besides settings: [Setting] = []
  ) throws -> [String: FactValue] {
    var answers: [String: RawAnswer] = [:]
    for argument in arguments {
      let parts = argument.split(
        separator: "=",
        maxSplits: 1,
        omittingEmptySubsequences: false
      ).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw ValidationError("'\(argument)' is not written as SETTING=OPTION")
      }
      let place = procedure.page(parts[0])
      let type = place.flatMap { place -> FactType? in
        let fact = procedure.pages[place].fact
        return fact < 0 ? nil : procedure.rules.facts[fact].type
      }
      answers[parts[0]] =
        switch type {
        case .set: .list(parts[1].split(separator: ",").map(String.init))
        case .count: Int(parts[1]).map(RawAnswer.number) ?? .string(parts[1])
        default: .string(parts[1])
        }
    }
    return try values(answers, procedure, besides: settings)
  }

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
      if let now = procedure.key(formerly: id) { return "'\(id)' is now called '\(now)'" }
      return "no question or setting '\(id)'; " + hint(id, procedure.questionKeys)

    case .unknownOption(let question, let option):
      if let now = procedure.option(formerly: option, of: question) {
        return "option '\(option)' of '\(question)' is now called '\(now)'"
      }
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
