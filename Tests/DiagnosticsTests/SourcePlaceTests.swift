import Testing

@testable import Diagnostics

/// Places in a file, as people count them.
@Suite struct SourcePlaceTests {
  private func text(_ words: String) -> SourceText {
    SourceText(file: "a.json", bytes: Array(words.utf8))
  }

  @Test(arguments: [
    ("", 0, 1, 1), ("abc", 0, 1, 1), ("abc", 3, 1, 4), ("abc", 99, 1, 4), ("abc", -5, 1, 1),
    ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("\n\n\n", 3, 4, 1),
    ("\té", 1, 1, 2), ("é!", 2, 1, 2), ("e\u{301}!", 3, 1, 2), ("xe\u{301}!", 4, 1, 3),
    ("👩‍👩‍👧!", 18, 1, 2), ("🇳🇱🇧🇪!", 16, 1, 3), ("a\né😀!", 8, 2, 3),
  ])
  func `a place is counted in lines and characters`(
    words: String,
    offset: Int,
    line: Int,
    column: Int
  ) {
    #expect(text(words).position(at: offset) == SourcePosition(line: line, column: column))
  }

  @Test func `a stretch may run over several lines`() {
    let range = text("één\ntwéé\n").range(of: 2..<11)
    #expect(range.start == SourcePosition(line: 1, column: 2))
    #expect(range.end == SourcePosition(line: 2, column: 5))
  }

  @Test(arguments: [
    ("abc", 1, "abc"), ("a\nbc\r\nd", 2, "bc"), ("a\nbc\r\nd", 7, "d"), ("a\n", 2, ""), ("", 0, ""),
    ("a\r\n\r\nb", 3, ""),
  ])
  func `a line is told without its end`(words: String, offset: Int, line: String) {
    #expect(text(words).line(at: offset) == line)
  }

  @Test func `broken bytes are shown as broken, and count as one each`() {
    let broken = SourceText(file: "a.json", bytes: [0x61, 0xFF, 0xFE, 0x62])
    #expect(broken.line(at: 0) == "a\u{FFFD}\u{FFFD}b")
    #expect(broken.position(at: 3) == SourcePosition(line: 1, column: 4))
  }

  @Test(arguments: [0, 1, 300, 500_000, 999_990, 1_000_000])
  func `of a huge line only what is around the place is kept`(offset: Int) throws {
    let words =
      String(repeating: "0123456789", count: 50_000) + String(repeating: "éé", count: 125_000)
    let diagnostic = Diagnostic(.jsonComment, in: text(words), at: offset..<offset)
    let excerpt = try #require(diagnostic.excerpt)
    #expect(excerpt.utf8.count <= 1210)
    let before = diagnostic.range.start.column - diagnostic.excerptColumn
    #expect((0...400).contains(before))
    let line = Array(words)
    let start = diagnostic.excerptColumn - 1
    #expect(Array(excerpt) == Array(line[start..<start + excerpt.count]))
  }
}
