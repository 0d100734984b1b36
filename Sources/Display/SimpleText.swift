/// The letters that need no look in a table: safe, one cell wide, and never joined to a neighbour.
///
/// Nearly all text is made of these alone, and then every question about it is answered by counting.
enum SimpleText {
  /// Whether the scalar is simple: Latin letters, punctuation, currency, arrows, box drawing.
  @inline(__always)
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x2FF, 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20BF,
      0x2190...0x21FF, 0x2500...0x257F, 0x25A0...0x25D7:
      true

    default:
      false
    }
  }

  /// The number of scalars if all of them are simple, otherwise `nil`.
  static func count(_ text: some StringProtocol) -> Int? {
    let asciiCount = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      for byte in bytes where byte < 0x20 || byte > 0x7E { return nil }
      return bytes.count
    }
    if let asciiCount, let asciiCount { return asciiCount }
    var count = 0
    for scalar in text.unicodeScalars {
      guard contains(scalar) else { return nil }
      count += 1
    }
    return count
  }
}
