/// One value of a JSON document; to be used only while the document is kept.
///
/// Counting references to the document for every value would cost more than reading it.
struct JSONValue: @unchecked Sendable {
  enum Kind: UInt8, Sendable {
    case object, array, string, number, bool, null

    /// The kind in words.
    var words: String {
      switch self {
      case .object: "an object"
      case .array: "a list"
      case .string: "a string"
      case .number: "a number"
      case .bool: "true or false"
      case .null: "null"
      }
    }
  }

  let bytes: UnsafePointer<UInt8>
  let nodes: UnsafePointer<JSONDocument.Node>
  let place: Int

  private var node: JSONDocument.Node { nodes[place] }

  /// The bytes of a stretch.
  private func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count)
  }

  var kind: Kind { node.kind }

  /// Where it stands, in bytes; quotes and brackets included.
  var byteRange: Range<Int> { Int(node.start)..<Int(node.end) }

  /// The characters of a string; nil for other kinds.
  var string: String? {
    let node = node
    guard node.kind == .string else { return nil }
    let inner = Int(node.start) + 1..<Int(node.end) - 1
    if node.hasEscapes { return JSONEscapes.resolved(Array(bytes(inner))[...]) }
    return String(decoding: bytes(inner), as: UTF8.self)
  }

  /// The number, when it is a whole one.
  var int: Int? {
    guard kind == .number else { return nil }
    return Int(String(decoding: bytes(byteRange), as: UTF8.self))
  }

  var bool: Bool? {
    guard kind == .bool else { return nil }
    return bytes[Int(node.start)] == UInt8(ascii: "t")
  }

  /// The values of a list; empty for other kinds.
  var elements: [JSONValue] {
    guard kind == .array else { return [] }
    var elements: [JSONValue] = []
    visitChildren { elements.append($0) }
    return elements
  }

  /// The keys and values of an object; empty for other kinds.
  var members: [(key: String, keyRange: Range<Int>, value: JSONValue)] {
    var members: [(key: String, keyRange: Range<Int>, value: JSONValue)] = []
    visitMembers { key, value in
      members.append((key.string ?? "", key.byteRange, value))
      return true
    }
    return members
  }

  /// Visits the keys and values of an object in order, until one says false.
  @inline(__always)
  func visitMembers(_ visit: (_ key: JSONValue, _ value: JSONValue) -> Bool) {
    guard kind == .object else { return }
    var next = place + 1
    let end = Int(node.next)
    while next < end {
      let key = JSONValue(bytes: bytes, nodes: nodes, place: next)
      let value = JSONValue(bytes: bytes, nodes: nodes, place: next + 1)
      guard visit(key, value) else { return }
      next = Int(nodes[next + 1].next)
    }
  }

  @inline(__always)
  private func visitChildren(_ visit: (JSONValue) -> Void) {
    var next = place + 1
    let end = Int(node.next)
    while next < end {
      visit(JSONValue(bytes: bytes, nodes: nodes, place: next))
      next = Int(nodes[next].next)
    }
  }

  /// Whether this string is some ASCII word; no string is made to compare them, unless it has escapes.
  @inline(__always)
  func isString(_ word: StaticString) -> Bool {
    let node = node
    guard node.isPlain else { return string == word.description }
    let count = Int(node.end) - Int(node.start) - 2
    guard count == word.utf8CodeUnitCount else { return false }
    let start = Int(node.start) + 1
    for place in 0..<count where bytes[start + place] != word.utf8Start[place] { return false }
    return true
  }

  /// Whether this string is some word, as people read it.
  @inline(__always)
  func isString(_ word: String) -> Bool {
    let node = node
    guard node.isPlain else { return string == word }
    let start = Int(node.start) + 1
    var word = word
    return word.withUTF8 { letters in
      guard letters.count == Int(node.end) - start - 1 else { return false }
      for place in letters.indices where bytes[start + place] != letters[place] { return false }
      return true
    }
  }
}
