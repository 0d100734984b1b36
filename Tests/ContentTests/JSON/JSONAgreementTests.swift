import Diagnostics
import Testing

@testable import Content

/// The strict parser and the fault finder are two readings of one grammar: they must agree about every
/// text, and neither may stop the program whatever the bytes are.
@Suite struct JSONAgreementTests {
  /// A text with every kind of value, escape and nesting.
  private static let valid = Array(
    """
    {
      "id": "vraag-1", "größe": -12.5e+3, "leeg": {}, "lijst": [], "nul": null,
      "text": {"nl": "Zij zei: \\"nee\\" \\u20ac \\ud83d\\ude00 één 😀", "en": "tab\\tslash\\/"},
      "cases": [{"when": {"all": [{"fact": "a", "equals": "yes"}, true, false]}, "to": 0}],
      "grens": [9007199254740992, 1E2, 0.1, -0]
    }

    """.utf8
  )

  /// Random numbers that are the same in every run.
  private struct Numbers {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }

  /// Bytes that matter to the grammar, so that mutations go further than a random byte would.
  private static let marks =
    Array("{}[],:\"'\\/#\n\r\t -+.eE019tfnu“”é\u{0}\u{1}\u{FEFF}".utf8) + [0xFF]

  private func mutated(_ bytes: [UInt8], _ numbers: inout Numbers) -> [UInt8] {
    var bytes = bytes
    for _ in 0...numbers.below(3) where !bytes.isEmpty {
      let place = numbers.below(bytes.count)
      let mark = Self.marks[numbers.below(Self.marks.count)]
      switch numbers.below(6) {
      case 0: bytes[place] = mark
      case 1: bytes.insert(mark, at: place)
      case 2: bytes.remove(at: place)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + numbers.below(20)))
      case 4: bytes[place] ^= 1 << UInt8(numbers.below(8))

      default:
        let end = min(bytes.count, place + numbers.below(20))
        bytes.insert(contentsOf: bytes[place..<end], at: numbers.below(bytes.count))
      }
    }
    return bytes
  }

  private func expectAgreement(_ bytes: [UInt8]) -> Bool {
    let limits = JSONDocument.Limits()
    let (document, faults) = JSONDocument.parse(bytes)
    let found = JSONFaultFinder.faults(in: bytes, limits: limits)
    guard (document == nil) == !found.isEmpty, document != nil || faults == found else {
      Issue.record("they disagree about \(String(decoding: bytes, as: UTF8.self))")
      return false
    }
    for fault in faults {
      let isInside = fault.range.lowerBound >= 0 && fault.range.upperBound <= bytes.count
      if !isInside { Issue.record("\(fault) outside \(String(decoding: bytes, as: UTF8.self))") }
      _ = fault.diagnostic(in: SourceText(file: "a.json", bytes: bytes))
    }
    if let document { withExtendedLifetime(document) { visit(document.root) } }
    return document != nil
  }

  /// Reads everything there is, so that a wrong place in the table would show.
  private func visit(_ value: JSONValue) {
    _ = (value.string, value.int, value.bool, value.byteRange)
    for element in value.elements { visit(element) }
    for member in value.members { visit(member.value) }
  }

  @Test func `they agree about 20,000 mutations of a valid text`() {
    var numbers = Numbers(state: 20_261_123)
    var accepted = 0
    #expect(expectAgreement(Self.valid))
    for _ in 0..<20_000 where expectAgreement(mutated(Self.valid, &numbers)) { accepted += 1 }
    // Some must stay valid, such as a changed letter; most must not.
    #expect((1_000...10_000).contains(accepted), "\(accepted)")
  }

  @Test func `they agree about 50,000 short texts of marks`() {
    var numbers = Numbers(state: 7)
    let parts = [
      "{", "}", "[", "]", ",", ":", "\"a\"", "1", "true", " ", "\n", "\"", "'", "x", "\\", "é",
    ]
    var accepted = 0
    for _ in 0..<50_000 {
      let text = (0...numbers.below(9)).map { _ in parts[numbers.below(parts.count)] }.joined()
      if expectAgreement(Array(text.utf8)) { accepted += 1 }
    }
    #expect(accepted > 200, "\(accepted)")
  }

  @Test func `they agree about every cut of a valid text`() {
    for end in Self.valid.indices { _ = expectAgreement(Array(Self.valid[..<end])) }
  }

  @Test func `they agree about every byte in every place of a small text`() {
    let small = Array("{\"a\":[1,\"é\"]}".utf8)
    for place in small.indices {
      for byte in UInt8.min...UInt8.max {
        var bytes = small
        bytes[place] = byte
        _ = expectAgreement(bytes)
      }
    }
  }
}
