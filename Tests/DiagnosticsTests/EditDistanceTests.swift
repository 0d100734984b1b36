import Diagnostics
import Testing

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("equal", "equals"), ("eqauls", "equals"), ("Equals", "equals"), ("ALL", "all"), ("al", "all"),
    ("veilig-tuis", "veilig-thuis"), ("titel", "title"),
  ])
  func `a misspelt word is guessed`(word: String, meant: String) {
    let words = ["any", "all", "equals", "title", "veilig-thuis"]
    #expect(EditDistance.suggestion(for: word, among: words) == meant)
  }

  @Test(arguments: ["", "xyz", "between", "e"])
  func `a word that is like none of them is not guessed`(word: String) {
    #expect(EditDistance.suggestion(for: word, among: ["equals", "title"]) == nil)
  }

  @Test func `of words that are as near the first is taken`() {
    #expect(EditDistance.suggestion(for: "step", among: ["stop", "stap"]) == "stop")
    #expect(EditDistance.suggestion(for: "step", among: ["stap", "stop"]) == "stap")
  }

  @Test func `huge words are left alone`() {
    let huge = String(repeating: "a", count: 500_000)
    #expect(EditDistance.suggestion(for: huge, among: [huge + "b"]) == nil)
    #expect(EditDistance.suggestion(for: "aaa", among: [huge, "aab"]) == "aab")
  }
}
