/// What an expression asks of a fact, to be checked against the fact's type.
struct FactUse: Sendable {
  enum Test: Sendable {
    case choice([(option: String, place: Place)])
    case equals(option: String, place: Place)
    case has((option: String, place: Place))
    case count
    case answered
  }

  var procedure: String
  var fact: String
  var test: Test
  var place: Place
  /// The operator; nil for the order of a guarantee.
  var sign: ExpressionReader.Sign?

  /// The operator as content writes it.
  var operation: String {
    sign.map { ExpressionReader.operators[$0.rawValue].description } ?? "urgencyRisesWith"
  }
}
