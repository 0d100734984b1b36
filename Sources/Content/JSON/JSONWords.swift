/// Looks at eight bytes at a time.
enum JSONWords {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Passes what a string holds plainly: printable ASCII without quotes and backslashes.
  ///
  /// There must be something else before the end of the bytes, with eight more behind it.
  @inline(__always)
  static func plainEnd(_ bytes: UnsafePointer<UInt8>, _ start: Int) -> Int {
    var place = start
    let raw = UnsafeRawPointer(bytes)
    while true {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let quotes = word ^ (ones &* 0x22)
      let slashes = word ^ (ones &* 0x5C)
      // Each term sets the top bit of its byte; what a borrow or a carry adds lies behind the first
      // one found.
      let controls = (word &- (ones &* 0x20)) & ~word
      let found =
        ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes | controls | word
          | (word &+ ones)) & tops
      if found != 0 { return place + found.trailingZeroBitCount / 8 }
      place += 8
    }
  }

  /// Passes blanks; there must be something else before the end of the bytes.
  @inline(__always)
  static func blanksEnd(_ bytes: UnsafePointer<UInt8>, _ start: Int) -> Int {
    var place = start
    let raw = UnsafeRawPointer(bytes)
    while true {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let others = word ^ (ones &* 0x20)
      if others != 0 { return place + others.trailingZeroBitCount / 8 }
      place += 8
    }
  }
}
