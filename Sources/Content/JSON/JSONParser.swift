import Diagnostics

/// Parses JSON text into a flat table, and goes on after a mistake wherever what follows still means
/// something.
struct JSONParser {
  private let limits: JSONDocument.Limits
  var nodes: ContiguousArray<JSONDocument.Node> = []
  var faults: [JSONFault] = []
  var place = 0
  /// Set once nothing that follows can be trusted.
  var isLost = false

  init(limits: JSONDocument.Limits) {
    self.limits = limits
  }

  typealias Bytes = UnsafeBufferPointer<UInt8>

  mutating func parse(_ bytes: Bytes) {
    nodes.reserveCapacity(bytes.count / 12)
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { place = 3 }
    skipSpace(bytes)
    guard place < bytes.count else {
      fault(.jsonEmpty, 0..<0)
      return
    }
    parseValue(bytes, depth: 0)
    guard !isLost else { return }
    skipSpace(bytes)
    if place < bytes.count { fault(.jsonContentAfterEnd, place..<place + 1) }
  }

  mutating func fault(_ problem: Problem, _ range: Range<Int>, related: Range<Int>? = nil) {
    guard faults.count < limits.faults else {
      isLost = true
      return
    }
    faults.append(JSONFault(problem, range, related: related))
  }

  mutating func lose(_ problem: Problem, _ range: Range<Int>) {
    fault(problem, range)
    isLost = true
  }

