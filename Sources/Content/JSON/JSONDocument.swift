import Diagnostics

/// A JSON text that was read, with the place of everything in it.
///
/// The values lie in one flat table, so that large files are read without an object a value.
struct JSONDocument: Sendable {
  /// What a file may be at most.
  struct Limits: Sendable {
    /// Bytes.
    var size = 1 << 20
    /// Brackets within each other.
    var depth = 32
    /// Mistakes that are told; a file with more is broken throughout.
    var faults = 20
  }

  /// One value, or one key of an object.
  struct Node: Sendable {
    var kind: JSONValue.Kind
    var hasEscapes = false
    var start: Int32
    var end: Int32 = 0
    /// The place of the node behind this one and all within it.
    var next: Int32 = 0
  }

  /// The bytes and the table, shared by all values.
  final class Storage: Sendable {
    let bytes: [UInt8]
    let nodes: ContiguousArray<Node>

    init(bytes: [UInt8], nodes: ContiguousArray<Node>) {
      self.bytes = bytes
      self.nodes = nodes
    }
  }

  let storage: Storage

  /// The one value of the text.
  var root: JSONValue { JSONValue(storage: storage, place: 0) }

  /// Reads a text; nil when anything in it is not JSON as RFC 8259 has it.
  ///
  /// All syntax errors that do not follow from another one are found in one run.
  static func parse(
    _ bytes: [UInt8],
    limits: Limits = Limits()
  ) -> (document: JSONDocument?, faults: [JSONFault]) {
    guard bytes.count <= limits.size else {
      return (nil, [JSONFault(.jsonTooLarge(limit: limits.size), 0..<0)])
    }
    var faults = UTF8Check.faults(in: bytes)
    var parser = JSONParser(limits: limits)
    bytes.withUnsafeBufferPointer { parser.parse($0) }
    faults += parser.faults
    guard faults.isEmpty else {
      return (nil, faults.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }
    return (JSONDocument(storage: Storage(bytes: bytes, nodes: parser.nodes)), [])
  }
}

/// A syntax error: what is wrong, and at which bytes.
struct JSONFault: Sendable, Equatable {
  let problem: Problem
  let range: Range<Int>
  /// Another place that has to do with it.
  let related: Range<Int>?

  init(_ problem: Problem, _ range: Range<Int>, related: Range<Int>? = nil) {
    self.problem = problem
    self.range = range
    self.related = related
  }

  func diagnostic(in text: SourceText) -> Diagnostic {
    let notes = related.map { [Diagnostic.Note("first written", in: text, at: $0)] } ?? []
    return Diagnostic(problem, in: text, at: range, notes: notes)
  }
}

/// One value of a JSON document; to be used only while the document is kept.
///
/// Counting references to the document for every value would cost more than reading it.
struct JSONValue: Sendable {
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

  unowned(unsafe) let storage: JSONDocument.Storage
  let place: Int

  private var node: JSONDocument.Node { storage.nodes[place] }

  var kind: Kind { node.kind }

  /// Where it stands, in bytes; quotes and brackets included.
  var byteRange: Range<Int> { Int(node.start)..<Int(node.end) }

  /// The characters of a string; nil for other kinds.
  var string: String? {
    let node = node
    guard node.kind == .string else { return nil }
    let inner = Int(node.start) + 1..<Int(node.end) - 1
    if node.hasEscapes { return JSONEscapes.resolved(storage.bytes[inner]) }
    return storage.bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[inner]), as: UTF8.self)
    }
  }

  /// The number, when it is a whole one.
  var int: Int? {
    guard kind == .number else { return nil }
    return Int(String(decoding: storage.bytes[byteRange], as: UTF8.self))
  }

  var bool: Bool? {
    guard kind == .bool else { return nil }
    return storage.bytes[Int(node.start)] == UInt8(ascii: "t")
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
      let key = JSONValue(storage: storage, place: next)
      let value = JSONValue(storage: storage, place: next + 1)
      guard visit(key, value) else { return }
      next = Int(storage.nodes[next + 1].next)
    }
  }

  @inline(__always)
  private func visitChildren(_ visit: (JSONValue) -> Void) {
    var next = place + 1
    let end = Int(node.next)
    while next < end {
      visit(JSONValue(storage: storage, place: next))
      next = Int(storage.nodes[next].next)
    }
  }

  /// Whether this string is exactly some ASCII word; keys with escapes are compared by characters.
  @inline(__always)
  func isString(_ word: StaticString) -> Bool {
    let node = node
    let count = Int(node.end) - Int(node.start) - 2
    guard !node.hasEscapes else { return string == word.description }
    guard count == word.utf8CodeUnitCount else { return false }
    let start = Int(node.start) + 1
    return storage.bytes.withUnsafeBufferPointer { bytes in
      for place in 0..<count where bytes[start + place] != word.utf8Start[place] { return false }
      return true
    }
  }

  /// Whether this string is exactly some word.
  @inline(__always)
  func isString(_ word: String) -> Bool {
    let node = node
    guard !node.hasEscapes else { return string == word }
    let start = Int(node.start) + 1
    var word = word
    return word.withUTF8 { letters in
      guard letters.count == Int(node.end) - start - 1 else { return false }
      return storage.bytes.withUnsafeBufferPointer { bytes in
        for place in letters.indices where bytes[start + place] != letters[place] { return false }
        return true
      }
    }
  }
}
