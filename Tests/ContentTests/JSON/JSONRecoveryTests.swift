import Diagnostics
import Testing

@testable import Content

/// How the fault finder goes on behind a mistake: each is told once, and what follows is still read.
@Suite struct JSONRecoveryTests {
  /// The faults of a text: codes without `json-`, with line and column.
  private func faults(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let source = SourceText(file: "a.json", bytes: bytes)
    let (document, faults) = JSONDocument.parse(bytes)
    #expect((document == nil) == !faults.isEmpty)
    return faults.map { fault in
      let place = source.position(at: fault.range.lowerBound)
      return "\(fault.problem.code.dropFirst("json-".count)) \(place.line):\(place.column)"
    }
  }

  @Test(arguments: [
    // Commas and colons.
    ("[,]", "missing-value 1:2"), ("{,}", "missing-value 1:2"), ("[1,,,2]", "missing-value 1:4"),
    ("[1,,]", "missing-value 1:4"), ("{\"a\",\"b\":1}", "missing-colon 1:5"),
    ("{\"a\"::1}", "unexpected-character 1:6"), ("{\"a\" => 1}", "missing-colon 1:6"),
    ("{\"a\"; 1}", "missing-colon 1:5"), ("{\"a\":1:2}", "unexpected-character 1:7"),
    ("{\"a\":1; \"b\":2}", "unexpected-character 1:7"), ("{: 1}", "unexpected-character 1:2"),
    ("{\"a\" \"b\": 1}", "missing-colon 1:6"), ("{\"a\": \"b\" \"c\"}", "missing-comma 1:10"),
    // Quotes.
    ("{\"a\": 'it's'}", "single-quotes 1:7"), ("{\"a\": `b`}", "single-quotes 1:7"),
    ("['a, \"b\"]", "single-quotes 1:2"),
    ("{“a”: 1}", "curly-quotes 1:2"), ("{\"a\": „b”}", "curly-quotes 1:7"),
    ("{\"a\": “it’s”}", "curly-quotes 1:7"), ("[‘a’, \"b\"]", "curly-quotes 1:2"),
    ("[«a»]", "curly-quotes 1:2"),
    ("{\"a\": \"zij zei \"nee\" tegen mij\", \"b\": 1}", "stray-quote 1:16"),
    ("{\"a\": \"zij zei \"nee\"\", \"b\": {\"c\": 1}}", "stray-quote 1:16"),
    ("{\"a\": \"open, \"b\": 1}", "stray-quote 1:14"), ("{\"a: 1, \"b\": 1}", "stray-quote 1:9"),
    ("[\"C:\\\", \"b\"]", "stray-quote 1:9"), ("{a b c: 1}", "missing-quotes 1:2"),
    // Strings and lines.
    ("{\n\"a\": \"open,\n\"b\": 2\n}", "unclosed-string 2:6"),
    ("{\n\"a: {\n\"b\": 2\n},\n\"c\": 3\n}", "unclosed-string 2:1"),
    ("{\n\"a\": [\"x\", \"y],\n\"b\": 2\n}", "unclosed-string 2:12"),
    ("{\"a\": \"one\n two\n three\", \"b\": 1}", "unclosed-string 1:7"),
    ("{\"a\": \"one\r\n- two\r\n\",\r\n\"b\": 1}", "unclosed-string 1:7"),
    // Words and numbers.
    ("{\"a\": nee dank je, \"b\": 1}", "invalid-literal 1:7"),
    ("{\"a\": 3 weken, \"b\": 1}", "invalid-literal 1:9"), ("[3 weken]", "invalid-literal 1:4"),
    ("{1: 2}", "missing-quotes 1:2"), ("{één: 2}", "missing-quotes 1:2"),
    ("var a = {\"b\": 1}", "invalid-literal 1:1"), ("[5€]", "unexpected-character 1:3"),
    // Brackets.
    ("[1}", "unexpected-character 1:3"), ("{\"a\": [1, 2}", "unexpected-character 1:12"),
    ("{\"a\": {\"b\": 1]}", "unexpected-character 1:14"),
    ("{\"a\": [1, 2]], \"b\": 1}", "unexpected-character 1:13"),
    ("[\"a\": 1, \"b\": 2]", "unexpected-character 1:5"),
    ("{\"a\": [1,\n\"b\": 2,\n\"c\": 3\n}", "unexpected-character 2:4"),
    ("{\"a\": {}, {\"b\": 1}, \"c\": 2}", "unexpected-character 1:11"),
    ("{\"a\": (1 + 2)}", "unexpected-character 1:7"), ("{}} {}", "content-after-end 1:3"),
    // Ends.
    ("{\"a\": 1 /* b", "comment 1:9"), ("/* a", "comment 1:1"), ("[\"a\\", "unexpected-end 1:2"),
    ("{\"a\": 1,", "unexpected-end 1:9"), ("\u{FEFF}", "byte-order-mark 1:1"),
  ])
  func `one mistake is told once`(text: String, fault: String) {
    #expect(faults(text) == [fault])
  }

