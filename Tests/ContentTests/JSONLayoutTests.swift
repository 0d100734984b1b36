import Diagnostics
import Testing

@testable import Content

/// The one layout of content files.
@Suite struct JSONLayoutTests {
  private func laidOut(_ text: String) -> String? {
    JSONLayout.laidOut(Array(text.utf8), file: "a.json").bytes.map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("[ ]", "[]"), ("{ }", "{}"), (" 1E2", "1E2"), ("-0.0", "-0.0"),
    (#"{"nl":"a","en":"b"}"#, #"{"nl": "a", "en": "b"}"#),
    (#"{"to":{"page":"a"}}"#, #"{"to": {"page": "a"}}"#),
    (#"{"b":1,"a":[1,"x",null]}"#, #"{"b": 1, "a": [1, "x", null]}"#),
    (#"[{"a":1},[true]]"#, #"[{"a": 1}, [true]]"#),
    (#"{"a":{"b":1},"c":2}"#, "{\n  \"a\": {\"b\": 1},\n  \"c\": 2\n}"),
    (#"{"c":2,"a":[{"b":1}]}"#, "{\n  \"c\": 2,\n  \"a\": [{\"b\": 1}]\n}"),
    (#""\u0041\/é\u00e9\t\u200b\ud83d\ude00""#, #""A/éé\t\u200B😀""#),
  ])
  func `short and simple things stand on one line`(text: String, expected: String) {
    #expect(laidOut(text) == expected + "\n")
  }

  @Test func `a line has at most a hundred columns, its comma included`() {
    let fits = "{\"a\": \"" + String(repeating: "é", count: 91) + "\"}"
    #expect(laidOut(fits) == fits + "\n")
    let wide = "{\"a\": \"" + String(repeating: "é", count: 92) + "\"}"
    #expect(laidOut(wide) == "{\n  " + wide.dropFirst().dropLast() + "\n}\n")
    let inner = "{\"a\": \"" + String(repeating: "x", count: 89) + "\"}"
    #expect(laidOut("[\(inner), 1]")?.contains("  {\n    \"a\"") == true)
    #expect(laidOut("[1, \(inner)]")?.contains("  " + inner + "\n") == true)
  }

  @Test func `what is no JSON is refused with what is wrong`() {
    let result = JSONLayout.laidOut(Array("{\"a\": 1,}".utf8), file: "a.json")
    #expect(result.bytes == nil)
    #expect(result.diagnostics.map(\.problem.code) == ["json-trailing-comma"])
  }

  @Test func `a file that would grow too large is refused`() {
    let deep = String(repeating: "[", count: 30) + "1" + String(repeating: "]", count: 30)
    let many = "[" + Array(repeating: "[\(deep)]", count: 2_000).joined(separator: ",") + "]"
    let long = "\"" + String(repeating: "x", count: 120) + "\""
    let wide = many.replacing("1", with: long)
    let result = JSONLayout.laidOut(Array(wide.utf8), file: "a.json")
    #expect(result.bytes == nil)
    #expect(result.diagnostics.map(\.problem.code) == ["json-too-large"])
  }

  @Test(arguments: 0..<200)
  func `a random document keeps its meaning, and its layout stays`(seed: Int) throws {
    var maker = JSONMaker(seed: seed)
    let text = maker.value(depth: 5)
    let once = try #require(laidOut(text), "\(text)")
    #expect(laidOut(once) == once)
    #expect(meaning(once) == meaning(text))
    for line in once.split(separator: "\n") {
      // Only a string or a number alone, with its key, may be wider.
      let isWide = line.unicodeScalars.count > 100
      #expect(
        !isWide || !line.dropLast(2).contains(where: { "{[".contains($0) }) || line.contains("\"")
      )
    }
  }

  @Test func `the content lies in its layout`() throws {
    for file in Folder.bundled.files where file.path.hasSuffix(".json") {
      let result = JSONLayout.laidOut(file.bytes, file: file.path)
      #expect(result.bytes == file.bytes, "\(file.path): run meldcode content format Content")
    }
  }

  /// A value with its kinds, keys in order and numbers as they are written.
  private func meaning(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard let document = JSONDocument.parse(bytes).document else { return nil }
    return withExtendedLifetime(document) { meaning(document.root, bytes) }
  }

  private func meaning(_ value: JSONValue, _ bytes: [UInt8]) -> String {
    switch value.kind {
    case .object:
      "{" + value.members.map { "\(Array($0.key.utf8)):\(meaning($0.value, bytes))" }.joined() + "}"
    case .array: "[" + value.elements.map { meaning($0, bytes) + "," }.joined() + "]"
    case .string: "\(Array((value.string ?? "").utf8))"
    default: String(decoding: bytes[value.byteRange], as: UTF8.self)
    }
  }
}

/// Makes random JSON texts with odd spaces, escapes and characters.
struct JSONMaker {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  private mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  private static let pieces = [
    "a", "é", "e\u{301}", "😀", "\\n", "\\u001F", "\\u007f", "\u{7F}", "\\u2028", "\u{2028}",
    "\u{202E}", "\\\"", "\\\\", "\\/", "/", " ", "\\ud83d\\ude00", "\\u00e9", "\u{FEFF}",
    "\u{E000}",
    "een wat langere reeks woorden",
  ]
  private static let spaces = ["", " ", "\n", "\r\n\t", "  "]
  private static let numbers = ["0", "-0", "1e5", "12.50", "-3", "9007199254740992", "1E-2"]

  mutating func value(depth: Int) -> String {
    let space = Self.spaces[below(5)]
    return space + bare(depth) + Self.spaces[below(5)]
  }

  private mutating func bare(_ depth: Int) -> String {
    switch below(depth > 0 ? 9 : 5) {
    case 0: return Self.numbers[below(Self.numbers.count)]
    case 1: return ["true", "false", "null"][below(3)]
    case 2...4: return string(below(9))
    case 5, 6:
      return "[" + (0..<below(6)).map { _ in value(depth: depth - 1) }.joined(separator: ",") + "]"

    default:
      let members = (0..<below(6)).map { number in
        "\"k\(number)" + string(below(3)).dropFirst() + ":" + value(depth: depth - 1)
      }
      return "{" + members.joined(separator: ",") + "}"
    }
  }

  private mutating func string(_ count: Int) -> String {
    "\"" + (0..<count).map { _ in Self.pieces[below(Self.pieces.count)] }.joined() + "\""
  }
}
