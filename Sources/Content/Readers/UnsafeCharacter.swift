/// Characters that content may not hold: they could drive the terminal, or mislead the reader.
enum UnsafeCharacter {
  /// The first unsafe character of a text as `U+202E`, or nil.
  ///
  /// Signs whose width terminals disagree about (emoji variation, joiners) count as unsafe too.
  static func first(in words: String) -> String? {
    // Nearly all content is plain ASCII, of which a look at the bytes is enough.
    if words.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return nil }
    for scalar in words.unicodeScalars where !isSafe(scalar) {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return nil
  }

  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) }
    // Accented letters, quotation marks and dashes.
    if (0xC0...0x17F).contains(scalar.value) || (0x2010...0x2027).contains(scalar.value) {
      return true
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return false
    default:
      return !(0xFE00...0xFE0F).contains(scalar.value)
    }
  }
}
