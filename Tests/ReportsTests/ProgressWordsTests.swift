import Reports
import Testing

/// How far work has come is told late enough, and not too often.
@Suite struct ProgressWordsTests {
  @Test func `nothing is said in the first second`() {
    var words = ProgressWords("proving", of: 3, pace: 200, at: 5_000)
    #expect(words.line(done: 1, at: 5_000) == nil)
    #expect(words.line(done: 2, at: 5_999) == nil)
    #expect(!words.hasSpoken)
    #expect(words.line(done: 2, at: 6_000) == "proving: 2 of 3")
    #expect(words.hasSpoken)
  }

  @Test func `one long part is told of before it is done`() {
    var words = ProgressWords("proving", of: 1, pace: 200, at: 0)
    #expect(words.line(done: 0, at: 1_000) == "proving: 0 of 1")
  }

  @Test func `the same is not said twice, and news not before its time`() {
    var words = ProgressWords("proving", of: 9, pace: 500, at: 0)
    #expect(words.line(done: 1, at: 1_000) != nil)
    #expect(words.line(done: 2, at: 1_499) == nil)
    #expect(words.line(done: 2, at: 1_500) == "proving: 2 of 9")
    #expect(words.line(done: 2, at: 9_000) == nil)
  }
}
