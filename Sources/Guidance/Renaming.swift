import Rules

extension Guide {
  /// The same guide under the ids that a newer version gives to what it has renamed, so that what is the
  /// same in both has the same name.
  public func renamed(as newer: Guide) -> Guide {
    let renaming = Renaming(from: self, to: newer)
    var guide = self
    guide.start = start.map(renaming.procedure)
    guide.procedures = procedures.map(renaming.renamed)
    return guide
  }
}

/// New ids by old ones, of an older version of a guide.
struct Renaming {
  private var procedures: [String: String] = [:]
  /// By procedure, under its old id.
  private var pages: [String: [String: String]] = [:]
  private var outcomes: [String: [String: String]] = [:]
  /// By procedure and page, under their old ids.
  private var options: [String: [String: [String: String]]] = [:]

  init(from older: Guide, to newer: Guide) {
    for procedure in newer.procedures {
      let own = Self.former(
        of: procedure.id,
        procedure.formerIDs,
        among: older.procedures.map(\.id)
      )
      guard let own, let before = older.procedure(own) else { continue }
      if own != procedure.id { procedures[own] = procedure.id }
      addPages(of: procedure, before)
      let ids = before.outcomes.map(\.id)
      for outcome in procedure.outcomes {
        guard let old = Self.former(of: outcome.id, outcome.formerIDs, among: ids) else { continue }
        if old != outcome.id { outcomes[own, default: [:]][old] = outcome.id }
      }
    }
    addCalls(older)
  }

  /// The id that something had in an older version: its own, or else one of its former ones.
  private static func former(of id: String, _ former: [String], among ids: [String]) -> String? {
    ids.contains(id) ? id : former.first(where: ids.contains)
  }

  private mutating func addPages(of newer: Procedure, _ older: Procedure) {
    let before = older.steps.flatMap(\.pages)
    for page in newer.steps.flatMap(\.pages) {
      guard let id = Self.former(of: page.id, page.formerIDs, among: before.map(\.id)) else {
        continue
      }
      if id != page.id { pages[older.id, default: [:]][id] = page.id }
      guard case .question(let question) = page.work,
        case .question(let asked)? = before.first(where: { $0.id == id })?.work
      else { continue }
      for option in question.options where !option.formerIDs.isEmpty {
        let old = Self.former(of: option.id, option.formerIDs, among: asked.options.map(\.id))
        guard let old, old != option.id else { continue }
        options[older.id, default: [:]][id, default: [:]][old] = option.id
      }
    }
  }

  /// A call has the outcomes of the called procedure for options.
  private mutating func addCalls(_ older: Guide) {
    for procedure in older.procedures {
      for page in procedure.steps.flatMap(\.pages) {
        guard case .call(let callee) = page.work, let renamed = outcomes[callee] else { continue }
        options[procedure.id, default: [:]][page.id] = renamed
      }
    }
  }

  func procedure(_ id: String) -> String { procedures[id] ?? id }

  func renamed(_ procedure: Procedure) -> Procedure {
    let own = Local(
      pages: pages[procedure.id] ?? [:],
      outcomes: outcomes[procedure.id] ?? [:],
      options: options[procedure.id] ?? [:]
    )
    var new = procedure
    new.id = self.procedure(procedure.id)
    new.start = own.page(procedure.start)
    for place in new.conditions.indices {
      new.conditions[place].when = own.renamed(new.conditions[place].when)
    }
    for place in new.decisions.indices {
      new.decisions[place].transition = own.renamed(new.decisions[place].transition)
    }
    for place in new.guarantees.indices {
      new.guarantees[place] = own.renamed(new.guarantees[place])
    }
    for step in new.steps.indices {
      new.steps[step].skip = own.renamed(new.steps[step].skip)
      new.steps[step].pages = new.steps[step].pages.map { renamed($0, own) }
    }
    new.outcomes = new.outcomes.map { renamed($0, own) }
    return new
  }

  private func renamed(_ page: Page, _ own: Local) -> Page {
    var new = page
    new.id = own.page(page.id)
    new.text = own.renamed(page.text)
    new.next = own.renamed(page.next)
    switch page.work {
    case .explanation: break
    case .question(let question):
      var renamed = own.renamed(question, of: page.id)
      for place in renamed.carries.indices {
        renamed.carries[place].procedures = renamed.carries[place].procedures.map(procedure)
      }
      new.work = .question(renamed)

    case .tasks(let tasks): new.work = .tasks(own.renamed(tasks))
    case .call(let id): new.work = .call(procedure(id))
    }
    return new
  }

