/// A piece of JSON text as `JSONLexer` cuts it.
struct JSONToken {
  enum Kind {
    case object, objectEnd, array, arrayEnd, comma, colon
    case string, number, word
    /// A string without its end: nobody can say what the rest of its line is.
    case brokenString
    /// Characters that belong nowhere.
    case junk
    /// The end of the file.
    case end
  }

  var kind: Kind
  var range: Range<Int>
  /// Whether it is a string that was not written as it should be.
  var isFaulty = false
  /// Whether it is the first one on its line.
  var startsLine: Bool
}
