/// Text in the letters that every terminal has, for those without UTF-8.
public enum PlainASCII {
  /// The text in ASCII, as legible as can be; it may become longer.
  public static func text(_ text: some StringProtocol) -> String {
    replacing(text) { letters(for: $0) ?? "?" }
  }

  /// The text in ASCII, taking exactly as many cells as before.
  ///
  /// For a finished frame, where nothing may move.
  public static func cells(_ text: some StringProtocol) -> String {
    replacing(text) { character in
      let width = TextWidth.columns(of: character)
      let letters = letters(for: character) ?? "?"
      return letters.count == width
        ? letters : String((letters + String(repeating: " ", count: width)).prefix(width))
    }
  }

  private static func replacing(
    _ text: some StringProtocol,
    by letters: (Character) -> String
  ) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return String(text) }
    var plain = ""
    for character in text {
      if character.isASCII { plain.append(character) } else { plain += letters(character) }
    }
    return plain
  }

  private static func letters(for character: Character) -> String? {
    guard let scalar = character.unicodeScalars.first else { return "" }
    if scalar.isASCII { return String(Character(scalar)) }
    if let letters = table[scalar] { return letters }
    if (0x2500...0x257F).contains(scalar.value) { return boxDrawing(scalar) }
    if scalar.properties.generalCategory == .spaceSeparator { return " " }
    return latinLetter(scalar)
  }

  /// Reads the letter from the name, as in LATIN SMALL LETTER E WITH ACUTE.
  private static func latinLetter(_ scalar: Unicode.Scalar) -> String? {
    guard let name = scalar.properties.name else { return nil }
    let words = name.split(separator: " ")
    guard words.count >= 4, words[0] == "LATIN", words[2] == "LETTER" else { return nil }
    guard words[3].count <= 2, words.count == 4 || words[4] == "WITH" else { return nil }
    return words[1] == "SMALL" ? words[3].lowercased() : String(words[3])
  }

  private static func boxDrawing(_ scalar: Unicode.Scalar) -> String {
    let name = scalar.properties.name ?? ""
    let words = name.split(separator: " ")
    // Names with AND join two directions: corners and crossings.
    if words.contains("AND") || words.contains("CROSS") { return "+" }
    if words.contains("VERTICAL") { return "|" }
    return words.contains("HORIZONTAL") ? "-" : "+"
  }

  private static let table: [Unicode.Scalar: String] = [
    "‘": "'", "’": "'", "‚": ",", "‛": "'", "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"",
    "‹": "<", "›": ">", "′": "'", "″": "\"", "´": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "…": "...", "•": "*", "‣": ">", "·": ".", "●": "*", "○": "o", "◦": "o", "■": "#", "□": "o",
    "◆": "*", "▪": "*", "☐": "o", "☑": "x", "☒": "x",
    "▸": ">", "▶": ">", "►": ">", "◂": "<", "◀": "<", "◄": "<", "▲": "^", "▴": "^", "▼": "v",
    "▾": "v", "→": ">", "←": "<", "↑": "^", "↓": "v", "↔": "-", "⇒": ">", "⇐": "<", "↵": "<",
    "✓": "x", "✔": "x", "✗": "-", "✘": "-", "×": "x", "÷": "/", "±": "+-",
    "€": "EUR", "£": "GBP", "¢": "c", "©": "(c)", "®": "(R)", "™": "TM", "°": "o", "§": "par.",
    "½": "1/2", "¼": "1/4", "¾": "3/4", "²": "2", "³": "3", "¹": "1", "µ": "u",
    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "¿": "?", "¡": "!", "|": "|", "¦": "|",
    "ß": "ss", "þ": "th", "Þ": "TH", "ð": "d", "Ð": "D", "ı": "i", "ĸ": "k", "ŋ": "ng", "Ŋ": "NG",
    "ĳ": "ij", "Ĳ": "IJ", "⚠": "!", "⟨": "<", "⟩": ">",
    "█": "#", "▌": "#", "▐": "#", "▀": "#", "▄": "#", "░": ".", "▒": ":", "▓": "#",
  ]
}
