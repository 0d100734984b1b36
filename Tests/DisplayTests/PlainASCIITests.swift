import Display
import Testing

@Suite struct PlainASCIITests {
  @Test(arguments: [
    ("Zoë is één", "Zoe is een"), ("Ça ÉÉN Øre", "Ca EEN Ore"), ("Łódź ñ š ß", "Lodz n s ss"),
    ("‘ja’ “nee”", "'ja' \"nee\""), ("10–18 …", "10-18 ..."), ("• ▸ ✓", "* > x"), ("€ 5", "EUR 5"),
    ("├─┤│└┘┼╭", "+-+|++++"), ("漢", "?"), ("\u{A0}", " "), ("æ Æ ĳ", "ae AE ij"),
    ("e\u{301}", "e"), ("⟨U+202E⟩", "<U+202E>"), ("a\nb", "a\nb"),
  ])
  func `text stays legible`(text: String, plain: String) {
    #expect(PlainASCII.text(text) == plain)
  }

  @Test(arguments: ["één … €", "漢字 ß", "├─┤ ½", "😀 e\u{301}", "plain"])
  func `a frame keeps its cells`(text: String) {
    let plain = PlainASCII.cells(text)
    #expect(plain.utf8.allSatisfy { $0 < 0x80 })
    #expect(TextWidth.columns(of: plain) == TextWidth.columns(of: text))
  }
}
