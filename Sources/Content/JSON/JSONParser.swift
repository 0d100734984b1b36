/// Parses JSON text into a flat table, strictly and fast: at the first mistake it only says where.
///
/// What is wrong, and what else, is for `JSONFaultFinder` to tell; the two agree about every file.
struct JSONParser {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  private(set) var nodes: ContiguousArray<JSONDocument.Node> = []
  private let depth: Int
  /// The objects and lists that are open, by their place in the table.
  private var open: ContiguousArray<Int> = []
  private var place = 0

  init(limits: JSONDocument.Limits) {
    depth = limits.depth
  }

  /// Reads all bytes; returns where it had to stop, nil when everything is right.
  mutating func parse(_ bytes: Bytes) -> Int? {
    nodes.reserveCapacity(bytes.count / 16)
    guard parseValueStart(bytes) else { return place }
    while let container = open.last {
      skipSpace(bytes)
      guard place < bytes.count else { return place }
      let isObject = nodes[container].kind == .object
      switch bytes[place] {
      case UInt8(ascii: ","):
        place += 1
        guard !isObject || parseKey(bytes), parseValueStart(bytes) else { return place }

      case UInt8(ascii: "}") where isObject:
        guard close(bytes), !hasEqualKeys(container, bytes) else { return place }

      case UInt8(ascii: "]") where !isObject:
        guard close(bytes) else { return place }

      default:
        return place
      }
    }
    skipSpace(bytes)
    return place < bytes.count ? place : nil
  }

  @inline(__always)
  private mutating func skipSpace(_ bytes: Bytes) {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x0A, 0x0D, 0x09: place += 1
      default: return
      }
    }
  }

  /// Parses a value, of an object or list up to its first inner value.
  private mutating func parseValueStart(_ bytes: Bytes) -> Bool {
    while true {
      skipSpace(bytes)
      guard place < bytes.count else { return false }
      switch bytes[place] {
      case UInt8(ascii: "\""):
        return parseString(bytes)

      case UInt8(ascii: "{"):
        guard enter(.object) else { return false }
        skipSpace(bytes)
        if place < bytes.count, bytes[place] == UInt8(ascii: "}") { return close(bytes) }
        guard parseKey(bytes) else { return false }

      case UInt8(ascii: "["):
        guard enter(.array) else { return false }
        skipSpace(bytes)
        if place < bytes.count, bytes[place] == UInt8(ascii: "]") { return close(bytes) }

      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard let number = JSONNumber(bytes, at: place), number.isInRange else { return false }
        append(.number, upTo: number.end)
        return true

      case UInt8(ascii: "t"): return parseWord("true", .bool, bytes)
      case UInt8(ascii: "f"): return parseWord("false", .bool, bytes)
      case UInt8(ascii: "n"): return parseWord("null", .null, bytes)
      default: return false
      }
    }
  }

  private mutating func enter(_ kind: JSONValue.Kind) -> Bool {
    guard open.count < depth else { return false }
    open.append(nodes.count)
    nodes.append(JSONDocument.Node(kind: kind, start: Int32(truncatingIfNeeded: place)))
    place += 1
    return true
  }

  private mutating func close(_ bytes: Bytes) -> Bool {
    guard let container = open.popLast() else { return false }
    place += 1
    nodes[container].end = Int32(truncatingIfNeeded: place)
    nodes[container].next = Int32(truncatingIfNeeded: nodes.count)
    return true
  }

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

  private mutating func parseWord(
    _ word: StaticString,
    _ kind: JSONValue.Kind,
    _ bytes: Bytes
  ) -> Bool {
    guard place + word.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where bytes[place + offset] != word.utf8Start[offset] { return false }
    append(kind, upTo: place + word.utf8CodeUnitCount)
    return true
  }

  private mutating func parseKey(_ bytes: Bytes) -> Bool {
    skipSpace(bytes)
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\""), parseString(bytes) else {
      return false
    }
    skipSpace(bytes)
    guard place < bytes.count, bytes[place] == UInt8(ascii: ":") else { return false }
    place += 1
    return true
  }

  private mutating func parseString(_ bytes: Bytes) -> Bool {
    var end = place + 1
    var hasEscapes = false
    var isPlain = true
    while true {
      end = JSONWords.plainEnd(bytes, end)
      guard end < bytes.count else { return false }
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") {
        append(.string, upTo: end + 1, hasEscapes: hasEscapes, isPlain: isPlain)
        return true
      }
      isPlain = false
      let length: Int?
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        length = JSONEscapes.length(bytes, end)
      } else {
        length = byte < 0x80 ? nil : UTF8Check.length(bytes, end)
      }
      guard let length else { return false }
      end += length
    }
  }
}
