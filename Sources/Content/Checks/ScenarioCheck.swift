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
          AnswerProblem.report(error, key, keyPlace, place, compiled, [], &content.reading)
        }
      }
      for (key, place) in draft.pages where compiled.page(key) == nil {
        let keys = compiled.pages.map(\.key)
        let near = content.reading.suggestion(for: key, among: keys)
        content.reading.report(.unknownID(kind: "page", id: key, suggestion: near), at: place)
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
    _ settings: [Setting] = [],
    _ reading: inout Reading
  ) {
    let problem = problem(fault, procedure, settings, &reading)
    reading.report(
      problem,
      at: fault == .unknownQuestion(key) ? keyPlace : place
    )
  }

  private static func problem(
    _ fault: AnswerFault,
    _ procedure: CompiledProcedure,
    _ settings: [Setting],
    _ reading: inout Reading
  ) -> Problem {
    func type(of key: String) -> FactType? {
      procedure.page(key).map { procedure.rules.facts[procedure.pages[$0].fact].type }
        ?? settings.first { $0.id == key }?.question.type
    }
    switch fault {
    case .unknownQuestion(let id):
      if let now = procedure.key(formerly: id) {
        return .idRenamed(kind: "question", id: id, now: now)
      }
      return .unknownID(
        kind: "question",
        id: id,
        suggestion: reading.suggestion(for: id, among: procedure.questionKeys)
      )

    case .unknownOption(let question, let option):
      if let now = procedure.option(formerly: option, of: question) {
        return .idRenamed(kind: "option", id: option, now: now)
      }
      let options = type(of: question)?.options
      return .valueNotInDomain(
        fact: question,
        value: option,
        allowed: options ?? [],
        suggestion: reading.suggestion(for: option, among: options ?? [])
      )

    case .wrongKind(let question):
      return .wrongType(
        expected: "an answer for " + (type(of: question)?.words ?? "a question"),
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
      if let place = draft.draftPlace {
        content.reading.report(.scenarioDraft, at: place, severity: .warning)
      }
      let replay = ScenarioReplay(scenario, compiled)
      for difference in replay.differences {
        let (problem, place) = finding(difference, draft)
        content.reading.report(problem, at: place)
        // What follows from another way is not said again.
        if case .ignored = difference { continue }
        break
      }
    }
  }

  private static func finding(
    _ difference: ScenarioReplay.Difference,
    _ draft: ScenarioDraft
  ) -> (problem: Problem, place: Place) {
    func place(of page: String) -> Place {
      draft.pages.first { $0.key == page }?.place ?? draft.place
    }
    func named(_ id: String) -> Place {
      draft.expected.first { $0.id == id }?.place ?? draft.place
    }
    switch difference {
    case .open(let question): return (.scenarioOpen(question: question), draft.outcomePlace)
    case .stuck(let page): return (.scenarioOpen(question: page), draft.outcomePlace)

    case .outcome(let expected, let got):
      return (.scenarioFails(expected: expected, got: got), draft.outcomePlace)

    case .urgency(let expected, let got):
      return (
        .scenarioFails(expected: "urgency \(expected)", got: "urgency \(got)"),
        draft.outcomePlace
      )

    case .misses(let page):
      return (.scenarioFails(expected: "page '\(page)'", got: "other pages"), place(of: page))

    case .visits(let page):
      return (.scenarioFails(expected: "other pages", got: "page '\(page)'"), place(of: page))

    case .calls(let contact):
      return (
        .scenarioFails(expected: "contact '\(contact)'", got: "other contacts"),
        named(contact)
      )

    case .condition(let id, let shouldHold):
      let (expected, got) = shouldHold ? ("holds", "does not hold") : ("does not hold", "holds")
      return (
        .scenarioFails(expected: "one that \(expected)", got: "condition '\(id)' that \(got)"),
        named(id)
      )

    case .ignored(let question):
      let place = draft.raw.first { $0.key == question }?.keyPlace ?? draft.place
      return (.scenarioAnswerIgnored(question: question), place)
    }
  }
}
