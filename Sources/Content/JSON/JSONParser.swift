/// Parses JSON text into a flat table, strictly and fast: at the first mistake it only says where.
///
/// What is wrong, and what else, is for `JSONFaultFinder` to tell; the two agree about every file.
/// The bytes end in at least ``padding`` zeros, which belong nowhere in JSON: so nothing here asks
/// whether the end was passed.
struct JSONParser: ~Copyable {
  /// How many zeros must stand behind the text.
  static let padding = 16

  /// An object or list that is open.
  private struct Frame {
    var node = 0
    /// A bit for each key so far; keys that share one must be compared.
    var keys: UInt64 = 0
    var isObject = false
    var mayHaveEqualKeys = false
  }

  private(set) var nodes: JSONNodes
  private let bytes: UnsafePointer<UInt8>
  private let count: Int
  private let open: UnsafeMutablePointer<Frame>
  private let depth: Int
  private var level = 0
  private var place = 0

  /// Prepares parsing so many bytes, zeros behind them not counted.
  init(_ bytes: UnsafePointer<UInt8>, count: Int, depth: Int) {
    self.bytes = bytes
    self.count = count
    self.depth = depth
    open = .allocate(capacity: depth + 1)
    open.initialize(repeating: Frame(), count: depth + 1)
    // A large file is most likely written without blanks, and to move its table takes long.
    nodes = JSONNodes(capacity: count / (count > 1 << 18 ? 5 : 12) + 16)
  }

  deinit { open.deallocate() }

  /// The table, given away.
  consuming func takeNodes() -> JSONNodes { nodes }

  /// Reads all bytes; returns where it had to stop, nil when everything is right.
  mutating func parse() -> Int? {
    guard parseValueStart() else { return place }
    while level > 0 {
      skipSpace()
      let byte = bytes[place]
      let isObject = open[level].isObject
      if byte == UInt8(ascii: ",") {
        place += 1
        guard !isObject || parseKey(), parseValueStart() else { return place }
      } else if byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
        guard close() else { return place }
      } else {
        return place
      }
    }
    skipSpace()
    return place < count ? place : nil
  }

  @inline(__always)
  private mutating func skipSpace() {
    while bytes[place] <= 0x20 {
      switch bytes[place] {
      case 0x0A:
        // What follows a line's end are mostly blanks.
        place += 1
        place = JSONWords.blanksEnd(bytes, place)
      case 0x20, 0x0D, 0x09: place += 1
      default: return
      }
    }
  }

  /// Parses a value, of an object or list up to its first inner value.
  private mutating func parseValueStart() -> Bool {
    while true {
      skipSpace()
      switch bytes[place] {
      case UInt8(ascii: "\""):
        return parseString()

      case UInt8(ascii: "{"):
        guard enter(.object) else { return false }
        skipSpace()
        if bytes[place] == UInt8(ascii: "}") { return close() }
        guard parseKey() else { return false }

      case UInt8(ascii: "["):
        guard enter(.array) else { return false }
        skipSpace()
        if bytes[place] == UInt8(ascii: "]") { return close() }

      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        let all = UnsafeBufferPointer(start: bytes, count: count)
        guard let number = JSONNumber(all, at: place), number.isInRange else { return false }
        append(.number, upTo: number.end)
        return true

      case UInt8(ascii: "t"): return parseWord("true", .bool)
      case UInt8(ascii: "f"): return parseWord("false", .bool)
      case UInt8(ascii: "n"): return parseWord("null", .null)
      default: return false
      }
    }
  }

  @inline(__always)
  private mutating func enter(_ kind: JSONValue.Kind) -> Bool {
    guard level < depth else { return false }
    level += 1
    open[level] = Frame(node: nodes.count, isObject: kind == .object)
    nodes.append(JSONDocument.Node(kind: kind, start: Int32(truncatingIfNeeded: place)))
    place += 1
    return true
  }

  /// Closes the innermost object or list; false when an object has equal keys.
  @inline(__always)
  private mutating func close() -> Bool {
    let frame = open[level]
    level -= 1
    nodes[frame.node].end = Int32(truncatingIfNeeded: place + 1)
    nodes[frame.node].next = Int32(truncatingIfNeeded: nodes.count)
    if frame.mayHaveEqualKeys, EqualKeys.exist(in: frame.node, nodes, bytes) { return false }
    place += 1
    return true
  }

  @inline(__always)
  private mutating func append(
    _ kind: JSONValue.Kind,
    upTo end: Int,
    hasEscapes: Bool = false,
    isPlain: Bool = true
  ) {
    nodes.append(
      JSONDocument.Node(
        kind: kind,
        hasEscapes: hasEscapes,
        isPlain: isPlain,
        start: Int32(truncatingIfNeeded: place),
        end: Int32(truncatingIfNeeded: end),
        next: Int32(truncatingIfNeeded: nodes.count + 1)
      )
    )
    place = end
  }

  private mutating func parseWord(_ word: StaticString, _ kind: JSONValue.Kind) -> Bool {
    for offset in 0..<word.utf8CodeUnitCount
    where bytes[place + offset] != word.utf8Start[offset] { return false }
    append(kind, upTo: place + word.utf8CodeUnitCount)
    return true
  }

  @inline(__always)
  private mutating func parseKey() -> Bool {
    skipSpace()
    let start = place
    guard bytes[place] == UInt8(ascii: "\""), parseString() else { return false }
    let isPlain = nodes[nodes.count - 1].isPlain
    let bit = EqualKeys.bit(of: bytes + start + 1, count: place - start - 2)
    if !isPlain || open[level].keys & bit != 0 { open[level].mayHaveEqualKeys = true }
    open[level].keys |= bit
    skipSpace()
    guard bytes[place] == UInt8(ascii: ":") else { return false }
    place += 1
    return true
  }

  private mutating func parseString() -> Bool {
    var end = place + 1
    var hasEscapes = false
    var isPlain = true
    while true {
      end = JSONWords.plainEnd(bytes, end)
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") {
        append(.string, upTo: end + 1, hasEscapes: hasEscapes, isPlain: isPlain)
        return true
      }
      isPlain = false
      let all = UnsafeBufferPointer(start: bytes, count: count)
      let length: Int?
      switch byte {
      case UInt8(ascii: "\\"):
        hasEscapes = true
        length = JSONEscapes.length(all, end)
      case 0x7F: length = 1
      default: length = byte < 0x80 ? nil : UTF8Check.length(all, end)
      }
      guard let length else { return false }
      end += length
    }
  }
}
