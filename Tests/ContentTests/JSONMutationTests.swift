import Content
import Diagnostics
import Testing

/// Files broken at random: reading them never traps, and what is accepted is JSON.
@Suite struct JSONMutationTests {
  /// Bytes that break JSON most often.
  private static let alphabet =
    Array("{}[]\",:\\/'#*+-.0123456789eEutrfnalsd \n\r\t".utf8) + [
      0x00, 0x1F, 0x7F, 0x80, 0xBF, 0xC0, 0xC3, 0xE2, 0xED, 0xEF, 0xF0, 0xF4, 0xFF,
    ]

  private static func mutated(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &numbers) {
      let place = Int.random(in: 0..<bytes.count, using: &numbers)
      let byte = alphabet.randomElement(using: &numbers) ?? 0
      switch Int.random(in: 0..<6, using: &numbers) {
      case 0: bytes[place] = byte
      case 1: bytes.insert(byte, at: place)
      case 2: bytes.remove(at: place)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + 12))

      case 4:
        let stretch = bytes[place..<min(bytes.count, place + 20)]
        bytes.insert(contentsOf: stretch, at: Int.random(in: 0...place, using: &numbers))

      default: bytes.removeSubrange((place + 1)...)
      }
      if bytes.isEmpty { bytes = [byte] }
    }
    return bytes
  }

  private static let seedFile = Array(
    #"""
    {"id": "één-ä", "list": [1, -2.5e3, true, null, {"a": []}, "\u00e9\ud83d\ude00\n"],
     "text": {"nl": "Zin met “quotes”", "en": "Words \\ more"}, "n": 9007199254740992}
    """#.utf8
  )

  @Test(arguments: 0..<10)
  func `of 20,000 broken texts none traps and only JSON is accepted`(part: Int) {
    var numbers = SeededNumbers(seed: UInt64(part) &* 7919 &+ 1)
    var accepted = 0
    for _ in 0..<2_000 {
      let bytes = Self.mutated(Self.seedFile, &numbers)
      let isAccepted = JSONResult(bytes).codes.isEmpty
      #expect(isAccepted == ReferenceJSON.accepts(bytes), "\(bytes)")
      accepted += isAccepted ? 1 : 0
    }
    // Some changes leave it JSON; if none did, the test would show little.
    #expect(accepted > 20)
  }

  @Test(arguments: ["guide.json", "procedures/tellen/01-telling.json", "reference/contacts.json"])
  func `a content folder with a file broken at random is still checked`(path: String) {
    var numbers = SeededNumbers(seed: UInt64(path.utf8.count))
    for _ in 0..<60 {
      var folder = Folder.fireDrill
      folder[path] = Self.mutated(folder[path] ?? [], &numbers)
      for finding in folder.check(budget: 500) { #expect(finding.range.start.line > 0) }
    }
  }
}

/// A second, slow reader of JSON after RFC 8259 and our limits, to compare with.
private struct ReferenceJSON {
  private var rest: ArraySlice<Unicode.Scalar>

  /// Whether a text is JSON that content may hold.
  static func accepts(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    var reader = ReferenceJSON(rest: Array(text.unicodeScalars)[...])
    guard reader.value(depth: 0) else { return false }
    reader.space()
    return reader.rest.isEmpty
  }

  private mutating func space() { rest = rest.drop { " \n\r\t".unicodeScalars.contains($0) } }

  private mutating func take(_ word: String) -> Bool {
    guard rest.starts(with: word.unicodeScalars) else { return false }
    rest = rest.dropFirst(word.unicodeScalars.count)
    return true
  }

  private mutating func value(depth: Int) -> Bool {
    space()
    guard depth <= 32 else { return false }
    if take("true") || take("false") || take("null") { return true }
    if take("[") { return list(depth: depth + 1) }
    if take("{") { return object(depth: depth + 1) }
    if rest.first == "\"" { return string() != nil }
    return number()
  }

  private mutating func list(depth: Int) -> Bool {
    guard depth <= 32 else { return false }
    space()
    if take("]") { return true }
    repeat {
      guard value(depth: depth) else { return false }
      space()
    } while take(",")
    return take("]")
  }

  private mutating func object(depth: Int) -> Bool {
    guard depth <= 32 else { return false }
    var keys: Set<[Unicode.Scalar]> = []
    space()
    if take("}") { return true }
    repeat {
      space()
      guard let key = string(), keys.insert(key).inserted else { return false }
      space()
      guard take(":"), value(depth: depth) else { return false }
      space()
    } while take(",")
    return take("}")
  }

  private mutating func string() -> [Unicode.Scalar]? {
    guard take("\"") else { return nil }
    var units: [UInt16] = []
    while let scalar = rest.popFirst() {
      if scalar == "\"" {
        let text = String(validating: units, as: UTF16.self)
        return text.map { Array($0.unicodeScalars) }
      }
      if scalar.value < 0x20 { return nil }
      if scalar != "\\" {
        units += Array(String(scalar).utf16)
        continue
      }
      guard let kind = rest.popFirst() else { return nil }
      if kind == "u" {
        let digits = rest.prefix(4)
        rest = rest.dropFirst(4)
        let isHex = digits.count == 4 && digits.allSatisfy(\.properties.isASCIIHexDigit)
        guard isHex, let unit = UInt16(String(String.UnicodeScalarView(digits)), radix: 16),
          unit != 0
        else { return nil }
        units.append(unit)
      } else {
        guard "\"\\/bfnrt".unicodeScalars.contains(kind) else { return nil }
        let plain: [Unicode.Scalar: UInt16] = ["b": 8, "f": 12, "n": 10, "r": 13, "t": 9]
        units.append(plain[kind] ?? UInt16(kind.value))
      }
    }
    return nil
  }

  private mutating func digits() -> [Unicode.Scalar] {
    let digits = rest.prefix { ("0"..."9").contains($0) }
    rest = rest.dropFirst(digits.count)
    return Array(digits)
  }

  private mutating func number() -> Bool {
    let start = rest
    _ = take("-")
    let whole = digits()
    guard !whole.isEmpty, whole.count == 1 || whole[0] != "0" else { return false }
    if take("."), digits().isEmpty { return false }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard !digits().isEmpty else { return false }
    }
    let text = String(String.UnicodeScalarView(start.prefix(start.count - rest.count)))
    if let number = Int(text) { return number.magnitude <= 1 << 53 }
    guard let number = Double(text), number.isFinite else { return false }
    let isZero = !text.prefix { $0 != "e" && $0 != "E" }.contains { ("1"..."9").contains($0) }
    return number.magnitude <= 9_007_199_254_740_992 && (isZero || number != 0)
  }
}