  private func renamed(_ outcome: Outcome, _ own: Local) -> Outcome {
    var new = outcome
    new.id = own.outcomes[outcome.id] ?? outcome.id
    new.text = own.renamed(outcome.text)
    new.tasks = own.renamed(outcome.tasks)
    for place in new.goOnWith.indices {
      new.goOnWith[place].procedure = procedure(new.goOnWith[place].procedure)
    }
    return new
  }
}

/// New ids by old ones within one procedure.
private struct Local {
  var pages: [String: String]
  var outcomes: [String: String]
  /// By page, under its old id.
  var options: [String: [String: String]]

  func page(_ id: String) -> String { pages[id] ?? id }

  private func option(_ id: String, of page: String) -> String { options[page]?[id] ?? id }

  func renamed(_ expression: Expression) -> Expression {
    switch expression {
    case .all(let parts): .all(parts.map(renamed))
    case .any(let parts): .any(parts.map(renamed))
    case .not(let part): .not(renamed(part))
    case .atLeast(let number, let parts): .atLeast(number, of: parts.map(renamed))
    case .equals(let fact, let id): .equals(fact: page(fact), option: option(id, of: fact))

    case .isIn(let fact, let ids):
      .isIn(fact: page(fact), options: ids.map { option($0, of: fact) })

    case .has(let fact, let id): .has(fact: page(fact), option: option(id, of: fact))
    case .compare(let fact, let how, let number): .compare(fact: page(fact), how, number)
    case .between(let fact, let bounds): .between(fact: page(fact), bounds)
    case .answered(let fact): .answered(fact: page(fact))
    case .condition: expression
    }
  }

  func renamed(_ target: Transition.Target) -> Transition.Target {
    switch target {
    case .page(let id): .page(page(id))
    case .outcome(let id): .outcome(outcomes[id] ?? id)
    case .decision: target
    }
  }

  func renamed(_ transition: Transition) -> Transition {
    var new = transition
    for place in new.cases.indices {
      new.cases[place].when = renamed(new.cases[place].when)
      new.cases[place].written = new.cases[place].written.map(renamed)
      new.cases[place].to = renamed(new.cases[place].to)
    }
    if let otherwise = new.otherwise { new.otherwise?.to = renamed(otherwise.to) }
    return new
  }

  func renamed(_ blocks: [Block]) -> [Block] {
    blocks.map { block in
      var new = block
      new.when = block.when.map(renamed)
      return new
    }
  }

  func renamed(_ tasks: [Task]) -> [Task] {
    tasks.map { task in
      var new = task
      new.when = task.when.map(renamed)
      return new
    }
  }

  func renamed(_ question: Question, of page: String) -> Question {
    var new = question
    for place in new.options.indices {
      new.options[place].id = option(new.options[place].id, of: page)
      new.options[place].when = new.options[place].when.map(renamed)
    }
    if case .optionalWhen(let when) = question.need { new.need = .optionalWhen(renamed(when)) }
    switch question.type {
    case .choice(let ids): new.type = .choice(ids.map { option($0, of: page) })
    case .set(let ids): new.type = .set(ids.map { option($0, of: page) })
    case .count, .date, .text: break
    }
    for place in new.carries.indices {
      new.carries[place].option = option(new.carries[place].option, of: page)
    }
    return new
  }

  func renamed(_ guarantee: Guarantee) -> Guarantee {
    var new = guarantee
    new.premise = guarantee.premise.map(renamed)
    func outcomes(_ ids: [String]) -> [String] { ids.map { self.outcomes[$0] ?? $0 } }
    switch guarantee.promise {
    case .outcomes(let ids): new.promise = .outcomes(outcomes(ids))
    case .notOutcomes(let ids): new.promise = .notOutcomes(outcomes(ids))
    case .pages(let ids): new.promise = .pages(ids.map(page))
    case .notPages(let ids): new.promise = .notPages(ids.map(page))

    case .order(let first, let second):
      new.promise = .order(page: page(first), before: page(second))

    case .urgencyRises(let fact, let order):
      new.promise = .urgencyRises(fact: page(fact), order: order.map { option($0, of: fact) })

    case .urgencyAtMost, .contacts, .firstContact: break
    }
    return new
  }
}
