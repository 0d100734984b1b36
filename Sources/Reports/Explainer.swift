public import Content
public import Guidance
import Proof
import Rules

/// Explains what ids of the content mean.
public struct Explainer {
  let content: CheckedContent
  let guide: Guide
  let language: String
  private let budget: Int

  /// Prepares explaining a guide in one of its languages; `content` knows where everything stands.
  public init(
    _ content: CheckedContent,
    _ guide: Guide,
    language: String,
    budget: Int = 200_000
  ) {
    self.content = content
    self.guide = guide
    self.language = language
    self.budget = budget
  }

  /// All meanings of an id; `kind:id` and `procedure/id` name some of them alone.
  public func meanings(of name: String) -> [Explanation] {
    let colon = name.split(separator: ":", maxSplits: 1).map(String.init)
    let (kind, rest) = colon.count == 2 ? (colon[0], colon[1]) : (nil, name)
    let slash = rest.split(separator: "/", maxSplits: 1).map(String.init)
    let (scope, id) = slash.count == 2 ? (slash[0], slash[1]) : (nil, rest)
    var found: [Explanation] = scope == nil ? meaningsInGuide(of: id) : []
    for procedure in guide.procedures where scope == nil || scope == procedure.id {
      found += meanings(of: id, in: procedure)
    }
    return found.filter { kind == nil || $0.kind == kind }
  }

  /// All ids that mean something, for guesses at a misspelt one.
  public var ids: [String] {
    var ids = guide.settings.map(\.id) + guide.scenarios.map(\.id) + guide.contacts.map(\.id)
    for procedure in guide.procedures {
      let pages = procedure.steps.flatMap(\.pages)
      ids += [procedure.id] + procedure.steps.map(\.id) + pages.map(\.id)
      ids += procedure.decisions.map(\.id) + procedure.conditions.map(\.id)
      ids += procedure.guarantees.map(\.id)
      ids += procedure.outcomes.map(\.id) + procedure.allCases.map { $0.0.id }
    }
    return ids
  }

  private func meaningsInGuide(of id: String) -> [Explanation] {
    var found: [Explanation] = []
    if let procedure = guide.procedure(id) { found.append(explain(procedure)) }
    if let setting = guide.settings.first(where: { $0.id == id }) { found.append(explain(setting)) }
    if let scenario = guide.scenarios.first(where: { $0.id == id }) {
      found.append(explain(scenario))
    }
    if let contact = guide.contact(id) { found.append(explain(contact)) }
    return found
  }

  private func meanings(of id: String, in procedure: Procedure) -> [Explanation] {
    let scope = ProcedureExplainer(self, procedure)
    var found: [Explanation] = []
    if let step = procedure.steps.first(where: { $0.id == id }) {
      found.append(scope.explain(step))
    }
    for step in procedure.steps {
      for page in step.pages where page.id == id { found.append(scope.explain(page, in: step)) }
    }
    for decision in procedure.decisions where decision.id == id {
      found.append(scope.explain(decision))
    }
    for (item, owner) in procedure.allCases where item.id == id {
      found.append(scope.explain(item, of: owner))
    }
    for condition in procedure.conditions where condition.id == id {
      found.append(scope.explain(condition))
    }
    for guarantee in procedure.guarantees where guarantee.id == id {
      found.append(scope.explain(guarantee))
    }
    for outcome in procedure.outcomes where outcome.id == id {
      found.append(scope.explain(outcome))
    }
    return found
  }

  // MARK: - What belongs to the whole guide

  private func explain(_ procedure: Procedure) -> Explanation {
    var explanation = start("procedure", procedure.id, .procedure(procedure.id))
    explanation.title = procedure.title[language]
    explanation.add(
      "steps",
      "Steps",
      procedure.steps.map { .init(kind: "step", id: $0.id, words: $0.title[language]) }
    )
    explanation.add(
      "outcomes",
      "Outcomes",
      procedure.outcomes.map { .init(kind: "outcome", id: $0.id, words: $0.title[language]) }
    )
    let callers = guide.procedures.flatMap { caller in
      caller.steps.flatMap(\.pages).filter { $0.work == .call(procedure.id) }.map {
        Explanation.Mention(
          kind: "page",
          id: caller.id + "/" + $0.id,
          words: $0.title[language]
        )
      }
    }
    explanation.add("usedBy", "Walked from", callers)
    return explanation
  }

  private func explain(_ setting: Setting) -> Explanation {
    var explanation = start("setting", setting.id, .setting(setting.id))
    explanation.title = setting.title[language]
    explanation.add("options", "Options", options(of: setting.question))
    let users = guide.procedures.filter { $0.settings.contains(setting.id) }
    explanation.add(
      "usedBy",
      "Asked before",
      users.map { .init(kind: "procedure", id: $0.id, words: $0.title[language]) }
    )
    for procedure in users {
      let readers = procedure.readers(of: setting.id, language)
      explanation.add("readBy", "Read by rules of " + procedure.id, readers)
    }
    return explanation
  }

