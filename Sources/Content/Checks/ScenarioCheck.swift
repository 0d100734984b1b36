import Diagnostics
import Guidance
import Rules

/// Gives the answers of scenarios their types.
enum ScenarioTyping {
  static func run(_ guide: Guide, _ content: inout ReadContent) -> Guide {
    var guide = guide
    for draft in content.drafts {
      guard let compiled = content.compiled[draft.scenario.procedure] else { continue }
      var scenario = draft.scenario
      for (key, keyPlace, raw, place) in draft.raw {
        do {
          scenario.answers[key] = try compiled.value(of: raw, for: key)
        } catch {
          AnswerProblem.report(error, key, keyPlace, place, compiled, &content.reading)
        }
      }
      guide.scenarios.append(scenario)
    }
    return guide
  }
}

/// Says what is wrong with an answer.
enum AnswerProblem {
  static func report(
    _ fault: AnswerFault,
    _ key: String,
    _ keyPlace: Place,
    _ place: Place,
    _ procedure: CompiledProcedure,
    _ reading: inout Reading
  ) {
    let problem = problem(fault, procedure, &reading)
    reading.report(
      problem,
      at: fault == .unknownQuestion(key) ? keyPlace : place
    )
  }

  private static func problem(
    _ fault: AnswerFault,
    _ procedure: CompiledProcedure,
    _ reading: inout Reading
  ) -> Problem {
    switch fault {
    case .unknownQuestion(let id):
      return .unknownID(
        kind: "question",
        id: id,
        suggestion: reading.suggestion(for: id, among: procedure.questionKeys)
      )

    case .unknownOption(let question, let option):
      let options = procedure.page(question).map { place in
        procedure.rules.facts[procedure.pages[place].fact].type.options
      }
      return .valueNotInDomain(
        fact: question,
        value: option,
        allowed: options ?? [],
        suggestion: reading.suggestion(for: option, among: options ?? [])
      )

    case .wrongKind(let question):
      let type = procedure.page(question).map { place in
        procedure.rules.facts[procedure.pages[place].fact].type.words
      }
      return .wrongType(
        expected: "an answer for " + (type ?? "a question"),
        found: "something else"
      )

    case .outOfBounds(_, let bounds):
      return .numberOutOfBounds(least: bounds.lowerBound, most: bounds.upperBound)

    case .invalidDate(let question):
      return .dateInvalid(question)
    }
  }
}

/// Every scenario replays to the outcome and urgency that it names, with no answer left over.
enum ScenarioCheck {
  static func run(_ guide: Guide, _ content: inout ReadContent) {
    let scenarios = Dictionary(
      guide.scenarios.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for draft in content.drafts {
      guard let scenario = scenarios[draft.scenario.id],
        let compiled = content.compiled[draft.scenario.procedure]
      else { continue }
      let walk = compiled.walk(scenario.answers)
      guard let advice = compiled.advice(of: walk) else {
        let next = compiled.nextQuestion(of: walk).map { compiled.pages[$0].key } ?? ""
        content.reading.report(.scenarioOpen(question: next), at: draft.outcomePlace)
        continue
      }
      if advice.outcome.id != scenario.outcome {
        content.reading.report(
          .scenarioFails(expected: scenario.outcome, got: advice.outcome.id),
          at: draft.outcomePlace
        )
        continue
      }
      if let urgency = scenario.urgency, urgency != advice.urgency {
        content.reading.report(
          .scenarioFails(
            expected: "urgency \(urgency)",
            got: "urgency \(advice.urgency)"
          ),
          at: draft.outcomePlace
        )
      }
      for key in compiled.leftAnswers(of: walk, among: scenario.answers) {
        let place = draft.raw.first { $0.key == key }?.keyPlace ?? draft.place
        content.reading.report(.scenarioAnswerIgnored(question: key), at: place)
      }
    }
  }
}
