import Content
import Diagnostics
import Testing

@Suite struct CodePageTests {
  /// Found by the proof over all answers, not by the check.
  private static let foundByProof: Set<String> = [
    "option-unreachable", "condition-never-true", "condition-never-false", "question-idle",
    "guarantee-broken", "guarantee-vacuous",
  ]

  /// Codes of `content reading`, which are no mistakes.
  private static let aboutReading = "reading-"

  @Test func `every code has a page`() {
    #expect(Problem.allCodes.filter { CodePage.all[$0] == nil } == [])
  }

  @Test func `every page is about a code`() {
    #expect(CodePage.all.keys.filter { !Problem.allCodes.contains($0) }.sorted() == [])
  }

  @Test(arguments: Problem.allCodes)
  func `a page says what, why and how, with an example of both kinds`(code: String) throws {
    let page = try #require(CodePage.all[code])
    #expect(page.title == code)
    #expect(
      page.headings == ["What it means", "Why it matters", "How to mend it", "Wrong", "Right"]
    )
    #expect(page.examples.contains { $0.isWrong })
    #expect(page.examples.contains { !$0.isWrong })
  }

  @Test(arguments: Problem.allCodes)
  func `the wrong example gives that code and nothing else`(code: String) throws {
    let page = try #require(CodePage.all[code])
    let examples = page.examples.filter(\.isWrong)
    var folder = Folder.fireDrill
    var new: [String: Range<Int>] = [:]
    for example in examples {
      let range = try #require(example.apply(to: &folder))
      new[example.file] = new[example.file] == nil ? range : nil
    }
    let found =
      code.hasPrefix(Self.aboutReading)
      ? folder.checkReading()
      : Self.foundByProof.contains(code)
        ? folder.prove().diagnostics : folder.check(budget: examples.compactMap(\.budget).first)
    #expect(found.map(\.problem.code) == [code], "\(found.map(\.problem.message))")
    for finding in found {
      #expect(examples.contains { $0.file == finding.file })
      guard let range = new[finding.file], let bytes = folder[finding.file] else { continue }
      let place = SourceText(file: finding.file, bytes: bytes).range(of: range)
      #expect(finding.range.start >= place.start && finding.range.end <= place.end)
    }
  }

  @Test(arguments: Problem.allCodes)
  func `the right example is clean`(code: String) throws {
    let page = try #require(CodePage.all[code])
    var folder = Folder.fireDrill
    for example in page.examples where !example.isWrong {
      _ = try #require(example.apply(to: &folder))
    }
    let proved = Self.foundByProof.contains(code) ? folder.prove().diagnostics : []
    let hard = code.hasPrefix(Self.aboutReading) ? folder.checkReading() : []
    let found = folder.check() + proved + hard
    #expect(found.map { "\($0.file) \($0.problem.code): \($0.problem.message)" } == [])
  }
}
