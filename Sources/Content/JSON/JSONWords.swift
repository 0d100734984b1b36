/// Looks at eight bytes at a time.
enum JSONWords {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Passes what a string holds plainly: ASCII without quotes, backslashes and control characters.
  @inline(__always)
  static func plainEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var place = start
    let raw = UnsafeRawBufferPointer(bytes)
    while place + 8 <= bytes.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let quotes = word ^ (ones &* 0x22)
      let slashes = word ^ (ones &* 0x5C)
      // Each term sets the top bit of its byte; what a borrow adds lies behind the first one found.
      let controls = (word &- (ones &* 0x20)) & ~word
      let found =
        ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes | controls | word) & tops
      if found != 0 { return place + found.trailingZeroBitCount / 8 }
      place += 8
    }
    while place < bytes.count {
      let byte = bytes[place]
      if byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C { return place }
      place += 1
    }
    return place
  }
}
