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
    if let counted = text.utf8.withContiguousStorageIfAvailable({ counted($0) }) { return counted }
    var native = String(text)
    return native.withUTF8 { counted($0) }
  }

  /// Counts in bytes, which are valid UTF-8 since they come from a string.
  private static func counted(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var count = bytes.count
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        guard byte >= 0x20, byte != 0x7F else { return nil }
        index += 1
        continue
      }
      guard (0xC2...0xEF).contains(byte) else { return nil }
      var value = UInt32(bytes[index + 1] & 0x3F)
      if byte < 0xE0 {
        value |= UInt32(byte & 0x1F) << 6
        index += 2
        count -= 1
      } else {
        value = UInt32(byte & 0x0F) << 12 | value << 6 | UInt32(bytes[index + 2] & 0x3F)
        index += 3
        count -= 2
      }
      guard let scalar = Unicode.Scalar(value), contains(scalar) else { return nil }
    }
    return count
  }
}
