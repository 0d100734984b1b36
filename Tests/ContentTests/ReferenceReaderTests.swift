import Diagnostics
import Testing

/// Mistakes in the files under `reference/`; each finding stands at its marker and nowhere else.
@Suite struct ReferenceReaderTests {
  private static func term(_ more: String) -> String {
    """
    {"id": "a", "term": {"nl": "A", "en": "A"}, "text": {"nl": "A", "en": "A"},
     "source": ["eigen-plan"], "certainty": "known"\(more)}
    """
  }

  @Test func `independent mistakes in a glossary are all found in one run`() {
    let file = MarkedFile(
      "reference/glossary.json",
      """
      {
        "checkedOn": 1️⃣"2026-02-30",
        2️⃣"trems": [],
        "terms": [
          {
            "id": 3️⃣"A b", "term": 4️⃣{"nl": "A"}, "text": {"nl": 5️⃣"", "en": 6️⃣7},
            "source": [7️⃣"eigenplan"], "certainty": 8️⃣"knwon"
          },
          9️⃣{"id": "b", "text": {"nl": "B", "en": "B"}, "source": ["eigen-plan"], "certainty": "known"}
        ]
      }
      """
    )
    #expect(
      file.findings() == [
        "1 date-invalid", "2 unknown-key", "3 invalid-id", "4 text-missing", "5 text-empty",
        "6 wrong-type", "7 unknown-id", "8 unknown-value", "9 missing-key",
      ]
    )
    let remedies = file.remedies()
    #expect(remedies[1] == "did you mean 'terms'?")
    #expect(remedies[6] == "did you mean 'eigen-plan'?")
    #expect(remedies[7] == "did you mean 'known'?")
  }

  @Test func `the second of two equal ids is a mistake with a note at the first`() {
    let one = Self.term("")
    let text = "{\"checkedOn\": \"2026-11-23\", \"terms\": [\(one),\n \(one)]}"
    let found = Folder.fireDrill.with("reference/glossary.json", text).check()
    #expect(found.map(\.problem) == [.duplicateID(kind: "term", id: "a")])
    #expect(found.first?.range.start.line == 3)
    #expect(found.first?.notes.map(\.range.start.line) == [1])
    #expect(found.first?.notes.map(\.words) == ["first declared here"])
  }

  @Test(arguments: [
    ("reference/glossary.json", "terms"), ("reference/contacts.json", "contacts"),
    ("reference/articles.json", "articles"), ("reference/sources.json", "sources"),
    ("reference/signals-brand.json", "lists"), ("reference/signals-brand.json", "lists/0/signals"),
  ])
  func `an unknown key, a wrong type and an empty list are found at their place`(
    path: String,
    list: String
  ) {
    let drill = Folder.fireDrill
    let stray = drill.patched(path, "/\(list)/0/titel-extra", "1").check()
    #expect(stray.map(\.problem.code) == ["unknown-key"])
    #expect(stray.map(\.file) == [path])
    let number = drill.patched(path, "/\(list)/-", "7").check()
    #expect(number.map(\.problem) == [.wrongType(expected: "an object", found: "a number")])
    let empty = drill.patched(path, "/" + list, "[]").check()
    #expect(empty.contains { $0.file == path && $0.problem.code == "list-empty" })
  }

  @Test func `a signal without its group or its alert is a mistake`() {
    let file = MarkedFile(
      "reference/signals-brand.json",
      """
      {"checkedOn": "2026-11-23", "lists": [{
        "id": "brandsignalen", "title": {"nl": "A", "en": "A"},
        "source": ["brandboek"], "certainty": "sourced",
        "groups": [{"id": "zien", "title": {"nl": "A", "en": "A"}}],
        "signals": [
          {"id": 1️⃣"rook", "label": {"nl": "A", "en": "A"}, "alert": true},
          {"id": "geur", "group": 2️⃣"zein", "label": {"nl": "A", "en": "A"}},
          {"id": 3️⃣"geur", "label": {"nl": "A", "en": "A"}, "alert": 4️⃣"ja"},
          {"id": "hitte", "label": {"nl": "A", "en": "A"}, 5️⃣"hnit": {"nl": "A", "en": "A"}}
        ]
      }]}
      """
    )
    #expect(
      file.findings() == [
        "1 missing-key", "2 unknown-id", "3 duplicate-id", "4 wrong-type", "5 unknown-key",
      ]
    )
    #expect(file.remedies()[4] == "did you mean 'hint'?")
  }

  @Test(arguments: ["\\u202e", "\\u200b", "\\u00ad", "\\ufe0f", "\\ue000", "\\u001b", "\\u2028"])
  func `a character that can mislead is refused in a text`(escape: String) {
    let path = "reference/glossary.json"
    let found = Folder.fireDrill.patched(path, "/terms/0/term/nl", "\"a\(escape)b\"").check()
    let code = String(escape.dropFirst(2)).uppercased()
    #expect(found.map(\.problem) == [.textUnsafe("U+" + code)])
  }
}
