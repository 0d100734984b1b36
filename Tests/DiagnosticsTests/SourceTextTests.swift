import Diagnostics
import Testing

@Suite struct SourceTextTests {
  @Test(arguments: [
    ("", 0, 1, 1), ("abc", 0, 1, 1), ("abc", 2, 1, 3), ("abc", 3, 1, 4), ("abc", 99, 1, 4),
    ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("a\n", 2, 2, 1), ("é!", 2, 1, 2),
    ("e\u{301}!", 3, 1, 2), ("👩‍👧!", 11, 1, 2), ("\t!", 1, 1, 2), ("\n\n\nx", 3, 4, 1),
    ("éé\né!", 7, 2, 2),
  ])
  func `columns count characters`(text: String, offset: Int, line: Int, column: Int) {
    let place = SourceText(file: "a", bytes: Array(text.utf8)).position(at: offset)
    #expect(place == SourcePosition(line: line, column: column))
  }

  @Test(arguments: [
    ("a\nbc\nd", 3, "bc"), ("a\r\nbc\r\n", 3, "bc"), ("ab", 2, "ab"), ("a\n", 2, ""),
  ])
  func `a line is given without its end`(text: String, offset: Int, line: String) {
    #expect(SourceText(file: "a", bytes: Array(text.utf8)).line(at: offset) == line)
  }

  @Test func `places are ordered by line, then column`() {
    #expect(SourcePosition(line: 1, column: 9) < SourcePosition(line: 2, column: 1))
    #expect(SourcePosition(line: 2, column: 1) < SourcePosition(line: 2, column: 2))
  }
}
