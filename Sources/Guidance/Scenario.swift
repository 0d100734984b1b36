public import Rules

/// A training case: a story, given answers, the model way, and why.
public struct Scenario: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its title.
  public var title: Text
  /// The procedure that it walks.
  public var procedure: String
  /// The story.
  public var story: [Block]
  /// The model answers, by question.
  public var answers: [String: FactValue]
  /// The outcome they lead to.
  public var outcome: String
  /// How soon, when the scenario fixes it.
  public var urgency: Int?
  /// Pages that the walk has to come by, in this order; others may lie between.
  public var visits: [String]
  /// Pages that the walk must not come by.
  public var avoids: [String]
  /// Contacts that the advice names to call, in this order; others may stand between.
  public var contacts: [String]
  /// Conditions of the procedure that surely hold when the walk has ended.
  public var holds: [String]
  /// Conditions that surely do not hold then.
  public var fails: [String]
  /// Whether somebody has yet to write its words.
  public var isDraft: Bool
  /// Why this is the outcome.
  public var why: Text
  /// What people often do wrong here.
  public var traps: [Text]
  /// What it rests on.
  public var basis: Basis

  /// Makes a scenario.
  public init(
    id: String,
    title: Text,
    procedure: String,
    story: [Block],
    answers: [String: FactValue],
    outcome: String,
    urgency: Int? = nil,
    visits: [String] = [],
    avoids: [String] = [],
    contacts: [String] = [],
    holds: [String] = [],
    fails: [String] = [],
    isDraft: Bool = false,
    why: Text,
    traps: [Text] = [],
    basis: Basis
  ) {
    self.id = id
    self.title = title
    self.procedure = procedure
    self.story = story
    self.answers = answers
    self.outcome = outcome
    self.urgency = urgency
    self.visits = visits
    self.avoids = avoids
    self.contacts = contacts
    self.holds = holds
    self.fails = fails
    self.isDraft = isDraft
    self.why = why
    self.traps = traps
    self.basis = basis
  }
}
