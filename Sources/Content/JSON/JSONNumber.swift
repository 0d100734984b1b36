/// The grammar and the range of JSON numbers.
///
/// Works on the digits as written, since a floating-point number would round 2^53 + 1 into the range.
struct JSONNumber {
  /// Just behind its last character.
  let end: Int
  /// Whether it lies within ±2^53 and is not so small that it would vanish.
  let isInRange: Bool

  /// 2^53, up to which all programs agree about whole numbers.
  private static let most = Array("9007199254740992".utf8)

  /// Reads the number that starts at a place; nil when it is not written as RFC 8259, section 6 has it.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    var place = start
    if place < bytes.count, bytes[place] == UInt8(ascii: "-") { place += 1 }
    let whole = place
    place = Self.digitsEnd(bytes, place)
    guard place > whole, bytes[whole] != UInt8(ascii: "0") || place == whole + 1 else { return nil }
    let next = place < bytes.count ? bytes[place] : 0
    // Up to 15 digits and nothing more: nearly every number there is.
    if next != UInt8(ascii: "."), next | 0x20 != UInt8(ascii: "e"), place - whole < 16 {
      end = place
      isInRange = true
      return
    }
    guard let rest = Self.rest(bytes, whole: whole..<place) else { return nil }
    (end, isInRange) = rest
  }

  private static func digitsEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var place = start
    while place < bytes.count, bytes[place] &- UInt8(ascii: "0") < 10 { place += 1 }
    return place
  }

  private static func rest(
    _ bytes: UnsafeBufferPointer<UInt8>,
    whole: Range<Int>
  ) -> (end: Int, isInRange: Bool)? {
    var place = whole.upperBound
    var fraction = place..<place
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      fraction = place + 1..<digitsEnd(bytes, place + 1)
      guard !fraction.isEmpty else { return nil }
      place = fraction.upperBound
    }
    var exponent = 0
    if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
      place += 1
      let isNegative = place < bytes.count && bytes[place] == UInt8(ascii: "-")
      if isNegative || place < bytes.count && bytes[place] == UInt8(ascii: "+") { place += 1 }
      let digits = place..<digitsEnd(bytes, place)
      guard !digits.isEmpty else { return nil }
      for digit in digits where exponent < 1_000_000_000 {
        exponent = exponent * 10 + Int(bytes[digit] - UInt8(ascii: "0"))
      }
      if isNegative { exponent = -exponent }
      place = digits.upperBound
    }
    return (place, isInRange(bytes, whole, fraction, exponent))
  }

  private static func isInRange(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ whole: Range<Int>,
    _ fraction: Range<Int>,
    _ exponent: Int
  ) -> Bool {
    let count = whole.count + fraction.count
    func digit(_ index: Int) -> UInt8 {
      if index >= count { return UInt8(ascii: "0") }
      let isWhole = index < whole.count
      return bytes[isWhole ? whole.lowerBound + index : fraction.lowerBound + index - whole.count]
    }
    guard let first = (0..<count).first(where: { digit($0) != UInt8(ascii: "0") }) else {
      return true
    }
    // The value is 0.d1d2d3... times 10 to this power, with d1 not zero.
    let power = whole.count - first + exponent
    if power != most.count { return power < most.count && power > -307 }
    for (offset, limit) in most.enumerated() where digit(first + offset) != limit {
      return digit(first + offset) < limit
    }
    let behind = first + most.count
    return behind >= count || (behind..<count).allSatisfy { digit($0) == UInt8(ascii: "0") }
  }
}
