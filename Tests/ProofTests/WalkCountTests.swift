import Testing

@testable import Proof

/// Counts of walks are exact, whatever their size.
@Suite struct WalkCountTests {
  @Test(arguments: [0, 1, 9, 999_999_999, 1_000_000_000, 4_294_967_296, Int.max])
  func `small numbers come back`(number: Int) {
    #expect(WalkCount(number).exactly == number)
    #expect(WalkCount(number).description == String(number))
  }

  @Test func `sums and products agree with wide machine numbers`() {
    var one = UInt128(3)
    var two = WalkCount(3)
    for factor in 1...25 {
      one = one * UInt128(factor) + 7
      two = two * WalkCount(factor) + WalkCount(7)
      #expect(two.description == one.description)
    }
  }

  @Test func `a power of two beyond any machine number is written out`() {
    #expect(
      WalkCount.twoToThe(200).description
        == "1606938044258990275541962092341162602522202993782792835301376"
    )
    #expect(WalkCount.twoToThe(64) > WalkCount.twoToThe(63))
    #expect(WalkCount.twoToThe(64).exactly == nil)
    #expect(WalkCount.twoToThe(64).approximately == 18_446_744_073_709_551_616)
  }
}
