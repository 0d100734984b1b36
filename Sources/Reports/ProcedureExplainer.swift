import Content
import Guidance
import Proof
import Rules

/// Explains what belongs to one procedure.
struct ProcedureExplainer {
  private let whole: Explainer
  private let procedure: Procedure
  private let words: RuleWords
  private let graph: FlowGraph
  private var language: String { whole.language }

  init(_ whole: Explainer, _ procedure: Procedure) {
    self.whole = whole
    self.procedure = procedure
    words = RuleWords(procedure, of: whole.guide, language: whole.language)
    graph = FlowGraph(procedure, of: whole.guide, language: whole.language)
  }

  func explain(_ step: Step) -> Explanation {
    var explanation = start("step", step.id, .step(step.id, of: procedure.id))
    explanation.title = step.title[language]
    explanation.add(
      "pages",
      "Pages",
      step.pages.map { .init(kind: "page", id: $0.id, words: $0.title[language]) }
    )
    let inside = Set(step.pages.map { FlowGraph.Point.page($0.id) })
    explanation.waysIn = ways { inside.contains($0.to) && !inside.contains($0.from) }
    explanation.waysOut = ways { inside.contains($0.from) && !inside.contains($0.to) }
    addTitles(step.variants.map { ($0.when, $0.value.title) }, step.id, to: &explanation)
    return explanation
  }

  func explain(_ page: Page, in step: Step) -> Explanation {
    var explanation = start("page", page.id, .page(page.id, of: procedure.id))
    explanation.title = page.title[language]
    explanation.step = step.id
    explanation.waysIn = ways { $0.to == .page(page.id) }
    explanation.waysOut = ways { $0.from == .page(page.id) }
    if case .question(let question) = page.work {
      explanation.add("options", "Options", whole.options(of: question))
    }
    let here = page.next.cases.flatMap { $0.when.facts(procedure.conditions) } + guards(of: page)
    explanation.add("reads", "Answers that its rules read", facts(here))
    explanation.add("readBy", "Read by", procedure.readers(of: page.id, language))
    addTitles(page.variants.map { ($0.when, $0.value.title) }, page.id, to: &explanation)
    explanation.add("scenarios", "Scenarios that come here", scenarios(visiting: page.id))
    explanation.answers = fewest { compiled in compiled.page(page.id).map { .page($0) } }
    return explanation
  }

  func explain(_ decision: Decision) -> Explanation {
    var explanation = start("decision", decision.id, .decision(decision.id, of: procedure.id))
    let cases = decision.transition.cases
    explanation.title = cases.count == 1 ? "1 case" : "\(cases.count) cases"
    explanation.waysIn = ways { $0.to == .decision(decision.id) }
    explanation.waysOut = ways { $0.from == .decision(decision.id) }
    let read = cases.flatMap { $0.when.facts(procedure.conditions) }
    explanation.add("reads", "Answers that its rules read", facts(read))
    return explanation
  }

  func explain(_ item: Transition.Case, of owner: FlowGraph.Point) -> Explanation {
    var explanation = start("case", item.id, .case(item.id, of: procedure.id))
    explanation.title = item.says[language]
    explanation.condition = words.words(item.when)
    explanation.urgency = item.urgency
    explanation.waysOut = ways { $0.from == owner && $0.kind == .rule(item.id) }
    explanation.add("reads", "Answers that it reads", facts(item.when.facts(procedure.conditions)))
    let named = procedure.conditions.filter { item.when.names($0.id) }
    explanation.add("conditions", "Conditions that it names", mentions(of: named))
    explanation.answers = fewest { goal(of: item.id, owner, $0) }
    return explanation
  }

  func explain(_ condition: Condition) -> Explanation {
    var explanation = start("condition", condition.id, .condition(condition.id, of: procedure.id))
    explanation.title = condition.says[language]
    explanation.condition = words.words(condition.when)
    let read = condition.when.facts(procedure.conditions)
    explanation.add("reads", "Answers that it reads", facts(read))
    let users =
      mentions(of: procedure.conditions.filter { $0.when.names(condition.id) })
      + procedure.allCases.filter { $0.0.when.names(condition.id) }.map {
        .init(kind: "case", id: $0.0.id, words: $0.0.says[language])
      }
      + procedure.guarantees.filter { $0.premise?.names(condition.id) == true }.map {
        .init(kind: "guarantee", id: $0.id, words: $0.says[language])
      }
    explanation.add("usedBy", "Used by", users)
    return explanation
  }

