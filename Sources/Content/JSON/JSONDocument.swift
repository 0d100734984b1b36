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
    /// Syntax errors that are told; behind them reading stops, so that no file can keep us busy.
    var faults = 50
  }

  /// One value, or one key of an object.
  struct Node: Sendable {
    var kind: JSONValue.Kind
    /// Whether a string must be unescaped before it is shown.
    var hasEscapes = false
    /// Whether equal strings have equal bytes: nothing but unescaped ASCII.
    var isPlain = true
    var start: Int32
    var end: Int32 = 0
    /// The place of the node behind this one and all within it.
    var next: Int32 = 0
  }

  /// The bytes and the table, shared by all values and never changed.
  ///
  /// They lie outside Swift's arrays, so that looking at a value counts no references.
  final class Storage: @unchecked Sendable {
    let bytes: UnsafePointer<UInt8>
    let nodes: UnsafePointer<Node>

    private let ownBytes: UnsafeMutablePointer<UInt8>
    private let ownNodes: UnsafeMutablePointer<Node>

    /// Takes both over, to give them back in the end.
    init(bytes: UnsafeMutablePointer<UInt8>, nodes: UnsafeMutablePointer<Node>) {
      ownBytes = bytes
      ownNodes = nodes
      self.bytes = UnsafePointer(bytes)
      self.nodes = UnsafePointer(nodes)
    }

    deinit {
      ownBytes.deallocate()
      ownNodes.deallocate()
    }
  }

  let storage: Storage

  /// The one value of the text.
  var root: JSONValue { JSONValue(bytes: storage.bytes, nodes: storage.nodes, place: 0) }

  /// Reads a text; nil when anything in it is not JSON as RFC 8259 has it.
  ///
  /// Good files are read by the strict parser alone. Only what it refuses goes to the fault finder,
  /// which tells all syntax errors that do not follow from another one, in the order of their places.
  static func parse(
    _ bytes: [UInt8],
    limits: Limits = Limits()
  ) -> (document: JSONDocument?, faults: [JSONFault]) {
    let most = min(limits.size, Int(Int32.max) - 1)
    guard bytes.count <= most else { return (nil, [JSONFault(.jsonTooLarge(limit: most), 0..<0)]) }
    let own = padded(bytes)
    var parser = JSONParser(own, count: bytes.count, depth: limits.depth)
    let refusal = parser.parse()
    let storage = Storage(bytes: own, nodes: parser.takeNodes().base)
    guard let refusal else { return (JSONDocument(storage: storage), []) }
    let faults = JSONFaultFinder.faults(in: bytes, limits: limits)
    return (nil, faults.isEmpty ? [JSONFault.unnamed(at: refusal, in: bytes)] : faults)
  }

  /// A copy with zeros behind it, as the parser wants it.
  private static func padded(_ bytes: [UInt8]) -> UnsafeMutablePointer<UInt8> {
    let own = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + JSONParser.padding)
    bytes.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { own.initialize(from: base, count: buffer.count) }
    }
    (own + bytes.count).initialize(repeating: 0, count: JSONParser.padding)
    return own
  }
}
