import Diagnostics
import Testing

@testable import Content

/// What is hard to read, by the rules of the fire drill.
@Suite struct PlainnessTests {
  private static let path = "reference/glossary.json"

  private func findings(_ words: String) -> [String] {
    let text = "{\"nl\": \"\(words)\", \"en\": \"A.\"}"
    let folder = Folder.fireDrill.patched(Self.path, "/terms/0/text", text)
    return PlainnessCheck.run(folder.files).diagnostics.map(\.problem.code)
  }

  @Test func `the fire drill is plain`() {
    #expect(PlainnessCheck.run(Folder.fireDrill.files).diagnostics.map(\.problem.message) == [])
  }

  @Test func `words that an organisation lays over the content are looked at in its folder`() throws
  {
    let change = """
      {"page": "ontruimen/brand", "text": {"after": [
      {"text": {"nl": "De deur wordt geopend.", "en": "A."}}]}}
      """
    var overlay = Folder.overlay
    overlay["addition.json"] = Array(Folder.addition("eigen", change).utf8)
    let found = PlainnessCheck.run(Folder.fireDrill.under(overlay)).diagnostics
    #expect(found.map(\.problem.code) == ["reading-passive"])
    #expect(found.first?.file == "eigen/addition.json")
  }

  @Test(arguments: [
    ("De deur wordt geopend.", true), ("Geopend werd de deur.", true),
    ("De deur werd door haar opgemeten.", true), ("Het plan wordt besproken.", true),
    ("Het plan wordt verteld.", true),
    // A change, a clause of its own, a present tense, a word that only looks like one.
    ("Het wordt donker.", false), ("Het wordt laat, geopend is nu alles.", false),
    ("Zij worden boos omdat hij vertelt.", false), ("Dit wordt niet bewaard.", false),
    ("Is zij gekomen?", false),
  ])
  func `a passive form is a verb with a participle in one clause`(words: String, isPassive: Bool) {
    #expect(findings(words) == (isPassive ? ["reading-passive"] : []))
  }

  @Test(arguments: [
    ("Wij overleggen met betrekking tot brand.", 1), ("Met betrekking tot, middels.", 2),
    ("MIDDELS een lijst.", 1), ("Inmiddels is het laat.", 0), ("Met betrekking op.", 0),
  ])
  func `a difficult word is found whole, whatever its letters`(words: String, count: Int) {
    #expect(findings(words) == Array(repeating: "reading-difficult-word", count: count))
  }

  @Test(arguments: [
    (["a", "b.", "c"], "Een twee. Drie vier.", 2), ([], "Zij zegt: “Nee!” en gaat weg.", 1),
    ([], "Zij zegt: “Nee.” Dan gaat ze.", 2), (["bijv."], "Een dier, bijv. Een hond.", 1),
    ([], "1 tot 2.5 uur. Klaar!", 2), ([], "…  ?  ", 0), ([], "", 0),
  ])
  func `sentences end where people end them`(dots: [String], text: String, count: Int) {
    #expect(Sentence.all(in: text, dots: Set(dots)).count == count)
  }

  @Test func `a finding stands at its word, also behind escapes`() throws {
    let words = #"Een \"lijst\"\n\u00e9 \ud83d\ude00 é middels ons."#
    let text = "{\"nl\": \"\(words)\", \"en\": \"A.\"}"
    let folder = Folder.fireDrill.patched(Self.path, "/terms/0/text", text)
    let found = try #require(PlainnessCheck.run(folder.files).diagnostics.first)
    let line = try #require(found.excerpt)
    let column = found.range.start.column - 1
    #expect(String(Array(line)[column...].prefix(7)) == "middels")
    #expect(found.range.end.column - found.range.start.column == 7)
  }

  @Test func `only what has an id is looked at when one is asked for`() {
    let result = PlainnessCheck.run(Folder.fireDrill.files, only: "brand")
    #expect(result.figures.map(\.language) == ["nl", "en"])
    #expect(result.figures.map(\.kind) == ["page", "page"])
  }

  @Test func `figures count every sentence and word once`() {
    let text = #"{"nl": "Een twee. Drie vier vijf!", "en": "A b c d."}"#
    let folder = Folder.fireDrill.patched(
      "procedures/ontruimen/01-alarm.json",
      "/pages/1/why",
      text
    )
    let row = PlainnessCheck.run(folder.files, only: "brand").figures[0]
    let before = PlainnessCheck.run(Folder.fireDrill.files, only: "brand").figures[0]
    #expect(row.sentences == before.sentences + 1)
    // Six words stood there before.
    #expect(row.words == before.words - 1)
  }

  @Test func `a language without rules is not called plain`() {
    let folder = Folder.fireDrill.without("reading/en.json")
    #expect(PlainnessCheck.run(folder.files).languages == ["nl"])
  }

  @Test func `the rules themselves are checked like all content`() {
    let folder = Folder.fireDrill
      .patched("reading/nl.json", "/words/0/plain", "[]")
      .patched("reading/en.json", "/longestSentence", "2")
    #expect(folder.check().map(\.problem.code) == ["number-out-of-bounds", "list-empty"])
  }

  /// How many words count for a page of the fire drill that asks a question with these options.
  private func bodyWords(_ question: String) -> Int? {
    let folder = Folder.fireDrill.patched(
      "procedures/ontruimen/01-alarm.json",
      "/pages/0",
      """
      {"id": "welkom", "title": {"nl": "Een twee", "en": "A"},
       "text": [{"text": {"nl": "Drie.", "en": "A"}}], \(question)
       "why": {"nl": "Telt niet mee.", "en": "A"}, "next": {"to": {"page": "brand"}}}
      """
    )
    return PlainnessCheck.run(folder.files).figures
      .first { $0.id == "welkom" && $0.language == "nl" }?.bodyWords
  }

  @Test func `a page is as long as what it shows as it asks, options of a list left out`() {
    let option = """
      {"id": "a", "label": {"nl": "Vier vijf", "en": "A"}, "hint": {"nl": "zes", "en": "a"},
       "alert": {"nl": "Telt niet mee.", "en": "A"}}
      """
    #expect(bodyWords("") == 3)
    #expect(bodyWords("\"question\": {\"type\": \"yesno\"},") == 3)
    #expect(bodyWords("\"question\": {\"type\": \"choice\", \"options\": [\(option)]},") == 6)
    #expect(bodyWords("\"question\": {\"type\": \"set\", \"list\": \"tekens\"},") == 3)
  }

  @Test func `a page that is too long by its options is told`() {
    let many = (1...20).map { number in
      "{\"id\": \"o-\(number)\", \"label\": {\"nl\": \"Een twee drie\", \"en\": \"A\"}}"
    }
    let folder = Folder.fireDrill.patched(
      "procedures/ontruimen/01-alarm.json",
      "/pages/0/question",
      "{\"type\": \"set\", \"options\": [\(many.joined(separator: ","))]}"
    )
    let codes = PlainnessCheck.run(folder.files).diagnostics.map(\.problem.code)
    #expect(codes.contains("reading-long-page"), "\(codes)")
  }
}
