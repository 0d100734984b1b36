import Testing

@testable import Content

/// Which texts are JSON, and what is said about those that are not.
@Suite struct JSONSyntaxTests {
  @Test(arguments: [
    "{}", "[]", "null", "true", "false", "0", "-0", "7", "-12", "1.5", "1e3", "1E+3", "2e-2",
    "-0.0",
    "0e5", "9007199254740992", "-9007199254740992", "123456789012345", "\"\"", "\"a\"",
    " \t\r\n{ } \t\r\n", "[1,2]", "[ 1 , 2 ]", "[[],[[]]]", "{\"a\":1}", "{\"a\":{\"b\":[{}]}}",
    "{\"a\":1,\"b\":2}", "{\"\":0}", "{\"a b\":null}", "{\"a\":1,\"A\":2}",
    "{\"é\":1,\"e\u{301}x\":2}",
    "\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t\"", "\"\\u0041\\u00e9\\u20AC\"", "\"\\ud83d\\ude00\"",
    "\"\\uD83D\\uDE00\"", "\"é ë € 你 😀\"", "\"\u{7F}\"", "\"\u{2028}\"", "\"\u{FEFF}\"", "\"//\"",
    "\"#\"", "\"{[,:]}\"", "[true,false,null]", "[\"a\",1,{}]", "[0.1,0.0000001]", "\"\u{FFFF}\"",
    "\"\u{10FFFF}\"", "{\"a\":[],\"b\":{}}", "\r\n[\r\n]\r\n", "\"\\\\u0041\"", "[-1,-0.5]",
  ])
  func `a text that is JSON is accepted`(text: String) {
    #expect(JSONResult(text).codes == [])
  }

  @Test(arguments: [
    ("", "empty"), (" \n\t", "empty"),
    ("{", "unexpected-end"), ("[", "unexpected-end"), ("{\"a\"", "unexpected-end"),
    ("{\"a\":", "unexpected-end"), ("{\"a\":1", "unexpected-end"), ("[1", "unexpected-end"),
    ("[1,", "unexpected-end"), ("{\"a\":1,", "unexpected-end"), ("\"a", "unexpected-end"),
    ("\"a\\", "unexpected-end"), ("\"a\\\"", "unexpected-end"), ("[[]", "unexpected-end"),
    ("{}}", "content-after-end"), ("[]]", "content-after-end"), ("1 2", "content-after-end"),
    ("{} {}", "content-after-end"), ("nullnull", "invalid-literal"),
    ("\"a\"b", "stray-quote"),
    ("[1,]", "trailing-comma"), ("{\"a\":1,}", "trailing-comma"), ("[[1,],2]", "trailing-comma"),
    ("[1 2]", "missing-comma"), ("{\"a\":1 \"b\":2}", "missing-comma"), ("[{}{}]", "missing-comma"),
    ("[\"a\" \"b\"]", "missing-comma"), ("[1 true]", "missing-comma"),
    ("{\"a\" 1}", "missing-colon"), ("{\"a\"=1}", "missing-colon"), ("{\"a\"}", "missing-colon"),
    ("{\"a\", \"b\":1}", "missing-colon"),
    ("{\"a\":}", "missing-value"), ("{\"a\":,\"b\":1}", "missing-value"), ("[,1]", "missing-value"),
    ("[,]", "missing-value"), ("{,}", "missing-value"), ("{,\"a\":1}", "missing-value"),
    ("[1,,2]", "missing-value"), ("{\"a\":1,,\"b\":2}", "missing-value"),
    ("{a:1}", "missing-quotes"), ("{a-b:1}", "missing-quotes"), ("{_a:1}", "missing-quotes"),
    ("{'a':1}", "single-quotes"), ("['a']", "single-quotes"), ("['a", "single-quotes"),
    ("{\"a\":1,\"a\":2}", "duplicate-key"), ("{\"a\":1,\"\\u0061\":2}", "duplicate-key"),
    ("[{\"a\":{\"b\":1,\"b\":1}}]", "duplicate-key"), ("{\"\":1,\"\":1}", "duplicate-key"),
    ("{} // x", "comment"), ("/* x */ {}", "comment"), ("[1, # x\n 2]", "comment"),
    ("{} /* x", "comment"), ("[1 /**/ ,2]", "comment"),
    ("\"\\x\"", "invalid-escape"), ("\"\\u12\"", "invalid-escape"),
    ("\"\\uZZZZ\"", "invalid-escape"),
    ("\"\\a\"", "invalid-escape"), ("\"\\'\"", "invalid-escape"), ("\"\\é\"", "invalid-escape"),
    ("\"\\U0041\"", "invalid-escape"), ("\"\\u\"", "invalid-escape"), ("\"\\0\"", "invalid-escape"),
    ("\"\\ud800\"", "lone-surrogate"), ("\"\\udc00\"", "lone-surrogate"),
    ("\"\\ud800\\u0041\"", "lone-surrogate"), ("\"\\ud800x\"", "lone-surrogate"),
    ("\"\\ude00\\ud83d\"", "lone-surrogate,lone-surrogate"),
    ("{\"\\ud800\\u0041\":1,\"b\":2}", "lone-surrogate"),
    ("{\"\\ud800abcdefgh\":1,\"b\":2}", "lone-surrogate"),
    ("\"\t\"", "control-character"), ("\"\u{1}\"", "control-character"),
    ("\"\u{0}\"", "control-character"), ("\"\\u0000\"", "control-character"),
    ("\"\u{1B}[31m\"", "control-character"),
    ("[\"a\n\"]", "unclosed-string"), ("{\"a\r\n\":1}", "unclosed-string"),
    ("01", "invalid-number"), ("-01", "invalid-number"), ("+1", "invalid-number"),
    (".5", "invalid-number"), ("1.", "invalid-number"), ("-", "invalid-number"),
    ("1e", "invalid-number"), ("1e+", "invalid-number"), ("1.2.3", "invalid-number"),
    ("0x10", "invalid-number"), ("1_000", "invalid-number"), ("--1", "invalid-number"),
    ("-a", "invalid-number"), ("1.e3", "invalid-number"), ("00", "invalid-number"),
    ("9007199254740993", "number-out-of-range"), ("-9007199254740994", "number-out-of-range"),
    ("1e400", "number-out-of-range"), ("-1e400", "number-out-of-range"),
    ("1e-400", "number-out-of-range"), ("1e99", "number-out-of-range"),
    ("True", "invalid-literal"), ("yes", "invalid-literal"), ("[nul]", "invalid-literal"),
    ("NaN", "invalid-literal"), ("[Infinity]", "invalid-literal"), ("undefined", "invalid-literal"),
    ("“a”", "curly-quotes"), ("&", "unexpected-character"),
    ("[\u{0}]", "unexpected-character"),
    ("{1:2}", "missing-quotes"), ("{[]:1}", "unexpected-character"),
    ("[1;2]", "unexpected-character"), ("{\"a\":1;}", "unexpected-character"),
    ("\u{A0}1", "unexpected-character"), ("\u{C}1", "unexpected-character"),
    ("[1}", "unexpected-character"), ("{\"a\":1]", "unexpected-character"),
    ("\u{FEFF}{}", "byte-order-mark"), ("\u{FEFF}", "byte-order-mark"),
  ])
  func `a text that is not JSON is refused with one reason`(text: String, code: String) {
    #expect(JSONResult(text).codes.joined(separator: ",") == code)
  }