  func explain(_ outcome: Outcome) -> Explanation {
    var explanation = start("outcome", outcome.id, .outcome(outcome.id, of: procedure.id))
    explanation.title = outcome.title[language]
    explanation.urgency = outcome.urgency
    explanation.waysIn = ways { $0.to == .outcome(outcome.id) }
    if let compiled = try? whole.guide.compiled(procedure.id) {
      let fewest = whole.fewestAnswers(compiled)
      for (place, way) in explanation.waysIn.enumerated() {
        let goal = goal(of: way.rule, way.from, compiled)
        explanation.waysIn[place].answers =
          goal.map { answers(to: $0, fewest, compiled) } ?? .notLooked
      }
      let place = procedure.outcomes.firstIndex { $0.id == outcome.id } ?? 0
      explanation.answers = answers(to: .outcome(place), fewest, compiled)
    }
    explanation.add("contacts", "Whom to call", contacts(outcome.contacts))
    for variant in outcome.variants {
      let all = variant.value.contacts.map { contacts($0.applied(to: outcome.contacts)) } ?? []
      add(all, "contact", when: variant.when, to: &explanation)
    }
    addTitles(outcome.variants.map { ($0.when, $0.value.title) }, outcome.id, to: &explanation)
    let scenarios = whole.guide.scenarios.filter {
      $0.procedure == procedure.id && $0.outcome == outcome.id
    }
    explanation.add("scenarios", "Scenarios that end here", mentions(of: scenarios))
    return explanation
  }

  func explain(_ guarantee: Guarantee) -> Explanation {
    var explanation = start("guarantee", guarantee.id, .guarantee(guarantee.id, of: procedure.id))
    explanation.title = guarantee.says[language]
    explanation.condition = guarantee.premise.map { words.words($0) }
    let promised = promise(guarantee.promise)
    explanation.add("promises", promised.heading, promised.mentions)
    let read = guarantee.premise?.facts(procedure.conditions) ?? []
    explanation.add("reads", "Answers that it reads", facts(read))
    return explanation
  }

  /// What is promised, as a heading with the ids it names.
  private func promise(
    _ promise: Guarantee.Promise
  ) -> (heading: String, mentions: [Explanation.Mention]) {
    func outcomes(_ ids: [String]) -> [Explanation.Mention] {
      ids.map { id in
        let title = procedure.outcomes.first { $0.id == id }?.title[language]
        return .init(kind: "outcome", id: id, words: title ?? "")
      }
    }
    func contacts(_ ids: [String]) -> [Explanation.Mention] {
      ids.map {
        .init(kind: "contact", id: $0, words: whole.guide.contact($0)?.name[language] ?? "")
      }
    }
    func pages(_ ids: [String]) -> [Explanation.Mention] {
      ids.map { .init(kind: "page", id: $0, words: words.title(of: $0)) }
    }
    switch promise {
    case .outcomes(let ids): return ("Then it ends at one of", outcomes(ids))
    case .notOutcomes(let ids): return ("Then it ends at none of", outcomes(ids))
    case .contacts(let ids): return ("Then all of these are to be called", contacts(ids))
    case .firstContact(let id): return ("Then this is to be called first", contacts([id]))
    case .pages(let ids): return ("Then it visits all of", pages(ids))
    case .notPages(let ids): return ("Then it visits none of", pages(ids))
    case .order(let page, let before):
      return ("Then the first comes before the second", pages([page, before]))

    case .urgencyAtMost(let level):
      let word = FlowGraph.urgency(level)
      return (
        "Then it is at least so urgent", [.init(kind: "urgency", id: "\(level)", words: word)]
      )

    case .urgencyRises(let fact, let order):
      let options = order.map {
        Explanation.Mention(kind: "option", id: $0, words: words.label($0, of: fact))
      }
      return ("A later option never makes it less urgent: " + words.question(fact), options)
    }
  }

  // MARK: - Answers

  private func fewest(_ goal: (CompiledProcedure) -> FewestAnswers.Goal?) -> Explanation.Answers {
    guard let compiled = try? whole.guide.compiled(procedure.id), let goal = goal(compiled) else {
      return .notLooked
    }
    return answers(to: goal, whole.fewestAnswers(compiled), compiled)
  }

  private func answers(
    to goal: FewestAnswers.Goal,
    _ fewest: FewestAnswers,
    _ compiled: CompiledProcedure
  ) -> Explanation.Answers {
    if let found = fewest[goal] { return .found(Explainer.inOrder(found, compiled)) }
    return fewest.isComplete ? .none : .notDecided
  }

