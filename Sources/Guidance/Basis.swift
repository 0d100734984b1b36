/// What a statement rests on: its sources, how certain it is, and when that was checked.
public struct Basis: Sendable, Hashable {
  /// Ids of the guide's sources.
  public var sources: [String]
  /// How certain it is.
  public var certainty: Certainty
  /// The day it was last checked, as `YYYY-MM-DD`.
  public var checkedOn: String

  /// Makes a basis.
  public init(sources: [String], certainty: Certainty, checkedOn: String) {
    self.sources = sources
    self.certainty = certainty
    self.checkedOn = checkedOn
  }
}

/// How certain a statement of the content is.
public enum Certainty: String, Sendable, Hashable, CaseIterable {
  /// A public source says so.
  case sourced
  /// General knowledge of the profession, with high certainty.
  case known
  /// Uncertain: a professional has yet to check it.
  case toReview = "to-review"
  /// Our own choice where the sources leave room; a professional has yet to check it.
  case productChoice = "product-choice"

  /// Whether it is shown as still to be reviewed.
  public var awaitsReview: Bool { self == .toReview || self == .productChoice }
}
