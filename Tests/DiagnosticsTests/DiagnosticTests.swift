import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  @Test func `diagnostics are ordered by file, place and code`() {
    let one = SourceText(file: "a.json", bytes: Array("abc".utf8))
    let other = SourceText(file: "b.json", bytes: Array("abc".utf8))
    let ordered = [
      Diagnostic(.textEmpty, in: one, at: 0..<1), Diagnostic(.jsonEmpty, in: one, at: 2..<3),
      Diagnostic(.textEmpty, in: one, at: 2..<3), Diagnostic(.jsonEmpty, in: other, at: 0..<1),
    ]
    #expect(Diagnostic.sorted(ordered.reversed()) == ordered)
  }

  @Test func `all codes differ and are kebab-case`() {
    #expect(Set(Problem.allCodes).count == Problem.allCodes.count)
    for code in Problem.allCodes {
      #expect(code.wholeMatch(of: #/[a-z0-9]+(-[a-z0-9]+)*/#) != nil, "\(code)")
    }
  }

  @Test(arguments: [
    ("tittle", "title"), ("titel", "title"), ("summry", "summary"), ("wen", "when"),
    ("id", "id"), ("idd", "id"),
  ])
  func `a misspelt word has a suggestion`(word: String, meant: String) {
    #expect(EditDistance.suggestion(for: word, among: ["id", "title", "summary", "when"]) == meant)
  }

  @Test(arguments: ["xyz", "certainty", "", "titleandmore"])
  func `a word like none of them has no suggestion`(word: String) {
    #expect(EditDistance.suggestion(for: word, among: ["title", "summary", "when"]) == nil)
  }

  @Test func `among no words there is no suggestion`() {
    #expect(EditDistance.suggestion(for: "title", among: []) == nil)
  }

  @Test func `words of problems follow the writing guide`() {
    let samples: [Problem] = [
      .jsonEmpty, .fileMissing("x"), .unknownKey("x", suggestion: nil, allowed: ["y"]),
      .wrongType(expected: "a list", found: "null"), .textMissing(language: "en"),
      .transitionGap(of: "x", witness: "any answers"), .scenarioOpen(question: "x"),
      .loopWithoutEnd(["a", "b"], witness: "c = d"), .tooManyOptions(limit: 62),
    ]
    for problem in samples {
      #expect(!problem.message.hasSuffix("."))
      #expect(problem.reason?.hasSuffix(".") != true)
      #expect(problem.remedy.first?.isLowercase == true)
    }
  }
}
