import Content
import Diagnostics
import Guidance
import Testing

/// Mistakes in `guide.json`.
@Suite struct GuideFileReaderTests {
  private static func check(_ pointer: String, _ text: String) -> [Problem] {
    Folder.fireDrill.patched("guide.json", pointer, text).check().map(\.problem)
  }

  @Test func `independent mistakes are all found in one run`() {
    let file = MarkedFile(
      "guide.json",
      """
      {
        "id": 1️⃣"Brand", "version": 2️⃣1, "checkedOn": "2026-11-23",
        "title": {"nl": "A", "en": "A"}, 3️⃣"ntoice": 0, "notice": {"nl": "A", "en": "A"},
        "languages": ["nl", "en"],
        "yes": {"id": "ja", "label": {"nl": "Ja", "en": "Yes"}},
        "no": {"id": "nee", "label": 4️⃣{"en": "No"}},
        "start": [5️⃣"ontruimne"],
        "settings": [
          {"id": "rol", "title": {"nl": "A", "en": "A"}, "options": [
            {"id": "bhv", "label": {"nl": "A", "en": "A"}},
            {"id": 6️⃣"bhv", "label": {"nl": "A", "en": "A"}},
            {"id": "medewerker", "label": {"nl": "A", "en": "A"}}
          ], "optional": 7️⃣"ja", "source": ["eigen-plan"], "certainty": "known"}
        ],
        "emergency": {
          "title": {"nl": "A", "en": "A"}, "text": [8️⃣{}], "contacts": [9️⃣"brandwer"],
          "source": ["eigen-plan"], "certainty": "known"
        }
      }
      """
    )
    #expect(
      file.findings() == [
        "1 invalid-id", "2 wrong-type", "3 unknown-key", "4 text-missing", "5 unknown-id",
        "6 duplicate-id", "7 wrong-type", "8 operator-missing", "9 unknown-id",
      ]
    )
    #expect(file.remedies()[4] == "did you mean 'ontruimen'?")
    #expect(file.remedies()[8] == "did you mean 'brandweer'?")
  }

  @Test(arguments: ["[]", "3", "\"a\"", "null"])
  func `a guide that is no object is one mistake`(text: String) {
    let found = Folder.fireDrill.with("guide.json", text).check()
    #expect(found.map(\.problem.code) == ["wrong-type"])
  }

  @Test(arguments: [
    "version", "title", "notice", "yes", "no", "start", "emergency", "checkedOn", "languages",
  ])
  func `a key that must be there is missed`(key: String) {
    let found = Folder.fireDrill.renamed("guide.json", "/" + key, to: "zzzzzzzz").check()
    #expect(found.contains { $0.problem == .missingKey(key) })
    #expect(found.allSatisfy { $0.file == "guide.json" }, "\(found.map(\.problem.message))")
  }

  @Test func `a language more asks words of every text`() {
    let found = Self.check("/languages", #"["nl", "en", "fy"]"#)
    #expect(found.contains(.textMissing(language: "fy")))
    #expect(found.contains(.fileMissing("texts/fy.json")))
  }

  @Test(arguments: [
    ("{}", []), (#"{"contacts": 2}"#, []), (#"{"content": 120, "contacts": 6}"#, []),
    (#"{"contacts": 1}"#, ["number-out-of-bounds"]),
    (#"{"content": 121}"#, ["number-out-of-bounds"]), (#"{"contact": 6}"#, ["unknown-key"]),
    (#"{"content": "6"}"#, ["wrong-type"]), ("6", ["wrong-type"]),
  ])
  func `periods after which a check is old are numbers of months by kind`(
    text: String,
    codes: [String]
  ) {
    #expect(Self.check("/oldAfterMonths", text).map(\.code) == codes)
  }

  @Test func `periods that are left out call nothing old`() {
    let guide = Folder.fireDrill.patched("guide.json", "/oldAfterMonths", #"{"contacts": 3}"#)
      .read().guide
    #expect(guide?.oldAfterMonths.contacts == 3)
    #expect(guide?.oldAfterMonths.content == nil)
  }
}
