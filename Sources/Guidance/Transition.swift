public import Rules

/// Where a page or a decision leads, and under which condition.
public struct Transition: Sendable, Hashable {
  /// How many cases may hold, and which one counts.
  public enum HitPolicy: String, Sendable, Hashable, CaseIterable {
    /// Exactly one may hold; proven.
    case unique
    /// The first that holds counts.
    case first
  }

  /// Where a case leads.
  public enum Target: Sendable, Hashable {
    /// To a page of the same procedure.
    case page(String)
    /// To an outcome of the same procedure.
    case outcome(String)
    /// To a decision of the same procedure, which leads on.
    case decision(String)
  }

  /// A rule: under its condition it leads to its target.
  public struct Case: Sendable, Hashable {
    /// The id of the rule.
    public var id: String
    /// When it holds.
    public var when: Expression
    /// Where it leads.
    public var to: Target
    /// The condition in words, after "because".
    public var says: Text
    /// Takes the place of the outcome's own urgency.
    public var urgency: Int?
    /// What it rests on.
    public var basis: Basis
    /// Other words in some situations, in order; see ``shown(in:)``.
    public var variants: [Variant<Text>] = []
    /// The condition without what says that an addition holds; nil when that is all of it.
    ///
    /// An advice rests on what was answered, not on which additions there are.
    public var written: Expression?

    /// Makes a case.
    public init(
      id: String,
      when: Expression,
      to: Target,
      says: Text,
      urgency: Int? = nil,
      basis: Basis
    ) {
      self.id = id
      self.when = when
      self.to = to
      self.says = says
      self.urgency = urgency
      self.basis = basis
    }
  }

  /// What happens when every case is surely false.
  public struct Otherwise: Sendable, Hashable {
    /// Where it leads.
    public var to: Target
    /// Why; empty for a transition without cases.
    public var because: Text?

    /// Makes a way out.
    public init(to: Target, because: Text?) {
      self.to = to
      self.because = because
    }
  }

  /// How the cases are read.
  public var hit: HitPolicy
  /// The cases, in order.
  public var cases: [Case]
  /// The way when no case holds; never taken while a case is unknown.
  public var otherwise: Otherwise?

  /// Makes a transition with cases.
  public init(hit: HitPolicy, cases: [Case], otherwise: Otherwise? = nil) {
    self.hit = hit
    self.cases = cases
    self.otherwise = otherwise
  }

  /// Makes a transition that always leads to the same target.
  public init(to target: Target) {
    self.init(hit: .first, cases: [], otherwise: Otherwise(to: target, because: nil))
  }
}

/// A table of cases that several pages may lead to.
public struct Decision: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its cases.
  public var transition: Transition
  /// What it rests on.
  public var basis: Basis

  /// Makes a decision.
  public init(id: String, transition: Transition, basis: Basis) {
    self.id = id
    self.transition = transition
    self.basis = basis
  }
}

/// A named statement over facts, with a sentence that says it in words.
public struct Condition: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// When it holds.
  public var when: Expression
  /// The condition in words, after "because".
  public var says: Text
  /// What it rests on.
  public var basis: Basis
  /// Other words in some situations, in order; see ``shown(in:)``.
  public var variants: [Variant<Text>] = []

  /// Makes a condition.
  public init(id: String, when: Expression, says: Text, basis: Basis) {
    self.id = id
    self.when = when
    self.says = says
    self.basis = basis
  }
}
