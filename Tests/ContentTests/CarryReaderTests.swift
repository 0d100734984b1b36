import Content
import Diagnostics
import Guidance
import Testing

/// Answers that are carried name an option of their question and procedures that there are.
@Suite struct CarryReaderTests {
  private static let path = "procedures/ontruimen/01-alarm.json"

  private func folder(_ carry: String) -> Folder {
    Folder.fireDrill.patched(
      Self.path,
      "/pages/3/question/type",
      #""choice", "carry": \#(carry)"#
    )
  }

  private func option() throws -> String {
    let guide = try #require(Folder.fireDrill.read().guide)
    let page = guide.procedure("ontruimen")?.steps.first?.pages[3]
    guard case .question(let question) = page?.work, let first = question.options.first else {
      Issue.record("the page asks nothing")
      return ""
    }
    return first.id
  }

  @Test func `an option and a procedure are read`() throws {
    let option = try option()
    let content = folder(#"[{"option": "\#(option)", "to": ["tellen"]}]"#).read()
    let page = content.guide?.procedure("ontruimen")?.steps.first?.pages[3]
    guard case .question(let question) = page?.work else {
      Issue.record("the page asks nothing")
      return
    }
    #expect(question.carries == [Carry(option, to: ["tellen"])])
  }

  @Test func `an option that the question has not is found`() throws {
    let found = folder(#"[{"option": "xyz", "to": ["tellen"]}]"#).check().map(\.problem.code)
    #expect(found == ["unknown-value"])
  }

  @Test(arguments: [(#"["xyz"]"#, "unknown-id"), ("[]", "list-empty")])
  func `procedures that there are not are found`(to: String, code: String) throws {
    let found = folder(#"[{"option": "\#(try option())", "to": \#(to)}]"#).check()
    #expect(found.map(\.problem.code) == [code])
  }
}