  @Test(
    arguments: [
      ([0xFF], "a byte that never occurs"), ([0x22, 0x80, 0x22], "a lone continuation"),
      ([0x22, 0xC0, 0xAF, 0x22], "overlong two"),
      ([0x22, 0xE0, 0x80, 0xAF, 0x22], "overlong three"),
      ([0x22, 0xF0, 0x80, 0x80, 0xAF, 0x22], "overlong four"),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], "an encoded surrogate"),
      ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], "beyond Unicode"),
      ([0x22, 0xE2, 0x82, 0x22], "a cut character"), ([0x22, 0xE9, 0x22], "Latin-1"),
    ] as [([UInt8], String)]
  )
  func `bytes that are not UTF-8 are refused`(bytes: [UInt8], what: String) {
    #expect(JSONResult(bytes).codes.contains("invalid-utf8"), "\(what)")
  }

  @Test(
    arguments: [
      [0xFE, 0xFF, 0x00, 0x7B, 0x00, 0x7D], [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00],
      [0x00, 0x7B, 0x00, 0x7D], [0x7B, 0x00, 0x7D, 0x00],
    ] as [[UInt8]]
  )
  func `UTF-16 is refused`(bytes: [UInt8]) {
    #expect(!JSONResult(bytes).codes.isEmpty)
  }

  @Test func `a byte order mark may stand nowhere but in a string`() {
    #expect(JSONResult("[\u{FEFF}1]").codes == ["unexpected-character"])
  }

  // MARK: - Limits

  @Test(arguments: ["[", "{\"a\":"])
  func `brackets may stand 32 deep, not 33 or 100,000`(open: String) {
    let close = open == "[" ? "]" : "}"
    func nested(_ depth: Int) -> String {
      String(repeating: open, count: depth - 1) + (open == "[" ? "[]" : "{}")
        + String(repeating: close, count: depth - 1)
    }
    #expect(JSONResult(nested(32)).codes == [])
    #expect(JSONResult(nested(33)).codes == ["too-deep"])
    #expect(JSONResult(String(repeating: open, count: 100_000)).codes == ["too-deep"])
  }

  @Test func `a file may be 1 MiB and no more`() {
    let blanks = [UInt8](repeating: 0x20, count: (1 << 20) - 2)
    #expect(JSONResult(Array("{}".utf8) + blanks).codes == [])
    #expect(JSONResult(Array("{} ".utf8) + blanks).codes == ["too-large"])
  }

  @Test(arguments: [
    ",", "{,", "[,", "a ", "\"a\\q", "'a' ", "#\n", "\\", "1 ", "{a:", "\u{1}", "é",
  ])
  func `a file full of mistakes is refused at once, with few words`(part: String) {
    for start in ["", "[", "{", "\"", "{\"a\":"] {
      let count = (1 << 17) / part.utf8.count
      let result = JSONResult(start + String(repeating: part, count: count))
      #expect(result.codes.count <= 50, "\(start)")
    }
  }

  @Test func `a number of a million digits is refused`() {
    let digits = String(repeating: "9", count: 1_000_000)
    #expect(JSONResult("[\(digits)]").codes == ["number-out-of-range"])
  }
}
