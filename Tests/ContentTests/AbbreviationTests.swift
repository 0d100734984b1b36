import Content
import Diagnostics
import Testing

/// Abbreviations that nobody explains, and terms that no text uses.
@Suite struct AbbreviationTests {
  private static let article = "reference/articles.json"

  private func folder(_ dutch: String, _ english: String = "A.") -> Folder {
    let words = "{\"nl\": \"\(dutch)\", \"en\": \"\(english)\"}"
    return Folder.fireDrill.patched(Self.article, "/articles/0/text/0/text", words)
  }

  @Test(arguments: [
    ("Bel de BHV.", []), ("De BHV-post, BHV’s en (BHV).", []), ("Bel NU.", []),
    ("Bel de OR.", ["OR"]), ("De OR-leden en de OR.", ["OR"]), ("OR, KVK: OR!", ["OR", "KVK"]),
    ("De OR2 ook.", ["OR2"]), ("Bel 112, plan A of B2.", []), ("Bel de Or of bhv.", []),
    ("De ÉÉNOR.", ["ÉÉNOR"]), ("De BHVOR.", ["BHVOR"]),
    ("ALLES IN HOOFDLETTERS", ["ALLES", "IN", "HOOFDLETTERS"]),
  ])
  func `a word of capitals is in the glossary or known`(text: String, expected: [String]) {
    let found = folder(text).check()
    #expect(found.map(\.problem) == expected.map { .abbreviationUnexplained($0, language: "nl") })
    #expect(found.allSatisfy { $0.severity == .warning && $0.file == Self.article })
  }

  @Test func `it stands at its word, also behind escapes`() throws {
    let found = try #require(folder(#"\"Zo\" \u00e9 \ud83d\ude00: de OR helpt."#).check().first)
    let line = try #require(found.excerpt)
    let column = found.range.start.column - 1
    #expect(String(Array(line)[column...].prefix(2)) == "OR")
    #expect(found.range.end.column - found.range.start.column == 2)
  }

  @Test func `each language is looked at by its own glossary and words`() {
    // The English glossary has no such abbreviation, and the English rules know other words.
    let found = folder("De BHV.", "The BHV, NU and NOW.").check().map(\.problem)
    #expect(found == ["BHV", "NU"].map { .abbreviationUnexplained($0, language: "en") })
  }

  @Test func `it is told once, where it is used first`() {
    let twice = folder("De OR.").patched(
      "procedures/ontruimen/02-lopen.json",
      "/pages/0/title",
      "{\"nl\": \"De OR?\", \"en\": \"A?\"}"
    )
    #expect(twice.check().map(\.file) == ["procedures/ontruimen/02-lopen.json"])
  }

  @Test func `names of contacts and of terms are no texts, and no glossary asks for nothing`() {
    let name = "{\"nl\": \"De OR\", \"en\": \"The OR\"}"
    let contact = Folder.fireDrill.patched("reference/contacts.json", "/contacts/0/name", name)
    #expect(contact.check().map(\.problem) == [])
    let empty = "{\"checkedOn\": \"2026-11-23\", \"terms\": []}"
    #expect(
      folder("De OR.").with("reference/glossary.json", empty).check().filter {
        $0.severity == .warning
      }.isEmpty
    )
  }

  // MARK: - Terms that no text uses

  private func unused(_ term: String, _ more: String = "") -> [Problem] {
    let text = """
      {"id": "bhv", "term": {"nl": "\(term)", "en": "fire warden"}\(more),
       "text": {"nl": "\(term) is een woord.", "en": "A."}, "source": ["eigen-plan"],
       "certainty": "known"}
      """
    let folder = Folder.fireDrill.patched("reference/glossary.json", "/terms/0", text)
    return PlainnessCheck.run(folder.files).diagnostics.map(\.problem)
  }

  @Test func `a term is used by its word, another word or another form`() {
    let problem = Problem.readingUnusedTerm("bhv", language: "nl")
    #expect(unused("Bedrijfshulpverlener") == [])
    // Its own explanation does not count.
    #expect(unused("rookmelder") == [problem])
    let other = "[{\"nl\": \"bedrijfshulpverlener\", \"en\": \"b\"}]"
    #expect(unused("rookmelder", ", \"also\": " + other) == [])
    #expect(unused("rookmelder", ", \"forms\": " + other) == [])
    #expect(unused("rookmelder", ", \"unlinked\": \"Nobody says so.\"") == [])
  }

  @Test func `every term of the bundled content is linked somewhere, or says why not`() {
    let found = PlainnessCheck.run(Folder.bundled.files).diagnostics
      .filter { $0.problem.code == "reading-unused-term" }
    #expect(found.map(\.problem.message) == [])
  }
}
