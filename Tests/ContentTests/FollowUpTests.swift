import Content
import Diagnostics
import Testing

/// What only follows from another mistake is not said.
@Suite struct FollowUpTests {
  private static func codes(_ folder: Folder) -> [String] {
    folder.check().map { "\($0.file) \($0.problem.code)" }
  }

  @Test(arguments: Folder.fireDrill.files.map(\.path))
  func `a file that is not JSON is one mistake`(path: String) {
    let text = String(decoding: Folder.fireDrill[path] ?? [], as: UTF8.self)
    let broken = Folder.fireDrill.with(path, "?" + text)
    #expect(Self.codes(broken) == [path + " json-unexpected-character"])
  }

  @Test(arguments: [
    "guide.json", "procedures/tellen/procedure.json", "procedures/tellen/outcomes.json",
    "reference/contacts.json", "reference/sources.json", "reference/articles.json",
    "texts/en.json",
  ])
  func `a file that is missing is one mistake`(path: String) {
    #expect(Self.codes(Folder.fireDrill.without(path)) == [path + " file-missing"])
  }

  @Test(arguments: [
    ("guide.json", ""), ("guide.json", "/settings/0"), ("guide.json", "/settings/0/options/0"),
    ("guide.json", "/yes"),
    ("procedures/ontruimen/procedure.json", ""), ("procedures/tellen/procedure.json", ""),
    ("procedures/ontruimen/procedure.json", "/conditions/0"),
    ("procedures/ontruimen/procedure.json", "/decisions/0"),
    ("procedures/ontruimen/01-alarm.json", ""),
    ("procedures/ontruimen/01-alarm.json", "/pages/1"),
    ("procedures/ontruimen/01-alarm.json", "/pages/3/question/options/1"),
    ("procedures/ontruimen/outcomes.json", "/outcomes/0"),
    ("procedures/tellen/outcomes.json", "/outcomes/1"),
    ("reference/contacts.json", "/contacts/0"), ("reference/sources.json", "/sources/0"),
    ("reference/articles.json", "/articles/0"), ("reference/signals-brand.json", "/lists/0"),
    ("reference/signals-brand.json", "/lists/0/signals/0"),
    ("scenarios/rustige-oefening.json", ""),
  ])
  func `an id that is missing is one mistake`(path: String, pointer: String) {
    let broken = Folder.fireDrill.renamed(path, pointer + "/id", to: "idd")
    let found = broken.check()
    // The misspelt key itself may be named too, at the same object.
    #expect(found.contains { $0.problem == .missingKey("id") })
    #expect(found.allSatisfy { $0.file == path }, "\(found.map(\.problem.message))")
    #expect(found.count <= 2)
  }

  @Test func `languages that cannot be read are one mistake`() {
    let broken = Folder.fireDrill.patched("guide.json", "/languages", "3")
    #expect(Self.codes(broken) == ["guide.json wrong-type"])
  }

  @Test func `a question that cannot be read is one mistake`() {
    let path = "procedures/ontruimen/01-alarm.json"
    let broken = Folder.fireDrill.patched(path, "/pages/3/question/type", #""choise""#)
    #expect(Self.codes(broken) == [path + " unknown-value"])
  }

  @Test func `a reference that leads nowhere is one mistake`() {
    let path = "procedures/ontruimen/procedure.json"
    let broken = Folder.fireDrill.patched(path, "/start", #""welkomm""#)
    #expect(Self.codes(broken) == [path + " unknown-id"])
  }
}
