/// Characters that content may not hold: they could drive the terminal, or mislead the reader.
enum UnsafeCharacter {
  /// The first unsafe character of a text as `U+202E`, or nil.
  ///
  /// Signs whose width terminals disagree about (emoji variation, joiners) count as unsafe too.
  static func first(in words: String) -> String? {
    for scalar in words.unicodeScalars where !isSafe(scalar) {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return nil
  }

  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return false
    default:
      return !(0xFE00...0xFE0F).contains(scalar.value)
    }
  }
}
