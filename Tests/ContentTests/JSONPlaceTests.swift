import Diagnostics
import Testing

@testable import Content

/// Where mistakes are: lines and columns as people count characters.
@Suite struct JSONPlaceTests {
  @Test(arguments: [
    ("[1,]", "trailing-comma 1:3-1:4"),
    ("[\n  1,\n]", "trailing-comma 2:4-2:5"),
    ("[\r\n  1,\r\n]", "trailing-comma 2:4-2:5"),
    ("[\"é\",]", "trailing-comma 1:5-1:6"),
    ("[\"e\u{301}\",]", "trailing-comma 1:5-1:6"),
    ("[\"👩‍👧\",]", "trailing-comma 1:5-1:6"),
    ("[\"🇳🇱\",\n\"😀\",]", "trailing-comma 2:4-2:5"),
    ("[\t\t1,]", "trailing-comma 1:5-1:6"),
    ("{\"a\":1\n \"b\":2}", "missing-comma 1:7-1:7"),
    ("{\"a\" 1}", "missing-colon 1:6-1:7"),
    ("{\"a\":}", "missing-value 1:6-1:7"),
    ("{één:1}", "missing-quotes 1:2-1:5"),
    ("{naam:1}", "missing-quotes 1:2-1:6"),
    ("['a']", "single-quotes 1:2-1:5"),
    ("{\"a\":1,\n\"a\":2}", "duplicate-key 2:1-2:4"),
    ("[1] // é", "comment 1:5-1:9"),
    ("\"é\\q\"", "invalid-escape 1:3-1:5"),
    ("\"é\\ud800\"", "lone-surrogate 1:3-1:9"),
    ("\"é\tx\"", "control-character 1:3-1:4"),
    ("[\"é\n]", "unclosed-string 1:2-1:4"),
    ("[\"é\",01]", "invalid-number 1:6-1:8"),
    ("[1e999]", "number-out-of-range 1:2-1:7"),
    ("[ja]", "invalid-literal 1:2-1:4"),
    ("{}\n\n x", "content-after-end 3:2-3:3"),
    ("[1", "unexpected-end 1:3-1:3"),
    ("[\n1\n", "unexpected-end 2:2-2:2"),
    ("\u{FEFF}[]", "byte-order-mark 1:1-1:2"),
    ("[“a”]", "curly-quotes 1:2-1:5"),
  ])
  func `a mistake is found at its characters`(text: String, place: String) {
    #expect(JSONResult(text).places == [place])
  }

  @Test func `the first of two equal keys is pointed at`() {
    let note = JSONResult("{\"a\":1,\n \"a\":2}").diagnostics.first?.notes.first
    #expect(note?.words == "first written")
    #expect(note?.range.start == .init(line: 1, column: 2))
  }

  @Test func `a broken byte counts as one character`() {
    let bytes: [UInt8] = Array("[\"".utf8) + [0xE9] + Array("\",]".utf8)
    #expect(JSONResult(bytes).places == ["invalid-utf8 1:3-1:4", "trailing-comma 1:5-1:6"])
  }

  @Test func `mistakes that do not follow from each other are found in one run`() {
    let text = """
      {
        naam: "a",
        "b": 'c',
        "d": [1, 02,],
        "e": "\\q",
        "f" 1,
        "g": "h" "i": ja,
        "d": 1
      }
      """
    #expect(
      JSONResult(text).places == [
        "missing-quotes 2:3-2:7", "single-quotes 3:8-3:11", "invalid-number 4:12-4:14",
        "trailing-comma 4:14-4:15", "invalid-escape 5:9-5:11", "missing-colon 6:7-6:8",
        "missing-comma 7:11-7:11", "invalid-literal 7:17-7:19", "duplicate-key 8:3-8:6",
      ]
    )
  }

  @Test func `a character that belongs nowhere hides no other mistake`() {
    let codes = JSONResult("{\"a\": & , \"b\": 01, \"c\": 'd'}").codes
    #expect(codes == ["unexpected-character", "invalid-number", "single-quotes"])
  }
}
