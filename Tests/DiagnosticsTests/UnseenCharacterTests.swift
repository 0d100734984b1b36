import Diagnostics
import Testing

/// What diagnostics show can neither drive a terminal nor hide anything.
@Suite struct UnseenCharacterTests {
  private static let unseen: [(String, String, String)] = [
    ("\u{1B}[31m", "⟨U+001B⟩[31m", "\\u001B[31m"), ("\u{202E}", "⟨U+202E⟩", "\\u202E"),
    ("\u{200B}", "⟨U+200B⟩", "\\u200B"), ("\u{FEFF}", "⟨U+FEFF⟩", "\\uFEFF"),
    ("\u{9B}", "⟨U+009B⟩", "\\u009B"), ("\u{E0041}", "⟨U+E0041⟩", "\\uDB40\\uDC41"),
    ("\u{2028}", "⟨U+2028⟩", "\\u2028"), ("\u{E000}", "⟨U+E000⟩", "\\uE000"),
  ]

  private func diagnostic(_ words: String) -> Diagnostic {
    let text = SourceText(file: "\(words).json", bytes: Array("[\"\(words)\"]".utf8))
    return Diagnostic(
      .unknownKey(words, suggestion: words, allowed: []),
      in: text,
      at: 0..<1,
      notes: [Diagnostic.Note(words, in: text, at: 0..<1)]
    )
  }

  @Test(arguments: unseen)
  func `people see its code`(words: String, shown: String, escaped: String) {
    let text = PrettyDiagnosticFormatter().text(of: diagnostic(words))
    #expect(text.contains("key '\(shown)' is not known here"))
    #expect(text.contains(" 1 | [\"\(shown)\"]"))
    for scalar in words.unicodeScalars where scalar.value > 0x7E || scalar.value < 0x20 {
      #expect(!text.unicodeScalars.contains(scalar))
    }
  }

  @Test(arguments: unseen)
  func `programs get it escaped`(words: String, shown: String, escaped: String) {
    let text = JSONDiagnosticFormatter.text(of: [diagnostic(words)])
    #expect(text.contains("key '\(escaped)' is not known here"))
    for scalar in words.unicodeScalars where scalar.value > 0x7E || scalar.value < 0x20 {
      #expect(!text.unicodeScalars.contains(scalar))
    }
  }

  @Test func `names of a million characters are cut`() {
    let huge = String(repeating: "a", count: 1_000_000)
    let problems: [Problem] = [
      .unknownKey(huge, suggestion: huge, allowed: []), .jsonDuplicateKey(huge), .fileMissing(huge),
      .conditionCycle([huge, huge]), .unknownID(kind: "page", id: huge, suggestion: nil),
    ]
    for problem in problems {
      #expect(problem.message.count < 300)
      #expect(problem.remedy.count < 300)
    }
  }
}