  /// Passes white space, and comments, which are mistakes.
  @inline(__always)
  mutating func skipSpace(_ bytes: Bytes) {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x0A, 0x0D, 0x09: place += 1
      case UInt8(ascii: "/"), UInt8(ascii: "#"): if !skipComment(bytes) { return }
      default: return
      }
    }
  }

  private mutating func skipComment(_ bytes: Bytes) -> Bool {
    let start = place
    let next = place + 1 < bytes.count ? bytes[place + 1] : 0
    if bytes[place] == UInt8(ascii: "#") || next == UInt8(ascii: "/") {
      while place < bytes.count, bytes[place] != 0x0A { place += 1 }
    } else if next == UInt8(ascii: "*") {
      place += 2
      while place < bytes.count,
        !(bytes[place] == UInt8(ascii: "/") && bytes[place - 1] == UInt8(ascii: "*"))
      {
        place += 1
      }
      place = min(place + 1, bytes.count)
    } else {
      return false
    }
    fault(.jsonComment, start..<place)
    return true
  }

  private mutating func open(_ kind: JSONValue.Kind) -> Int {
    nodes.append(JSONDocument.Node(kind: kind, start: Int32(place)))
    return nodes.count - 1
  }

  private mutating func close(_ node: Int) {
    nodes[node].end = Int32(place)
    nodes[node].next = Int32(nodes.count)
  }

  // MARK: - Values

  mutating func parseValue(_ bytes: Bytes, depth: Int) {
    guard place < bytes.count else {
      return lose(.jsonUnexpectedEnd(expected: "a value"), end(bytes))
    }
    switch bytes[place] {
    case UInt8(ascii: "{"): parseObject(bytes, depth: depth + 1)
    case UInt8(ascii: "["): parseArray(bytes, depth: depth + 1)
    case UInt8(ascii: "\""): parseString(bytes)
    case UInt8(ascii: "'"): parseSingleQuoted(bytes)

    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      parseNumber(bytes)

    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ":"):
      fault(.jsonMissingValue, place..<place + 1)
      let node = open(.null)
      close(node)

    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      parseWord(bytes)

    default:
      lose(.jsonUnexpectedCharacter(shown(bytes)), place..<place + 1)
    }
  }

  private mutating func parseArray(_ bytes: Bytes, depth: Int) {
    let node = open(.array)
    guard enter(bytes, depth) else { return }
    skipSpace(bytes)
    while !isLost {
      guard place < bytes.count else {
        return lose(.jsonUnexpectedEnd(expected: "]"), end(bytes))
      }
      if bytes[place] == UInt8(ascii: "]") { break }
      if skipCommas(bytes) { continue }
      parseValue(bytes, depth: depth)
      guard !isLost, goOn(bytes, closing: UInt8(ascii: "]")) else { break }
    }
    guard !isLost else { return }
    place += 1
    close(node)
  }

  private mutating func parseObject(_ bytes: Bytes, depth: Int) {
    let node = open(.object)
    guard enter(bytes, depth) else { return }
    skipSpace(bytes)
    var count = 0
    while !isLost {
      guard place < bytes.count else {
        return lose(.jsonUnexpectedEnd(expected: "}"), end(bytes))
      }
      if bytes[place] == UInt8(ascii: "}") { break }
      if skipCommas(bytes) { continue }
      guard parseKey(bytes) else { return }
      count += 1
      skipSpace(bytes)
      let hasValue = parseColon(bytes)
      skipSpace(bytes)
      guard !isLost else { return }
      if hasValue { parseValue(bytes, depth: depth) } else { close(open(.null)) }
      guard !isLost, goOn(bytes, closing: UInt8(ascii: "}")) else { break }
    }
    guard !isLost else { return }
    place += 1
    close(node)
    refuseDuplicates(of: node, count: count, bytes)
  }

  private mutating func enter(_ bytes: Bytes, _ depth: Int) -> Bool {
    guard depth <= limits.depth else {
      lose(.jsonTooDeep(limit: limits.depth), place..<place + 1)
      return false
    }
    place += 1
    return true
  }

  /// Passes the comma behind a value; returns whether another value follows.
  private mutating func goOn(_ bytes: Bytes, closing: UInt8) -> Bool {
    let valueEnd = place
    skipSpace(bytes)
    guard place < bytes.count else {
      lose(.jsonUnexpectedEnd(expected: closing == UInt8(ascii: "]") ? "]" : "}"), end(bytes))
      return false
    }
    let byte = bytes[place]
    if byte == closing { return false }
    if byte == UInt8(ascii: ",") {
      let comma = place
      place += 1
      skipSpace(bytes)
      if place < bytes.count, bytes[place] == closing {
        fault(.jsonTrailingComma, comma..<comma + 1)
        return false
      }
      return true
    }
    let startsValue =
      byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
      || byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    guard startsValue else {
      lose(.jsonUnexpectedCharacter(shown(bytes)), place..<place + 1)
      return false
    }
    fault(.jsonMissingComma, valueEnd..<valueEnd)
    return true
  }

  private mutating func parseKey(_ bytes: Bytes) -> Bool {
    switch bytes[place] {
    case UInt8(ascii: "\""):
      parseString(bytes)

    case UInt8(ascii: "'"):
      parseSingleQuoted(bytes)

    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      let node = open(.string)
      let start = place
      skipWord(bytes)
      close(node)
      fault(.jsonMissingQuotes(word(bytes, start)), start..<place)

    default:
      lose(.jsonUnexpectedCharacter(shown(bytes)), place..<place + 1)
      return false
    }
    return !isLost
  }

  /// Passes the colon behind a key; returns whether a value follows.
  private mutating func parseColon(_ bytes: Bytes) -> Bool {
    guard place < bytes.count else {
      lose(.jsonUnexpectedEnd(expected: "a colon"), end(bytes))
      return false
    }
    switch bytes[place] {
    case UInt8(ascii: ":"):
      place += 1
      return true

    case UInt8(ascii: "="):
      fault(.jsonMissingColon, place..<place + 1)
      place += 1
      return true

    case let byte:
      fault(.jsonMissingColon, place..<place + 1)
      return byte != UInt8(ascii: ",") && byte != UInt8(ascii: "}")
    }
  }

  /// Passes commas with nothing between them, which are one mistake; returns whether there were any.
  private mutating func skipCommas(_ bytes: Bytes) -> Bool {
    guard bytes[place] == UInt8(ascii: ",") else { return false }
    fault(.jsonMissingValue, place..<place + 1)
    while place < bytes.count, bytes[place] == UInt8(ascii: ",") {
      place += 1
      skipSpace(bytes)
    }
    return true
  }

  /// Refuses keys that an object has twice; each later one is a mistake.
  private mutating func refuseDuplicates(of object: Int, count: Int, _ bytes: Bytes) {
    guard count > 1 else { return }
    if count > 16 { return refuseDuplicatesByName(of: object, bytes) }
    // Small objects are compared byte by byte, from the second key on.
    var later = Int(nodes[object + 2].next)
    while later < nodes.count {
      var earlier = object + 1
      while earlier < later {
        if isSameKey(earlier, later, bytes) {
          duplicate(range(later), of: range(earlier), bytes)
          break
        }
        earlier = Int(nodes[earlier + 1].next)
      }
      later = Int(nodes[later + 1].next)
    }
  }

  private mutating func refuseDuplicatesByName(of object: Int, _ bytes: Bytes) {
    var seen: [String: Int] = [:]
    var key = object + 1
    while key < nodes.count {
      let name = name(of: key, bytes)
      if let first = seen[name] {
        duplicate(range(key), of: range(first), bytes)
      } else {
        seen[name] = key
      }
      key = Int(nodes[key + 1].next)
    }
  }

  private func range(_ node: Int) -> Range<Int> { Int(nodes[node].start)..<Int(nodes[node].end) }

  private func name(of key: Int, _ bytes: Bytes) -> String {
    JSONEscapes.resolved(Array(bytes[inner(range(key))])[...])
  }

  @inline(__always)
  private func isSameKey(_ one: Int, _ other: Int, _ bytes: Bytes) -> Bool {
    if nodes[one].hasEscapes || nodes[other].hasEscapes {
      return name(of: one, bytes) == name(of: other, bytes)
    }
    let first = Int(nodes[one].start)
    let second = Int(nodes[other].start)
    let count = Int(nodes[one].end) - first
    guard count == Int(nodes[other].end) - second else { return false }
    var offset = 1
    while offset < count {
      if bytes[first + offset] != bytes[second + offset] { return false }
      offset += 1
    }
    return true
  }

  private func inner(_ range: Range<Int>) -> Range<Int> {
    range.count >= 2 ? range.lowerBound + 1..<range.upperBound - 1 : range
  }

  private mutating func duplicate(_ range: Range<Int>, of first: Range<Int>, _ bytes: Bytes) {
    let name = JSONEscapes.resolved(Array(bytes[inner(range)])[...])
    fault(.jsonDuplicateKey(name), range, related: first)
  }

  // MARK: - Strings, numbers, words

  private mutating func parseString(_ bytes: Bytes) {
    let node = open(.string)
    let start = place
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        place += 1
        close(node)
        return
      }
      if byte == UInt8(ascii: "\\") {
        nodes[node].hasEscapes = true
        parseEscape(bytes)
      } else if byte < 0x20 {
        // An open quote at the end of a line is a forgotten closing quote.
        if byte == 0x0A || byte == 0x0D { return lose(.jsonUnclosedString, start..<place) }
        fault(.jsonControlCharacter(code(UInt32(byte))), place..<place + 1)
        place += 1
      } else {
        place += 1
      }
    }
    lose(.jsonUnexpectedEnd(expected: "a closing quote"), start..<start + 1)
  }

  private mutating func parseEscape(_ bytes: Bytes) {
    let start = place
    place += 2
    guard start + 1 < bytes.count else { return }
    let kind = bytes[start + 1]
    if kind == UInt8(ascii: "u") {
      guard let unit = unit(bytes, at: place) else {
        return fault(.jsonInvalidEscape("\\u"), start..<min(place, bytes.count))
      }
      place += 4
      checkUnit(unit, start, bytes)
    } else if JSONEscapes.plain(kind) == nil {
      // The offending character may take several bytes; the string goes on behind the backslash.
      place = start + 1
      let found = kind < 0x80 ? String(Unicode.Scalar(kind)) : ""
      fault(.jsonInvalidEscape("\\" + found), start..<start + 2)
      if kind != UInt8(ascii: "\"") { place += kind < 0x80 && kind >= 0x20 ? 1 : 0 }
    }
  }

  private mutating func checkUnit(_ unit: UInt32, _ start: Int, _ bytes: Bytes) {
    switch unit {
    case 0xD800...0xDBFF:
      let hasNext =
        place + 1 < bytes.count && bytes[place] == UInt8(ascii: "\\")
        && bytes[place + 1] == UInt8(ascii: "u")
      if hasNext, let low = self.unit(bytes, at: place + 2), (0xDC00...0xDFFF).contains(low) {
        place += 6
      } else {
        fault(.jsonLoneSurrogate, start..<place)
      }

    case 0xDC00...0xDFFF:
      fault(.jsonLoneSurrogate, start..<place)

    case 0:
      fault(.jsonControlCharacter(code(0)), start..<place)

    default:
      break
    }
  }

  private func unit(_ bytes: Bytes, at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for place in start..<start + 4 {
      guard let digit = JSONEscapes.digit(bytes[place]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private mutating func parseSingleQuoted(_ bytes: Bytes) {
    let node = open(.string)
    let start = place
    place += 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "'"), bytes[place] != 0x0A {
      place += 1
    }
    guard place < bytes.count, bytes[place] == UInt8(ascii: "'") else {
      return lose(.jsonSingleQuotes, start..<start + 1)
    }
    place += 1
    close(node)
    fault(.jsonSingleQuotes, start..<place)
  }

  private mutating func parseNumber(_ bytes: Bytes) {
    let node = open(.number)
    let start = place
    func isPart(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    while place < bytes.count, isPart(bytes[place]) { place += 1 }
    close(node)
    let length = place - start
    guard JSONNumber.isWellFormed(bytes[start..<place]) else {
      return fault(.jsonInvalidNumber(word(bytes, start, most: 40)), start..<place)
    }
    // The shortest numbers out of range are like 1e99; shorter ones need no closer look.
    if length > 3, !JSONNumber.isInRange(bytes[start..<place]) {
      fault(.jsonNumberOutOfRange(word(bytes, start, most: 40)), start..<place)
    }
  }

  private mutating func parseWord(_ bytes: Bytes) {
    let start = place
    skipWord(bytes)
    let word = word(bytes, start, most: 40)
    let kind: JSONValue.Kind
    switch word {
    case "true", "false": kind = .bool
    case "null": kind = .null

    default:
      kind = .null
      fault(.jsonInvalidLiteral(word), start..<place)
    }
    nodes.append(
      JSONDocument.Node(
        kind: kind,
        start: Int32(start),
        end: Int32(place),
        next: Int32(nodes.count + 1)
      )
    )
  }

  private mutating func skipWord(_ bytes: Bytes) {
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        place += 1
      default:
        return
      }
    }
  }

  // MARK: - Words for faults

  private func word(_ bytes: Bytes, _ start: Int, most: Int = 60) -> String {
    String(decoding: bytes[start..<min(place, start + most)], as: UTF8.self)
  }

  private func shown(_ bytes: Bytes) -> String {
    let byte = bytes[place]
    if byte > 0x20, byte < 0x7F { return "'" + String(Unicode.Scalar(byte)) + "'" }
    if byte >= 0x80 {
      var stop = place + 1
      while stop < bytes.count, bytes[stop] & 0xC0 == 0x80 { stop += 1 }
      let text = String(decoding: bytes[place..<stop], as: UTF8.self)
      return text.unicodeScalars.first.map { code($0.value) } ?? ""
    }
    return code(UInt32(byte))
  }

  private func code(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private func end(_ bytes: Bytes) -> Range<Int> { bytes.count..<bytes.count }
}

/// The grammar and the range of JSON numbers.
enum JSONNumber {
  /// Whether it is written as RFC 8259, section 6 has it.
  static func isWellFormed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var rest = bytes
    func digits(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Int {
      var count = 0
      while let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        rest = rest.dropFirst()
        count += 1
      }
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let hasZero = rest.first == UInt8(ascii: "0")
    let count = digits(&rest)
    guard count > 0, !(hasZero && count > 1) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits(&rest) > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard digits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }

  /// Whether it lies within ±2^53, is finite, and does not vanish although it is not zero.
  static func isInRange(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let text = String(decoding: bytes.prefix(401), as: UTF8.self)
    // As a Double, 2^53 + 1 would be rounded to 2^53.
    if let whole = Int(text) { return whole.magnitude <= 9_007_199_254_740_992 }
    guard bytes.count <= 400, let value = Double(text) else { return false }
    let mantissa = bytes.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
    let isZero = mantissa.allSatisfy {
      $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
    }
    return value.isFinite && abs(value) <= 9_007_199_254_740_992 && (isZero || value != 0)
  }
}
