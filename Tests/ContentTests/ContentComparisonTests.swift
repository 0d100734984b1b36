import Content
import Testing

/// Which words and ids differ between two versions of a folder.
@Suite struct ContentComparisonTests {
  private static let step = "procedures/ontruimen/01-alarm.json"

  private func compare(_ new: Folder, _ old: Folder = .fireDrill) -> ContentComparison {
    ContentComparison(old.files, new.files, phrases: Folder.phrases)
  }

  @Test func `a folder and itself have the same words`() {
    let found = compare(.fireDrill)
    #expect(found.texts.isEmpty && found.came.isEmpty && found.went.isEmpty)
  }

  @Test func `a changed text is told with its place, language and words`() throws {
    let new = Folder.fireDrill.patched("guide.json", "/title/nl", "\"Andere naam\"")
    let found = compare(new).texts
    let change = try #require(found.first)
    #expect(found.count == 1)
    #expect(change.file == "guide.json")
    #expect(change.place == "guide/title")
    #expect(change.language == "nl")
    #expect(change.after == "Andere naam")
    #expect(change.before != nil)
    #expect(change.line > 1)
  }

  @Test func `words of the program have the language of their file`() throws {
    let new = Folder.fireDrill.patched("texts/en.json", "/goOn", "\"Onwards\"")
    let change = try #require(compare(new).texts.first)
    #expect(change.language == "en")
    #expect(change.after == "Onwards")
  }

  @Test func `a telephone number is told without a language`() throws {
    let new = Folder.fireDrill.patched("reference/contacts.json", "/contacts/0/number", "\"123\"")
    let change = try #require(compare(new).texts.first)
    #expect(change.language == nil)
    #expect(change.after == "123")
  }

  @Test func `a rule is no text`() {
    let new = Folder.fireDrill.patched(Self.step, "/pages/0/next", #"{"to": {"page": "brand"}}"#)
    #expect(compare(new).texts.allSatisfy { $0.place.contains("/next/") })
    let outcomes = "procedures/ontruimen/outcomes.json"
    let urgency = Folder.fireDrill.patched(outcomes, "/outcomes/0/urgency", "3")
    #expect(compare(urgency).texts.isEmpty)
  }

  @Test func `a step file under another number has the same words`() throws {
    var new = Folder.fireDrill
    new["procedures/ontruimen/07-alarm.json"] = new[Self.step]
    new[Self.step] = nil
    #expect(compare(new).texts.isEmpty)
  }

  @Test func `a paragraph put before others is one change`() throws {
    let path = "procedures/ontruimen/outcomes.json"
    func folder(_ words: [String]) -> Folder {
      let blocks = words.map { #"{"text": {"nl": "\#($0)", "en": "\#($0)"}}"# }
      return Folder.fireDrill.patched(
        path,
        "/outcomes/0/text",
        "[" + blocks.joined(separator: ", ") + "]"
      )
    }
    let found = compare(folder(["nieuw", "een", "twee"]), folder(["een", "twee"])).texts
    #expect(found.map(\.after) == ["nieuw", "nieuw"])
    #expect(found.allSatisfy { $0.before == nil })
  }

  @Test func `the texts of what came or went stay together, those of what stayed do not`() {
    let new = Folder.fireDrill.patched("reference/articles.json", "/articles/0/id", "\"anders\"")
      .patched("guide.json", "/title/nl", "\"Andere naam\"")
    let found = compare(new).texts
    #expect(found.filter { $0.thing == nil }.map(\.place) == ["guide/title"])
    let came = found.filter { $0.thing == "reference/articles/articles/anders" }
    #expect(came.count > 1 && came.allSatisfy { $0.before == nil && $0.after != nil })
    let went = found.filter { $0.thing != nil && $0.before != nil }
    #expect(Set(went.map(\.thing)).count == 1 && went.allSatisfy { $0.after == nil })
  }

  @Test func `a new page is one thing with all its options`() throws {
    var old = Folder.fireDrill
    old[Self.step] = nil
    let found = compare(.fireDrill, old).texts.filter { $0.place.contains("/pages/") }
    let thing = try #require(found.first?.thing)
    #expect(found.filter { $0.place.hasPrefix(thing) }.allSatisfy { $0.thing == thing })
    #expect(found.allSatisfy { $0.place.hasPrefix(($0.thing ?? "?") + "/") })
  }

  @Test func `an id that came and one that went are told`() {
    let new = Folder.fireDrill.patched("reference/articles.json", "/articles/0/id", "\"anders\"")
    let found = compare(new)
    #expect(found.came.map(\.id).contains("anders"))
    #expect(found.went.map(\.kind).contains("article"))
  }
}