  @Test(arguments: [
    ("{\"a\": “b”, \"c\": 1,}", ["curly-quotes 1:7", "trailing-comma 1:18"]),
    (
      "{\"a\": @, \"b\":, \"c\" 1}",
      ["unexpected-character 1:7", "missing-value 1:14", "missing-colon 1:20"]
    ),
    ("[1; 2, 3,]", ["unexpected-character 1:3", "trailing-comma 1:9"]),
    ("[1 2 3]", ["missing-comma 1:3", "missing-comma 1:5"]),
    (
      "{\n\"a\": \"zij \"x\" y\",\n\"b\" 1,\n}",
      ["stray-quote 2:11", "missing-colon 3:5", "trailing-comma 3:6"]
    ),
    ("{\n\"a\": \"open,\n\"b\": 2,\n}", ["unclosed-string 2:6", "trailing-comma 3:7"]),
    ("{\"x\": {\"a\": [1, 2}, \"b\": 1,}", ["unexpected-character 1:18", "trailing-comma 1:27"]),
    (
      "{\"a\": 1, \"a\": 'x', \"a\": 2}",
      ["duplicate-key 1:10", "single-quotes 1:15", "duplicate-key 1:20"]
    ),
    ("{\"é\": 1, \"e\u{301}\": 01}", ["duplicate-key 1:10", "invalid-number 1:15"]),
    ("\u{FEFF}[1,] // x", ["byte-order-mark 1:1", "trailing-comma 1:4", "comment 1:7"]),
    (
      "{\u{A0}\"a\": 1,\n\u{A0}\u{A0}\"b\" 2}",
      ["unexpected-character 1:2", "unexpected-character 2:1", "missing-colon 2:7"]
    ),
  ])
  func `what follows a mistake is still read`(text: String, expected: [String]) {
    #expect(faults(text) == expected)
  }

  @Test func `a missing bracket is looked for where the lines stop fitting`() throws {
    let text = """
      {
        "a": {
          "b": 1,
          "c": {"d": 2},
        "e": 3
      }
      """
    let fault = try #require(JSONDocument.parse(Array(text.utf8)).faults.first)
    #expect(fault.problem == .jsonUnexpectedEnd(expected: "}"))
    let note = fault.diagnostic(in: SourceText(file: "a.json", bytes: Array(text.utf8))).notes.first
    #expect(note?.words == "opened")
    #expect(note?.range.start == SourcePosition(line: 2, column: 8))
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], [0xFE, 0xFF, 0x00, 0x7B, 0x00, 0x7D],
      [0x7B, 0x00, 0x7D, 0x00], [0x00, 0x7B, 0x00, 0x7D],
    ] as [[UInt8]]
  )
  func `a file in UTF-16 is one mistake`(bytes: [UInt8]) {
    #expect(JSONDocument.parse(bytes).faults.map(\.problem) == [.jsonInvalidUTF8])
  }

  @Test func `broken bytes that follow each other are one mistake`() {
    let bytes: [UInt8] = Array("[\"".utf8) + [0xE9, 0xFF, 0xC0] + Array("\", 01]".utf8)
    let faults = JSONDocument.parse(bytes).faults
    #expect(faults.map(\.problem) == [.jsonInvalidUTF8, .jsonInvalidNumber("01")])
    #expect(faults.first?.range == 2..<5)
  }

  @Test(arguments: [
    ",", "[1,],", "{\"a\":1,\"a\":1},", "\u{1}", "/**/", "x ", "1 ", "'", "“", "\"", "\\q", "\"a\n",
    "\"a\n b\",", "\u{A0}", "}", "[", "{\"a\":", "\"a\": \"b\"c", "é", "\"\\ud800\"",
  ])
  func `no file is too bad to be told about briefly`(part: String) {
    for start in ["", "[", "{", "\"", "[\""] {
      let text = start + String(repeating: part, count: 20_000)
      let faults = JSONDocument.parse(Array(text.utf8)).faults
      #expect((1...JSONDocument.Limits().faults).contains(faults.count), "\(start)")
    }
  }
}
