import Rules
import SmallGuides
import Testing

/// Names are found as in a dictionary.
@Suite struct NameTableTests {
  @Test(arguments: [0, 3, 1_000])
  func `names have the numbers that a dictionary gives them`(capacity: Int) {
    var numbers = SeededNumbers(seed: 7)
    var table = NameTable(capacity: capacity)
    var expected: [String: Int] = [:]
    #expect(table["a"] == nil)
    for number in 0..<3_000 {
      // Short, long and foreign names, many of them twice.
      let stem = ["", "vraag-", "een-hele-lange-naam-van-een-pagina/", "é"][numbers.below(4)]
      let name = stem + String(numbers.below(1_000))
      #expect(table[name] == expected[name])
      table[name] = number
      expected[name] = number
    }
    #expect(table.count == expected.count)
    for (name, number) in expected { #expect(table[name] == number) }
    #expect(table["geen"] == nil)
  }
}
