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
    for item in items { elements.append(item) }
    return elements
  }

  /// The values of a list one by one, without making a list of them; none for other kinds.
  var items: JSONItems { JSONItems(self) }

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

  /// Whether a string is nothing but printable ASCII, written without escapes.
  var isPlain: Bool { node.isPlain }

  /// Whether it holds nothing: an empty list, object or string.
  var isEmpty: Bool {
    let node = node
    return node.kind == .string ? node.end - node.start == 2 : Int(node.next) == place + 1
  }

  /// Where the next sibling stands.
  var nextPlace: Int { Int(node.next) }

  /// The bytes of a string without its quotes; escapes are not resolved.
  @inline(__always)
  var letters: UnsafeBufferPointer<UInt8> {
    let node = node
    return UnsafeBufferPointer(
      start: bytes + Int(node.start) + 1,
      count: Int(node.end) - Int(node.start) - 2
    )
  }

  /// The values of an object that holds just these two keys, in this order.
  @inline(__always)
  func pair(_ first: StaticString, _ second: StaticString) -> (JSONValue, JSONValue)? {
    let node = node
    guard node.kind == .object, Int(node.next) > place + 4 else { return nil }
    let value = JSONValue(bytes: bytes, nodes: nodes, place: place + 2)
    let key = JSONValue(bytes: bytes, nodes: nodes, place: value.nextPlace)
    let last = JSONValue(bytes: bytes, nodes: nodes, place: key.place + 1)
    guard last.place < Int(node.next), last.nextPlace == Int(node.next),
      JSONValue(bytes: bytes, nodes: nodes, place: place + 1).isString(first),
      key.isString(second)
    else { return nil }
    return (value, last)
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

/// The values of a JSON list, in order.
struct JSONItems: Sequence, IteratorProtocol {
  private let list: JSONValue
  private var upcoming: Int
  private let end: Int

  @inline(__always)
  init(_ list: JSONValue) {
    self.list = list
    upcoming = list.place + 1
    end = list.kind == .array ? list.nextPlace : upcoming
  }

  /// Whether there are none.
  var isEmpty: Bool { upcoming >= end }

  /// How many there are.
  var count: Int { reduce(0) { count, _ in count + 1 } }

  /// What comes of reading each, without those that come to nothing.
  func readAll<Item>(_ read: (JSONValue) -> Item?) -> [Item] {
    var items: [Item] = []
    items.reserveCapacity(count)
    for value in self { if let item = read(value) { items.append(item) } }
    return items
  }

  @inline(__always)
  mutating func next() -> JSONValue? {
    guard upcoming < end else { return nil }
    let item = JSONValue(bytes: list.bytes, nodes: list.nodes, place: upcoming)
    upcoming = item.nextPlace
    return item
  }
}
