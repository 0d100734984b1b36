public import Rules

/// What takes the place of something while a condition over settings holds.
public struct Variant<Value: Sendable & Hashable>: Sendable, Hashable {
  /// When it holds; always when empty.
  public var when: Expression?
  /// What holds then.
  public var value: Value
  /// What that rests on.
  public var basis: Basis

  /// Makes a variant.
  public init(when: Expression?, _ value: Value, basis: Basis) {
    self.when = when
    self.value = value
    self.basis = basis
  }
}

/// How a list is changed: something put before and after it, or something else instead of it.
public struct ListChange<Element: Sendable & Hashable>: Sendable, Hashable {
  /// Put before the list.
  public var before: [Element]
  /// Put after it.
  public var after: [Element]
  /// Takes the place of the list itself.
  public var instead: [Element]?

  /// Makes a change.
  public init(before: [Element] = [], after: [Element] = [], instead: [Element]? = nil) {
    self.before = before
    self.after = after
    self.instead = instead
  }

  /// The list with the change.
  public func applied(to list: [Element]) -> [Element] { before + (instead ?? list) + after }
}

extension Page {
  /// What a variant changes; what it leaves empty stays.
  public struct Change: Sendable, Hashable {
    /// The title.
    public var title: Text?
    /// Why this is asked or told.
    public var why: Text?
    /// What to write down.
    public var record: ListChange<Text>?
    /// Articles that tell more.
    public var see: ListChange<String>?
    /// The id of the step under which the page counts.
    public var within: String?

    /// Makes a change of nothing.
    public init() {}
  }

  /// The page as it is in a situation.
  public func shown(in situation: Situation) -> Page {
    var page = self
    for variant in variants where situation.holds(variant.when) {
      let change = variant.value
      page.title = change.title ?? page.title
      page.why = change.why ?? page.why
      page.record = change.record?.applied(to: page.record) ?? page.record
      page.see = change.see?.applied(to: page.see) ?? page.see
      page.basis.add(variant.basis)
    }
    return page
  }
}

extension Step {
  /// What a variant changes; what it leaves empty stays.
  public struct Change: Sendable, Hashable {
    /// The name.
    public var title: Text?
    /// What it is for.
    public var purpose: Text?
    /// Who takes part.
    public var who: ListChange<Text>?
    /// What to do.
    public var tasks: ListChange<Text>?
    /// What to write down.
    public var record: ListChange<Text>?
    /// What often goes wrong.
    public var mistakes: ListChange<Text>?
    /// The id of the step under which its pages count.
    public var within: String?

    /// Makes a change of nothing.
    public init() {}
  }

  /// The step as it is in a situation.
  public func shown(in situation: Situation) -> Step {
    var step = self
    for variant in variants where situation.holds(variant.when) {
      let change = variant.value
      step.title = change.title ?? step.title
      step.purpose = change.purpose ?? step.purpose
      step.who = change.who?.applied(to: step.who) ?? step.who
      step.tasks = change.tasks?.applied(to: step.tasks) ?? step.tasks
      step.record = change.record?.applied(to: step.record) ?? step.record
      step.mistakes = change.mistakes?.applied(to: step.mistakes) ?? step.mistakes
      step.basis.add(variant.basis)
    }
    return step
  }
}

extension Outcome {
  /// What a variant changes; what it leaves empty stays.
  public struct Change: Sendable, Hashable {
    /// The advice in one sentence.
    public var title: Text?
    /// Whom to call.
    public var contacts: ListChange<String>?
    /// Why this order, or why none.
    public var contactNote: Text?
    /// What to write down.
    public var record: ListChange<Text>?
    /// Articles that tell more.
    public var see: ListChange<String>?
    /// The procedures to go on with.
    public var goOnWith: ListChange<GoOn>?

    /// Makes a change of nothing.
    public init() {}
  }

  /// The outcome as it is in a situation.
  public func shown(in situation: Situation) -> Outcome {
    var outcome = self
    for variant in variants where situation.holds(variant.when) {
      let change = variant.value
      outcome.title = change.title ?? outcome.title
      outcome.contacts = change.contacts?.applied(to: outcome.contacts) ?? outcome.contacts
      outcome.contactNote = change.contactNote ?? outcome.contactNote
      outcome.record = change.record?.applied(to: outcome.record) ?? outcome.record
      outcome.see = change.see?.applied(to: outcome.see) ?? outcome.see
      outcome.goOnWith = change.goOnWith?.applied(to: outcome.goOnWith) ?? outcome.goOnWith
      outcome.basis.add(variant.basis)
    }
    return outcome
  }
}

extension Transition.Case {
  /// What the case says in a situation, and what that rests on.
  public func shown(in situation: Situation) -> (says: Text, basis: Basis) {
    words(says, basis, variants, situation)
  }
}

extension Condition {
  /// What the condition says in a situation, and what that rests on.
  public func shown(in situation: Situation) -> (says: Text, basis: Basis) {
    words(says, basis, variants, situation)
  }
}

private func words(
  _ says: Text,
  _ basis: Basis,
  _ variants: [Variant<Text>],
  _ situation: Situation
) -> (says: Text, basis: Basis) {
  var (says, basis) = (says, basis)
  for variant in variants where situation.holds(variant.when) {
    says = variant.value
    basis.add(variant.basis)
  }
  return (says, basis)
}

extension Basis {
  /// Adds what a change rests on: one that awaits review makes the whole await it.
  public mutating func add(_ more: Basis) {
    sources += more.sources.filter { !sources.contains($0) }
    if more.certainty.awaitsReview, !certainty.awaitsReview { certainty = more.certainty }
  }
}
