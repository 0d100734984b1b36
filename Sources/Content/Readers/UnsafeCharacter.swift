/// Characters that content may not hold: they could drive the terminal, or mislead the reader.
enum UnsafeCharacter {
  /// The first unsafe character of a text as `U+202E`, or nil.
  ///
  /// Signs whose width terminals disagree about (emoji variation, joiners) count as unsafe too.
  static func first(in words: String) -> String? {
    // Nearly all content is plain ASCII, of which a look at the bytes is enough.
    if isPlain(words) { return nil }
    for scalar in words.unicodeScalars where !isSafe(scalar) {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return nil
  }

  /// Whether there are only printable ASCII characters; looked at eight bytes at a time.
  private static func isPlain(_ words: String) -> Bool {
    var words = words
    return words.withUTF8 { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      var place = 0
      while place + 8 <= raw.count {
        let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        // A high bit in the word itself is beyond ASCII. One in the difference comes from a byte under
        // a space, or from the borrow of one; one in the sum from DEL.
        let low = word &- 0x2020_2020_2020_2020
        let high = word &+ 0x0101_0101_0101_0101
        if (word | low | high) & 0x8080_8080_8080_8080 != 0 { return false }
        place += 8
      }
      while place < raw.count {
        guard (0x20..<0x7F).contains(raw[place]) else { return false }
        place += 1
      }
      return true
    }
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
