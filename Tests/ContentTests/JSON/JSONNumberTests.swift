import Testing

@testable import Content

/// Numbers are read as they are written, to their last digit.
@Suite struct JSONNumberTests {
  private func read(_ text: String) -> JSONNumber? {
    Array(text.utf8).withUnsafeBufferPointer { JSONNumber($0, at: 0) }
  }

  @Test(arguments: [
    "0", "-0", "7", "-12", "999999999999999", "9007199254740992", "-9007199254740992",
    "9007199254740991.9999", "9007199254740992.000", "0.9007199254740992e16",
    "90071992547409920e-1", "900719925474099.2e1", "0e999999999999", "0.000e-400", "1e15", "1E+2",
    "1e-300", "0.1", "0.333333333333333333333333333333333333333333333333333333333333",
  ])
  func `a number within 2^53 is accepted`(text: String) throws {
    let number = try #require(read(text))
    #expect(number.isInRange)
    #expect(number.end == text.utf8.count)
  }

  @Test(arguments: [
    "9007199254740993", "-9007199254740993", "9007199254740992.5", "9007199254740992.0000001",
    "9007199254740993e0", "0.9007199254740993e16", "90071992547409921e-1", "1e16", "1e400",
    "-1e400", "1e-308", "1e-999999999999", "1e99999999999999999999", "10000000000000000",
    "0.0000001e99",
  ])
  func `a number beyond 2^53, or one that would vanish, is out of range`(text: String) throws {
    #expect(try #require(read(text)).isInRange == false)
  }

  @Test(arguments: [
    "", "-", "+1", ".5", "1.", "1.e3", "01", "-01", "00", "1e", "1e+", "1e-", "e1", "- 1",
  ])
  func `what JSON has no number for is none`(text: String) {
    #expect(read(text) == nil)
  }

  @Test(arguments: [("1}", 1), ("12,3", 2), ("1.5]", 3), ("1e2 ", 3), ("0x1", 1), ("1-2", 1)])
  func `a number ends where its grammar does`(text: String, end: Int) throws {
    #expect(try #require(read(text)).end == end)
  }
}