  private func explain(_ scenario: Scenario) -> Explanation {
    var explanation = start("scenario", scenario.id, .scenario(scenario.id))
    explanation.title = scenario.title[language]
    explanation.procedure = scenario.procedure
    if let compiled = try? guide.compiled(scenario.procedure) {
      let walk = compiled.walk(scenario.answers)
      explanation.answers = .found(Self.inOrder(scenario.answers, compiled))
      explanation.add(
        "path",
        "Pages on its way",
        walk.path.map { place in
          .init(kind: "page", id: compiled.pages[place].key, words: title(of: place, compiled))
        }
      )
    }
    let outcomes = guide.procedure(scenario.procedure)?.outcomes ?? []
    let outcome = outcomes.first { $0.id == scenario.outcome }
    explanation.add(
      "outcome",
      "Leads to",
      [.init(kind: "outcome", id: scenario.outcome, words: outcome?.title[language] ?? "")]
    )
    return explanation
  }

  private func explain(_ contact: Contact) -> Explanation {
    var explanation = start("contact", contact.id, nil)
    explanation.title = [contact.number, contact.name[language]].compactMap { $0 }
      .joined(separator: "  ")
    let users = guide.procedures.flatMap { procedure in
      procedure.outcomes.filter { $0.mayName(contact.id) }.map {
        Explanation.Mention(
          kind: "outcome",
          id: procedure.id + "/" + $0.id,
          words: $0.title[language]
        )
      }
    }
    explanation.add("usedBy", "Named by", users)
    return explanation
  }

  // MARK: - What all have in common

  func start(_ kind: String, _ id: String, _ thing: CheckedContent.Thing?) -> Explanation {
    let place = thing.flatMap { content.location(of: $0) }
    return Explanation(kind: kind, id: id, file: place?.file, line: place?.line, title: "")
  }

  func options(of question: Question) -> [Explanation.Mention] {
    question.options.map { .init(kind: "option", id: $0.id, words: $0.label[language]) }
  }

  func title(of place: Int, _ compiled: CompiledProcedure) -> String {
    switch compiled.pages[place].origin {
    case .setting(let setting): setting.title[language]
    case .page(let page, _, _): page.title[language]
    }
  }

  /// The fewest answers to anything in a procedure; the only place that looks for them.
  func fewestAnswers(_ compiled: CompiledProcedure) -> FewestAnswers {
    FewestAnswers(compiled, budget: budget)
  }

  /// Answers in the order of the questions.
  static func inOrder(
    _ answers: [String: FactValue],
    _ compiled: CompiledProcedure
  ) -> [Explanation.Answer] {
    compiled.questionKeys.compactMap { key in
      answers[key].map { Explanation.Answer(question: key, value: $0) }
    }
  }
}

extension Outcome {
  /// Whether it names somebody to call, be it only in some situations.
  fileprivate func mayName(_ contact: String) -> Bool {
    contacts.contains(contact)
      || variants.contains { $0.value.contacts?.applied(to: []).contains(contact) == true }
  }
}

extension Explanation {
  /// Adds what stands under a heading; nothing when there is nothing.
  mutating func add(_ name: String, _ heading: String, _ mentions: [Mention]) {
    guard !mentions.isEmpty else { return }
    sections.append(Section(name: name, heading: heading, mentions: mentions))
  }
}

extension Procedure {
  /// All cases with the page or decision that they belong to, in the order of the files.
  var allCases: [(Transition.Case, FlowGraph.Point)] {
    steps.flatMap(\.pages).flatMap { page in
      page.next.cases.map { ($0, FlowGraph.Point.page(page.id)) }
    }
      + decisions.flatMap { decision in
        decision.transition.cases.map { ($0, FlowGraph.Point.decision(decision.id)) }
      }
  }

  /// The cases and conditions that read a fact, in words.
  func readers(of fact: String, _ language: String) -> [Explanation.Mention] {
    conditions.filter { $0.when.facts([]).contains(fact) }.map {
      .init(kind: "condition", id: $0.id, words: $0.says[language])
    }
      + allCases.filter { $0.0.when.facts([]).contains(fact) }.map {
        .init(kind: "case", id: $0.0.id, words: $0.0.says[language])
      }
      + guarantees.filter { $0.premise?.facts([]).contains(fact) == true }.map {
        .init(kind: "guarantee", id: $0.id, words: $0.says[language])
      }
  }
}