  /// The place of a case in the flat table; without a rule that of `otherwise`.
  private func goal(
    of rule: String?,
    _ owner: FlowGraph.Point,
    _ compiled: CompiledProcedure
  ) -> FewestAnswers.Goal? {
    let isDecision = if case .decision = owner { true } else { false }
    let place = compiled.transitions.firstIndex {
      $0.owner == owner.id && $0.isDecision == isDecision
    }
    guard let place else { return nil }
    guard let rule else { return .hit(transition: place, hit: -1) }
    let number = compiled.transitions[place].cases.firstIndex { $0.source.id == rule }
    return number.map { .hit(transition: place, hit: $0) }
  }

  // MARK: - Ways and mentions

  private func start(_ kind: String, _ id: String, _ thing: CheckedContent.Thing) -> Explanation {
    var explanation = whole.start(kind, id, thing)
    explanation.procedure = procedure.id
    return explanation
  }

  private func ways(_ isWanted: (FlowGraph.Edge) -> Bool) -> [Explanation.Way] {
    graph.edges.filter { isWanted($0) && $0.kind != .call && $0.kind != .goesOn }.map { edge in
      var way = Explanation.Way(from: edge.from, to: edge.to, words: FlowGraph.words(whole: edge))
      guard case .rule(let id) = edge.kind else { return way }
      let item = procedure.allCases.first { $0.0.id == id && $0.1 == edge.from }?.0
      way.rule = id
      way.condition = item.map { words.words($0.when) } ?? ""
      way.urgency = item?.urgency
      return way
    }
  }

  private func guards(of page: Page) -> [String] {
    var expressions = page.text.compactMap(\.when)
    switch page.work {
    case .question(let question):
      expressions += question.options.compactMap(\.when)
      if case .optionalWhen(let when) = question.need { expressions.append(when) }

    case .tasks(let tasks): expressions += tasks.compactMap(\.when)
    case .explanation, .call: break
    }
    return expressions.flatMap { $0.facts(procedure.conditions) }
  }

  private func facts(_ facts: [String]) -> [Explanation.Mention] {
    var seen: Set<String> = []
    return facts.filter { seen.insert($0).inserted }.map {
      .init(kind: "fact", id: $0, words: words.title(of: $0))
    }
  }

  private func contacts(_ ids: [String]) -> [Explanation.Mention] {
    ids.compactMap { whole.guide.contact($0) }.map { contact in
      let words = [contact.number, contact.name[language]].compactMap { $0 }
      return .init(kind: "contact", id: contact.id, words: words.joined(separator: "  "))
    }
  }

  /// What an addition puts in the place of something, each with the situation in which it does.
  private func add(
    _ mentions: [Explanation.Mention],
    _ kind: String,
    when: Expression?,
    to explanation: inout Explanation
  ) {
    let there = when.map { "when " + words.words($0) } ?? "always"
    let all = mentions.map {
      Explanation.Mention(kind: kind, id: $0.id, words: $0.words + "  (" + there + ")")
    }
    if let place = explanation.sections.firstIndex(where: { $0.name == "additions" }) {
      explanation.sections[place].mentions += all
    } else {
      explanation.add("additions", "In additions", all)
    }
  }

  private func addTitles(
    _ titles: [(when: Expression?, title: Text?)],
    _ id: String,
    to explanation: inout Explanation
  ) {
    for (when, title) in titles {
      guard let title else { continue }
      add(
        [.init(kind: "title", id: id, words: title[language])],
        "title",
        when: when,
        to: &explanation
      )
    }
  }

  private func mentions(of conditions: [Condition]) -> [Explanation.Mention] {
    conditions.map { .init(kind: "condition", id: $0.id, words: $0.says[language]) }
  }

  private func mentions(of scenarios: [Scenario]) -> [Explanation.Mention] {
    scenarios.map { .init(kind: "scenario", id: $0.id, words: $0.title[language]) }
  }

  /// The scenarios of any procedure that come to a page of this one.
  private func scenarios(visiting page: String) -> [Explanation.Mention] {
    var ready: [String: CompiledProcedure] = [:]
    return mentions(
      of: whole.guide.scenarios.filter { scenario in
        guard
          let compiled = ready[scenario.procedure]
            ?? (try? whole.guide.compiled(scenario.procedure))
        else { return false }
        ready[scenario.procedure] = compiled
        return compiled.walk(scenario.answers).path.contains { place in
          guard case .page(let item, _, let owner) = compiled.pages[place].origin else {
            return false
          }
          return item.id == page && owner == procedure.id
        }
      }
    )
  }
}

extension FlowGraph {
  /// The condition of a way in words, uncut.
  static func words(whole edge: Edge) -> String {
    switch edge.kind {
    case .always, .call, .goesOn: ""
    case .rule: edge.words
    case .otherwise: "otherwise: " + edge.words
    }
  }
}
