/// Resolves the escapes of JSON strings.
enum JSONEscapes {
  /// The characters of a string whose escapes were found to be right.
  static func resolved(_ bytes: ArraySlice<UInt8>) -> String {
    var resolved: [UInt8] = []
    resolved.reserveCapacity(bytes.count)
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let byte = bytes[place]
      guard byte == UInt8(ascii: "\\"), place + 1 < bytes.endIndex else {
        resolved.append(byte)
        place += 1
        continue
      }
      let kind = bytes[place + 1]
      place += 2
      if kind == UInt8(ascii: "u") {
        var unit = hex(bytes, at: place) ?? 0xFFFD
        place += 4
        if (0xD800...0xDBFF).contains(unit), let low = hex(bytes, at: place + 2),
          (0xDC00...0xDFFF).contains(low)
        {
          unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
          place += 6
        }
        let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
        resolved += Array(String(Character(scalar)).utf8)
      } else {
        resolved.append(plain(kind) ?? kind)
      }
    }
    return String(decoding: resolved, as: UTF8.self)
  }

  /// The bytes that an escape takes, both halves of a pair counted; nil when it is none or stands for
  /// nothing that may be in a text.
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    guard bytes[start + 1] == UInt8(ascii: "u") else {
      return plain(bytes[start + 1]).map { _ in 2 }
    }
    guard let unit = Self.unit(bytes, start + 2) else { return nil }
    switch unit {
    case 0, 0xDC00...0xDFFF:
      return nil

    case 0xD800...0xDBFF:
      guard start + 7 < bytes.count, bytes[start + 6] == UInt8(ascii: "\\"),
        bytes[start + 7] == UInt8(ascii: "u"), let low = Self.unit(bytes, start + 8),
        (0xDC00...0xDFFF).contains(low)
      else { return nil }
      return 12

    default:
      return 6
    }
  }

  /// Four hexadecimal digits as a number.
  static func unit(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for place in start..<start + 4 {
      guard let digit = digit(bytes[place]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  /// The byte that a one-letter escape stands for; nil when there is no such escape.
  static func plain(_ kind: UInt8) -> UInt8? {
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): kind
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "f"): 12
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "r"): 13
    case UInt8(ascii: "t"): 9
    default: nil
    }
  }

  /// Four hexadecimal digits as a number.
  static func hex(_ bytes: ArraySlice<UInt8>, at start: Int) -> UInt32? {
    guard start + 4 <= bytes.endIndex else { return nil }
    var value: UInt32 = 0
    for place in start..<start + 4 {
      guard let digit = digit(bytes[place]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  /// One hexadecimal digit as a number.
  static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
