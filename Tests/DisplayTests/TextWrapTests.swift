import Display
import Testing

@Suite struct TextWrapTests {
  @Test(arguments: [
    ("", 10, [""]),
    ("Praat met het kind", 10, ["Praat met", "het kind"]),
    ("Praat met het kind", 9, ["Praat met", "het kind"]),
    ("a\n\nb\n", 10, ["a", "", "b", ""]),
    ("een  twee", 20, ["een  twee"]),
    ("een  twee", 5, ["een", "twee"]),
    ("  inspringen mag", 12, ["  inspringen", "mag"]),
    ("   ", 2, [""]),
    ("meldcode", 3, ["mel", "dco", "de"]),
    ("0800-2000 bellen", 6, ["0800-", "2000", "bellen"]),
    ("bel nu 0800-2000", 10, ["bel nu", "0800-2000"]),
    ("漢字漢", 4, ["漢字", "漢"]),
    ("漢", 1, ["漢"]),
    ("één twee drieën", 8, ["één twee", "drieën"]),
    ("e\u{301}e\u{301}n e\u{301}n", 3, ["e\u{301}e\u{301}n", "e\u{301}n"]),
    ("vijf", 0, ["v", "i", "j", "f"]),
  ])
  func `lines break where a reader would`(text: String, width: Int, lines: [String]) {
    #expect(TextWrap.lines(of: text, width: width) == lines)
  }

  @Test func `all lines but the first of a paragraph hang`() {
    #expect(
      TextWrap.lines(of: "• een twee drie\n• vier", width: 9, hangingIndent: 2)
        == ["• een", "  twee", "  drie", "• vier"]
    )
  }

  @Test func `an indent that leaves no room is given up`() {
    #expect(TextWrap.lines(of: "aa bb", width: 3, hangingIndent: 2) == ["aa", "bb"])
  }

  @Test func `a part of a text wraps like the text itself`() {
    let text = "x één twee"
    #expect(TextWrap.lines(of: text.dropFirst(2), width: 4) == ["één", "twee"])
  }

  @Test(arguments: ["Een lange zin met woorden.", "één  漢字漢字 zin\n\n met-streepjes ", "    "])
  func `nothing but spaces and newlines is lost and no line is too wide`(text: String) {
    for width in 2...30 {
      let lines = TextWrap.lines(of: text, width: width)
      #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= width })
      let words = text.filter { $0 != " " && $0 != "\n" }
      #expect(lines.joined().filter { $0 != " " } == words)
      #expect(TextWrap.ranges(of: text, width: width).map { String(text[$0]) } == lines)
    }
  }

  @Test(arguments: ["Een lange zin met woorden.", "één  漢字漢字 zin\n\n met-streepjes", "    "])
  func `the parts of a text are its lines, with the spaces before them`(text: String) {
    for width in 2...30 {
      for indent in 0...3 {
        let parts = TextWrap.parts(of: text, width: width, hangingIndent: indent)
        let lines = parts.map { String(repeating: " ", count: $0.indent) + text[$0.range] }
        #expect(lines == TextWrap.lines(of: text, width: width, hangingIndent: indent))
      }
    }
  }
}
