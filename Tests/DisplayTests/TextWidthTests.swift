import Display
import Testing

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("", 0), ("Ja", 2), ("één", 3), ("e\u{301}e\u{301}n", 3), ("€ 5,–", 5), ("│ ├─┤", 5),
    ("漢字", 4), ("한국", 4), ("⚡", 2), ("😀!", 3), ("ｗｉｄｅ", 8), ("\u{1100}\u{1161}", 2),
    ("a\u{301}\u{302}", 1), ("🇳🇱", 2), ("❤\u{FE0F}", 1), ("✓ bewaard", 9), ("▸", 1), ("…", 1),
  ])
  func `a text takes the cells that a terminal gives it`(text: String, columns: Int) {
    #expect(TextWidth.columns(of: text) == columns)
    #expect(text.reduce(0) { $0 + TextWidth.columns(of: $1) } == columns)
  }

  @Test(arguments: [
    ("Veilig Thuis", 6, "Veilig"), ("Veilig", 6, "Veilig"), ("Veilig", 0, ""), ("Veilig", -1, ""),
    ("漢字", 3, "漢"), ("漢字", 1, ""), ("e\u{301}n", 1, "e\u{301}"), ("naïef", 3, "naï"),
  ])
  func `a beginning never cuts through a character`(text: String, columns: Int, beginning: String) {
    #expect(TextWidth.prefix(of: text, columns: columns) == beginning)
  }
}
