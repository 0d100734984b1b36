public import Rules

/// A walk from a start to an outcome.
public struct Procedure: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its name.
  public var title: Text
  /// What it is for, in a sentence or two.
  public var summary: Text
  /// The guide's settings that it asks first, in order.
  public var settings: [String]
  /// Whether they are asked after the first page, and only where that does not lead to an outcome itself.
  public var asksStartFirst = false
  /// The first page.
  public var start: String
  /// The named conditions.
  public var conditions: [Condition]
  /// The decisions.
  public var decisions: [Decision]
  /// What is promised of every walk.
  public var guarantees: [Guarantee]
  /// The steps, in order.
  public var steps: [Step]
  /// The outcomes.
  public var outcomes: [Outcome]
  /// The ids that it had before, for answers that were kept and for comparing versions.
  public var formerIDs: [String] = []

  /// Makes a procedure.
  public init(
    id: String,
    title: Text,
    summary: Text,
    settings: [String] = [],
    start: String,
    conditions: [Condition] = [],
    decisions: [Decision] = [],
    guarantees: [Guarantee] = [],
    steps: [Step],
    outcomes: [Outcome]
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.settings = settings
    self.start = start
    self.conditions = conditions
    self.decisions = decisions
    self.guarantees = guarantees
    self.steps = steps
    self.outcomes = outcomes
  }
}

extension Procedure {
  /// The ids of the procedures that its pages call, in order.
  package var calls: [String] {
    var ids: [String] = []
    for step in steps {
      let pages = step.pages
      // By their places: to copy a page counts references to all that is in it.
      for place in pages.indices {
        if case .call(let id) = pages[place].work { ids.append(id) }
      }
    }
    return ids
  }
}

/// One stage of a procedure; holds pages.
public struct Step: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its name.
  public var title: Text
  /// What it is for.
  public var purpose: Text
  /// Who takes part.
  public var who: [Text]
  /// What to do.
  public var tasks: [Text]
  /// What to write down.
  public var record: [Text]
  /// What often goes wrong.
  public var mistakes: [Text]
  /// When it may be skipped or taken in another order.
  public var skip: [Block]
  /// Its pages, in order.
  public var pages: [Page]
  /// What it rests on.
  public var basis: Basis
  /// Counted and shown only when this surely holds; it reads settings alone.
  public var when: Expression?
  /// Its number, when it is not one more than that of the step before.
  public var number: Int?
  /// What additions change, in order; see ``shown(in:)``.
  public var variants: [Variant<Change>] = []

  /// Makes a step.
  public init(
    id: String,
    title: Text,
    purpose: Text,
    who: [Text] = [],
    tasks: [Text] = [],
    record: [Text] = [],
    mistakes: [Text] = [],
    skip: [Block] = [],
    pages: [Page],
    basis: Basis
  ) {
    self.id = id
    self.title = title
    self.purpose = purpose
    self.who = who
    self.tasks = tasks
    self.record = record
    self.mistakes = mistakes
    self.skip = skip
    self.pages = pages
    self.basis = basis
  }
}

/// An end with advice.
public struct Outcome: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// The advice in one sentence.
  public var title: Text
  /// How soon: 0 now, 1 today by phone, 2 within days, 3 planned.
  public var urgency: Int
  /// The text under the title.
  public var text: [Block]
  /// What to do, in order.
  public var tasks: [Task]
  /// Whom to call, the first one first.
  public var contacts: [String]
  /// Why this order, or why none.
  public var contactNote: Text?
  /// What to write down.
  public var record: [Text]
  /// Articles that tell more.
  public var see: [String]
  /// The procedures to go on with, when the advice is to walk others, in order.
  public var goOnWith: [GoOn]
  /// What it rests on.
  public var basis: Basis
  /// What additions change, in order; see ``shown(in:)``.
  public var variants: [Variant<Change>] = []
  /// The ids that it had before, for answers that were kept and for comparing versions.
  public var formerIDs: [String] = []

  /// Makes an outcome.
  public init(
    id: String,
    title: Text,
    urgency: Int,
    text: [Block] = [],
    tasks: [Task] = [],
    contacts: [String] = [],
    contactNote: Text? = nil,
    record: [Text] = [],
    see: [String] = [],
    goOnWith: [GoOn] = [],
    basis: Basis
  ) {
    self.id = id
    self.title = title
    self.urgency = urgency
    self.text = text
    self.tasks = tasks
    self.contacts = contacts
    self.contactNote = contactNote
    self.record = record
    self.see = see
    self.goOnWith = goOnWith
    self.basis = basis
  }
}

/// A procedure to walk after an advice.
public struct GoOn: Sendable, Hashable {
  /// The id of the procedure.
  public var procedure: String
  /// Why, after "because".
  public var because: Text?

  /// Makes a way on.
  public init(_ procedure: String, because: Text? = nil) {
    self.procedure = procedure
    self.because = because
  }
}
