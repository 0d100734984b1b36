public import Guidance
import Rules

/// Makes every mutant of a procedure, in the order in which its rules stand.
public struct MutantMaker {
  private let original: Procedure
  private let expressions: ExpressionMutants
  private var mutants: [Mutant] = []

  /// Prepares the mutants of a procedure of a guide.
  public init(_ procedure: Procedure, of guide: Guide) {
    original = procedure
    var options: [String: [String]] = [:]
    for setting in guide.settings { options[setting.id] = setting.question.type.options }
    for page in procedure.steps.flatMap(\.pages) {
      switch page.work {
      case .question(let question): options[page.id] = question.type.options
      case .call(let id): options[page.id] = guide.procedure(id)?.outcomes.map(\.id)
      case .explanation, .tasks: break
      }
    }
    expressions = ExpressionMutants(options: options)
  }

  /// All of them.
  public static func mutants(of procedure: Procedure, in guide: Guide) -> [Mutant] {
    var maker = MutantMaker(procedure, of: guide)
    maker.makeConditions()
    maker.makeDecisions()
    maker.makePages()
    maker.makeOutcomes()
    return maker.mutants
  }

  private mutating func add(
    _ kind: Mutant.Kind,
    _ place: Mutant.Place,
    _ before: String,
    _ after: String,
    _ change: (inout Procedure) -> Void
  ) {
    var procedure = original
    change(&procedure)
    mutants.append(
      Mutant(kind: kind, place: place, before: before, after: after, procedure: procedure)
    )
  }

  private mutating func makeConditions() {
    for (place, condition) in original.conditions.enumerated() {
      for change in expressions.changes(of: condition.when) {
        add(change.kind, .condition(condition.id), change.before, change.after) {
          $0.conditions[place].when = change.expression
        }
      }
    }
  }

  private mutating func makeDecisions() {
    for (place, decision) in original.decisions.enumerated() {
      make(decision.transition, owner: .decision(decision.id)) {
        $0.decisions[place].transition = $1
      }
    }
  }

  private mutating func makePages() {
    for (step, item) in original.steps.enumerated() {
      for (place, page) in item.pages.enumerated() {
        make(page.next, owner: .page(page.id)) { $0.steps[step].pages[place].next = $1 }
        guard case .question(let question) = page.work else { continue }
        makeOptions(question, page) {
          $0.steps[step].pages[place].work = .question($1)
        }
      }
    }
  }

  /// Options that are offered always, and a condition for leaving it open that says the opposite.
  private mutating func makeOptions(
    _ question: Question,
    _ page: Page,
    _ set: @escaping (inout Procedure, Question) -> Void
  ) {
    for (number, option) in question.options.enumerated() {
      guard let when = option.when else { continue }
      var changed = question
      changed.options[number].when = nil
      add(.option, .page(page.id), "\(option.id) when \(when.ruleWords)", option.id) {
        set(&$0, changed)
      }
    }
    if case .optionalWhen(let when) = question.need {
      for change in expressions.changes(of: when) {
        var changed = question
        changed.need = .optionalWhen(change.expression)
        add(change.kind, .page(page.id), change.before, change.after) { set(&$0, changed) }
      }
    }
  }

  private mutating func make(
    _ transition: Transition,
    owner: Mutant.Place,
    _ set: @escaping (inout Procedure, Transition) -> Void
  ) {
    func changed(_ change: (inout Transition) -> Void) -> Transition {
      var new = transition
      change(&new)
      return new
    }
    let targets = otherTargets(in: transition)
    for (number, item) in transition.cases.enumerated() {
      let place = Mutant.Place.case(item.id)
      for change in expressions.changes(of: item.when) {
        let new = changed { $0.cases[number].when = change.expression }
        add(change.kind, place, change.before, change.after) { set(&$0, new) }
      }
      for target in targets where target != item.to {
        let new = changed { $0.cases[number].to = target }
        add(.target, place, item.to.ruleWords, target.ruleWords) { set(&$0, new) }
      }
      let fewer = changed { $0.cases.remove(at: number) }
      add(.removed, place, "case \(item.id)", "") { set(&$0, fewer) }
      if transition.hit == .first, number > 0 {
        let swapped = changed { $0.cases.swapAt(number - 1, number) }
        let before = transition.cases[number - 1].id
        add(.order, place, "\(before), \(item.id)", "\(item.id), \(before)") { set(&$0, swapped) }
      }
      if let urgency = item.urgency {
        let new = changed { $0.cases[number].urgency = urgency == 3 ? 2 : urgency + 1 }
        add(.urgency, place, "urgency \(urgency)", "urgency \(urgency == 3 ? 2 : urgency + 1)") {
          set(&$0, new)
        }
      }
    }
    if let otherwise = transition.otherwise {
      for target in targets where target != otherwise.to {
        let new = changed { $0.otherwise?.to = target }
        add(.target, owner, otherwise.to.ruleWords, target.ruleWords) { set(&$0, new) }
      }
    }
  }

  /// The other targets of the same transition; of one that always leads to the same, none.
  private func otherTargets(in transition: Transition) -> [Transition.Target] {
    var targets: [Transition.Target] = []
    for target in transition.cases.map(\.to) + [transition.otherwise?.to].compactMap({ $0 })
    where !targets.contains(target) {
      targets.append(target)
    }
    return targets
  }

  private mutating func makeOutcomes() {
    for (place, outcome) in original.outcomes.enumerated() {
      let other = outcome.urgency == 3 ? 2 : outcome.urgency + 1
      add(.urgency, .outcome(outcome.id), "urgency \(outcome.urgency)", "urgency \(other)") {
        $0.outcomes[place].urgency = other
      }
      makeContacts(outcome.contacts, of: outcome) { $0.outcomes[place].contacts = $1 }
      for (number, variant) in outcome.variants.enumerated() {
        guard let change = variant.value.contacts else { continue }
        let there = variant.when.map { " when " + $0.ruleWords } ?? ""
        let parts: [WritableKeyPath<ListChange<String>, [String]>] = [\.before, \.after]
        for part in parts {
          makeContacts(change[keyPath: part], of: outcome, there) {
            $0.outcomes[place].variants[number].value.contacts?[keyPath: part] = $1
          }
        }
        makeContacts(change.instead ?? [], of: outcome, there) {
          $0.outcomes[place].variants[number].value.contacts?.instead = $1
        }
      }
    }
  }

  /// A contact left out, or named after the next one.
  private mutating func makeContacts(
    _ contacts: [String],
    of outcome: Outcome,
    _ there: String = "",
    _ set: @escaping (inout Procedure, [String]) -> Void
  ) {
    for (number, contact) in contacts.enumerated() {
      var fewer = contacts
      fewer.remove(at: number)
      add(.contact, .outcome(outcome.id), "contact \(contact)\(there)", "") { set(&$0, fewer) }
      guard number > 0 else { continue }
      var swapped = contacts
      swapped.swapAt(number - 1, number)
      let (one, other) = (contacts[number - 1], contact)
      add(.contact, .outcome(outcome.id), "\(one), \(other)\(there)", "\(other), \(one)") {
        set(&$0, swapped)
      }
    }
  }
}
