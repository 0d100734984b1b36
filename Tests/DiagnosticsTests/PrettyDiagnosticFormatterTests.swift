import Diagnostics
import Testing

@Suite struct PrettyDiagnosticFormatterTests {
  /// The text for a problem at the first place of some words in a file.
  private static func pretty(
    _ text: String,
    at words: String,
    _ problem: Problem = .jsonTrailingComma,
    notes: [Diagnostic.Note] = [],
    usesColors: Bool = false
  ) throws -> String {
    let range = try #require(text.utf8.firstRange(of: words.utf8))
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    let source = SourceText(file: "map/a.json", bytes: Array(text.utf8))
    let offsets = start..<start + words.utf8.count
    let diagnostic = Diagnostic(problem, in: source, at: offsets, notes: notes)
    return PrettyDiagnosticFormatter(usesColors: usesColors).text(of: diagnostic)
  }

  /// The line of the file as shown, and the line with the marker.
  private static func excerpt(_ text: String, at words: String) throws -> [String] {
    try pretty(text, at: words).split(separator: "\n")[1...2].map(String.init)
  }

  @Test func `a problem has its place, words, line, reason and remedy`() throws {
    #expect(
      try Self.pretty("{\"a\": 1,}\n", at: ",") == """
        map/a.json:1:8: error[json-trailing-comma]: comma before a closing bracket
         1 | {"a": 1,}
           |        ^
          reason: JSON has commas only between values.
          help: remove the comma


        """
    )
  }

  @Test func `a note points at the other place`() throws {
    let source = SourceText(file: "b.json", bytes: Array("ab\ncd".utf8))
    let note = Diagnostic.Note("first declared here", in: source, at: 4..<5)
    #expect(
      try Self.pretty("\"x\"", at: "\"x\"", .duplicateID(kind: "page", id: "x"), notes: [note])
        == """
        map/a.json:1:1: error[duplicate-id]: page 'x' exists twice
         1 | "x"
           | ^~~
          reason: Nobody could tell which one is meant.
          help: rename one of them
          note: first declared here at b.json:2:2


        """
    )
  }

  @Test func `a file that is missing has no excerpt`() {
    #expect(
      PrettyDiagnosticFormatter().text(of: .missingFile("guide.json")) == """
        guide.json:1:1: error[file-missing]: file guide.json is missing
          help: add the file


        """
    )
  }

  @Test func `no diagnostics are no text`() {
    #expect(PrettyDiagnosticFormatter().text(of: []) == "")
  }

  @Test(arguments: [
    ("abc xyz", "xyz", " 1 | abc xyz", "   |     ^~~"),
    ("\tabc", "abc", " 1 |   abc", "   |   ^~~"),
    ("\t\ta\tb", "b", " 1 |     a  b", "   |        ^"),
    ("你好 x", "x", " 1 | 你好 x", "   |      ^"),
    ("a 你好", "你好", " 1 | a 你好", "   |   ^~~~"),
    ("é x", "x", " 1 | é x", "   |   ^"),
    ("e\u{301} x", "x", " 1 | e\u{301} x", "   |   ^"),
    ("😀 x", "x", " 1 | 😀 x", "   |    ^"),
    ("eerste\ntweede", "we", " 2 | tweede", "   |  ^~"),
    ("a\r\nb c\r\n", "c", " 2 | b c", "   |   ^"),
    ("ab\ncd", "b\nc", " 1 | ab", "   |  ^"),
  ])
  func `the marker stands under the words`(
    text: String,
    words: String,
    line: String,
    marker: String
  ) throws {
    #expect(try Self.excerpt(text, at: words) == [line, marker])
  }

  @Test func `what can't be seen is spelt out and the marker still fits`() throws {
    #expect(
      try Self.excerpt("a\u{202E}b x", at: "x") == [
        " 1 | a⟨U+202E⟩b x", "   |            ^",
      ]
    )
    #expect(
      try Self.excerpt("\u{1B}[31m x", at: "x") == [
        " 1 | ⟨U+001B⟩[31m x", "   |              ^",
      ]
    )
  }

  @Test(arguments: [
    "\u{1B}[2J", "\u{7}", "\u{9B}31m", "\u{202E}", "\u{2066}", "\u{200B}", "\u{2028}",
  ])
  func `nothing from a file can drive the terminal`(evil: String) throws {
    let problem = Problem.unknownKey(evil, suggestion: evil, allowed: [evil])
    let source = SourceText(file: evil, bytes: Array("x".utf8))
    let note = Diagnostic.Note(evil, in: source, at: 0..<1)
    let text = try Self.pretty("x" + evil, at: "x", problem, notes: [note])
    let scalar = try #require(evil.unicodeScalars.first)
    #expect(!text.unicodeScalars.contains(scalar))
  }

  @Test func `of a long line only the part around the place is shown`() throws {
    let long = String(repeating: "a", count: 300) + "X" + String(repeating: "b", count: 300)
    let lines = try Self.excerpt(long, at: "X")
    #expect(lines[0].count == 5 + 100)
    let marker = try #require(lines[1].firstIndex(of: "^"))
    #expect(lines[0][marker] == "X")
  }

  @Test(arguments: [0, 40, 99, 250, 299])
  func `the marker fits at both ends of a long line`(place: Int) throws {
    let text =
      String(repeating: "a", count: place) + "X" + String(repeating: "b", count: 300 - place)
    let lines = try Self.excerpt(text, at: "X")
    let marker = try #require(lines[1].firstIndex(of: "^"))
    #expect(lines[0][marker] == "X")
  }

  @Test func `colours are only added, never needed`() throws {
    let plain = try Self.pretty("[1,]", at: ",")
    let colored = try Self.pretty("[1,]", at: ",", usesColors: true)
    let stripped = colored.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
    #expect(colored != plain)
    #expect(stripped == plain)
  }
}
