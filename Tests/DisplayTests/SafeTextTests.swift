import Display
import Testing

@Suite struct SafeTextTests {
  @Test(arguments: [
    "Wat zie je?", "één – “twee” … €", "Zoë, Björn, Łukasz", "漢字 한국 עברית العربية हिन्दी", "├─┤ ✓ ▸",
    "😡 ❤\u{FE0F} 🇳🇱", "e\u{301}\u{302}\u{303}\u{304}", "",
  ])
  func `what a person can read passes`(text: String) {
    #expect(SafeText.isSafe(text))
    #expect(SafeText.safe(text) == text)
  }

  @Test(
    arguments: Array(0..<0x20) + Array(0x7F..<0xA0)
      + [
        0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068,
        0x2069, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD, 0x2028, 0x2029, 0xE000, 0xE0001,
        0xE0041, 0x0378, 0xFFFE, 0xFFFF, 0x10FFFF, 0x3164, 0x115F, 0x034F, 0xFE0F, 0x0301,
      ] as [UInt32]
  )
  func `what could mislead is shown as its code point`(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let text = String(scalar) + "x"
    #expect(!SafeText.isSafe(text))
    #expect(SafeText.safe(text) == SafeText.codePoint(of: scalar) + "x")
    #expect(SafeText.isSafe(SafeText.safe(text)))
  }

  @Test func `a code point has at least four digits`() {
    #expect(SafeText.safe("\u{1B}[2J\u{202E}\u{E0041}") == "⟨U+001B⟩[2J⟨U+202E⟩⟨U+E0041⟩")
  }

  @Test func `the fifth mark on a letter is shown apart`() {
    let marked = "e" + String(repeating: "\u{301}", count: 5) + "n\u{301}"
    let shown = "e" + String(repeating: "\u{301}", count: 4) + "⟨U+0301⟩n\u{301}"
    #expect(SafeText.safe(marked).unicodeScalars.elementsEqual(shown.unicodeScalars))
  }

  @Test func `a newline stays only when asked`() {
    #expect(SafeText.safe("a\nb") == "a⟨U+000A⟩b")
    #expect(SafeText.safe("a\nb", keepingNewlines: true) == "a\nb")
    #expect(SafeText.isSafe("a\nb", keepingNewlines: true))
    #expect(!SafeText.isSafe("a\r\nb", keepingNewlines: true))
    #expect(SafeText.safe("a\r\nb", keepingNewlines: true) == "a⟨U+000D⟩\nb")
  }
}
