public import Rules

/// A promise about every walk of a procedure, written down by editors and proven over all answers.
public struct Guarantee: Sendable, Hashable {
  /// What is promised of a walk that comes to an outcome.
  public enum Promise: Sendable, Hashable {
    /// It ends at one of these outcomes.
    case outcomes([String])
    /// It ends at none of these outcomes.
    case notOutcomes([String])
    /// Its urgency, that of the deciding case included, is at most this number: at least so urgent.
    case urgencyAtMost(Int)
    /// Its outcome names all of these to call.
    case contacts([String])
    /// Its outcome names this one to call first.
    case firstContact(String)
    /// It visits all of these pages.
    case pages([String])
    /// It visits none of these pages.
    case notPages([String])
    /// If it visits the second page, it visited the first one before.
    case order(page: String, before: String)
    /// With all other answers the same, a later option in the order never makes it less urgent.
    case urgencyRises(fact: String, order: [String])
  }

  /// Its id.
  public var id: String
  /// The promise in words: a full sentence.
  public var says: Text
  /// It is made to those for whom this surely holds when the walk has ended; to all when absent.
  public var premise: Expression?
  /// What is promised.
  public var promise: Promise
  /// What it rests on.
  public var basis: Basis

  /// Makes a guarantee.
  public init(
    id: String,
    says: Text,
    premise: Expression? = nil,
    promise: Promise,
    basis: Basis
  ) {
    self.id = id
    self.says = says
    self.premise = premise
    self.promise = promise
    self.basis = basis
  }
}
