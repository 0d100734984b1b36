import Proof

extension WalkCount {
  /// The number for people: all its digits, or of a very large one the first three and how many follow.
  var short: String {
    let digits = description
    guard digits.count > 12, let first = digits.first else { return digits }
    return "\(first).\(digits.dropFirst().prefix(2))e\(digits.count - 1)"
  }
}
