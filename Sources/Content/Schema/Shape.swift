/// What a reader accepts at one place of a file.
indirect enum Shape: Hashable, Sendable {
  case null
  case boolean
  /// true alone.
  case yes
  case integer(least: Int?, most: Int?)
  case string(Words)
  case list(Shape, least: Int, most: Int?, isUnique: Bool)
  /// An object, by its place in the table of the finder.
  case object(Int)
  case any([Shape])

  enum Words: Hashable, Sendable {
    case free, id, notBlank, day
    /// Two names with a slash between them.
    case pair
    case oneOf([String])
  }
}

/// What a reader accepts of an object.
struct ObjectShape: Hashable, Sendable {
  /// What it is called in schemas.
  var name: String
  /// One way to write the object, of which at least one must fit.
  var variants: [Variant] = []
  /// The shape of all values, when any key will do.
  var open: Shape?

  struct Variant: Hashable, Sendable {
    /// The keys that may be there.
    var keys: [String: Shape]
    /// Those of them that must.
    var required: Set<String>
  }

  /// All keys of all variants.
  var keys: Set<String> { variants.reduce(into: []) { $0.formUnion($1.keys.keys) } }
}
