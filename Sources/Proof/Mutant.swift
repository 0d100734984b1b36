public import Guidance
public import Rules

/// A procedure with one small mistake put into its rules, as an editor might make it.
public struct Mutant: Sendable {
  /// What kind of mistake it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Comparable {
    /// A test of a choice, set or count says the opposite, or a neighbour of what it said.
    case test
    /// A condition says the opposite.
    case negated
    /// A part of `all`, `any` or `atLeast` is left out.
    case dropped
    /// `all` became `any` or the other way round.
    case joined
    /// `atLeast` asks for one more or one fewer.
    case number
    /// A case or an `otherwise` leads elsewhere.
    case target
    /// A case is left out.
    case removed
    /// Two cases of a `first` stand in the other order.
    case order
    /// An urgency is another one.
    case urgency
    /// A contact of an outcome is left out, or stands in another order.
    case contact
    /// An option is always offered.
    case option

    /// In the order of the list above.
    public static func < (left: Kind, right: Kind) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// Where in the content it stands.
  public enum Place: Sendable, Hashable {
    /// A case.
    case `case`(String)
    /// A named condition.
    case condition(String)
    /// The `otherwise`, or what is always done, of a page.
    case page(String)
    /// The `otherwise` of a decision.
    case decision(String)
    /// An outcome.
    case outcome(String)
  }

  /// What kind of mistake it is.
  public var kind: Kind
  /// Where it stands.
  public var place: Place
  /// What it was, in rule words.
  public var before: String
  /// What it became; empty when it was left out.
  public var after: String
  /// The procedure with the mistake in it.
  public var procedure: Procedure
}

extension Expression {
  /// The expression on one line, in the words of the rule language.
  public var ruleWords: String {
    switch self {
    case .all(let parts): "all(" + parts.map(\.ruleWords).joined(separator: ", ") + ")"
    case .any(let parts): "any(" + parts.map(\.ruleWords).joined(separator: ", ") + ")"
    case .not(let part): "not(" + part.ruleWords + ")"

    case .atLeast(let number, let parts):
      "atLeast \(number) of(" + parts.map(\.ruleWords).joined(separator: ", ") + ")"

    case .equals(let fact, let option): fact + " = " + option
    case .isIn(let fact, let options): fact + " in [" + options.joined(separator: ", ") + "]"
    case .has(let fact, let option): fact + " has " + option
    case .compare(let fact, let comparison, let number): "\(fact) \(comparison.rawValue) \(number)"
    case .between(let fact, let bounds):
      "\(fact) between \(bounds.lowerBound) and \(bounds.upperBound)"
    case .answered(let fact): "answered " + fact
    case .condition(let id): "condition " + id
    }
  }
}

extension Transition.Target {
  /// The target in words.
  public var ruleWords: String {
    switch self {
    case .page(let id): "page " + id
    case .outcome(let id): "outcome " + id
    case .decision(let id): "decision " + id
    }
  }
}
