/// How many walks there are: a whole number of any size, exact.
public struct WalkCount: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Digits to the base 2^32, the lowest first, without zeros at the end.
  private var digits: [UInt32]

  /// Makes a small number.
  public init(_ number: Int) {
    var rest = UInt64(max(0, number))
    digits = []
    while rest > 0 {
      digits.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    }
  }

  /// Two to some power.
  static func twoToThe(_ power: Int) -> WalkCount {
    var count = WalkCount(1 << (power % 32))
    count.digits = Array(repeating: 0, count: power / 32) + count.digits
    return count
  }

  /// Whether there are none.
  public var isZero: Bool { digits.isEmpty }

  /// The number itself when it is small enough.
  public var exactly: Int? {
    guard digits.count <= 2 else { return nil }
    let number = digits.reversed().reduce(UInt64(0)) { $0 << 32 | UInt64($1) }
    return Int(exactly: number)
  }

  /// About how many, for shares and for reading.
  public var approximately: Double {
    digits.reversed().reduce(0) { $0 * 4_294_967_296 + Double($1) }
  }

  /// The sum.
  public static func + (one: WalkCount, other: WalkCount) -> WalkCount {
    var sum = WalkCount(0)
    let length = max(one.digits.count, other.digits.count)
    sum.digits.reserveCapacity(length + 1)
    var carry: UInt64 = 0
    for place in 0..<length {
      if place < one.digits.count { carry += UInt64(one.digits[place]) }
      if place < other.digits.count { carry += UInt64(other.digits[place]) }
      sum.digits.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    if carry > 0 { sum.digits.append(UInt32(carry)) }
    return sum
  }

  /// The product.
  public static func * (one: WalkCount, other: WalkCount) -> WalkCount {
    if one.isZero || other.isZero { return WalkCount(0) }
    if one.digits == [1] { return other }
    if other.digits == [1] { return one }
    var product = WalkCount(0)
    product.digits = Array(repeating: 0, count: one.digits.count + other.digits.count)
    for (place, digit) in one.digits.enumerated() {
      var carry: UInt64 = 0
      for (shift, factor) in other.digits.enumerated() {
        carry += UInt64(digit) * UInt64(factor) + UInt64(product.digits[place + shift])
        product.digits[place + shift] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      product.digits[place + other.digits.count] = UInt32(carry)
    }
    while product.digits.last == 0 { product.digits.removeLast() }
    return product
  }

  /// Whether the first is smaller.
  public static func < (one: WalkCount, other: WalkCount) -> Bool {
    if one.digits.count != other.digits.count { return one.digits.count < other.digits.count }
    return one.digits.reversed().lexicographicallyPrecedes(other.digits.reversed())
  }

  /// All its decimal digits.
  public var description: String {
    var rest = digits
    var groups: [String] = []
    while !rest.isEmpty {
      var remainder: UInt64 = 0
      for place in rest.indices.reversed() {
        let value = remainder << 32 | UInt64(rest[place])
        rest[place] = UInt32(value / 1_000_000_000)
        remainder = value % 1_000_000_000
      }
      while rest.last == 0 { rest.removeLast() }
      groups.append(String(remainder))
    }
    guard let first = groups.last else { return "0" }
    return groups.dropLast().reversed().reduce(first) { words, group in
      words + String(repeating: "0", count: 9 - group.utf8.count) + group
    }
  }
}
