import Diagnostics
import Testing

/// Mistakes in procedures: heads, steps, pages, questions, transitions, expressions, outcomes.
@Suite struct ProcedureReaderTests {
  private static let head = "procedures/ontruimen/procedure.json"
  private static let alarm = "procedures/ontruimen/01-alarm.json"
  private static let walk = "procedures/ontruimen/02-lopen.json"
  private static let outcomes = "procedures/ontruimen/outcomes.json"
  private static let count = "procedures/tellen/01-telling.json"

  private static func check(_ path: String, _ pointer: String, _ text: String) -> [Problem] {
    Folder.fireDrill.patched(path, pointer, text).check().map(\.problem)
  }

  private static func codes(_ path: String, _ pointer: String, _ text: String) -> [String] {
    check(path, pointer, text).map(\.code)
  }

  @Test func `independent mistakes in a step are all found in one run`() {
    let file = MarkedFile(
      Self.count,
      """
      {
        "id": 1️⃣"tellen", "title": {"nl": "A", "en": "A"}, "purpose": {"nl": "A", "en": "A"},
        "checkedOn": "2026-11-23", "source": ["eigen-plan"], "certainty": "known",
        2️⃣"recrod": [],
        "pages": [
          {
            "id": "iedereen", "title": {"nl": "A", "en": "A"},
            "question": {"type": 3️⃣"yesnoo"}, "why": {"nl": "A", "en": "A"},
            "next": 4️⃣{"cases": [
              {
                "id": "allen", "when": {"fact": "iedereen", "equals": "ja"},
                "to": {"outcome": 5️⃣"compleat"}, "says": {"nl": "A", "en": "A"}
              },
              {
                "id": 6️⃣"allen", "when": {"fact": "iedereen", 7️⃣"equal": "nee"},
                "to": {8️⃣"paeg": "laatst-gezien"}, "says": {"nl": "A", "en": "A"}
              }
            ]}
          },
          {
            "id": "laatst-gezien", "title": {"nl": "A", "en": "A"},
            "why": {"nl": "A", "en": "A"}, "see": [9️⃣"rok"],
            "next": {"to": {"outcome": "onvolledig"}}
          }
        ]
      }
      """
    )
    #expect(
      file.findings() == [
        "1 id-file-mismatch", "2 unknown-key", "3 unknown-value", "4 hit-policy-missing",
        "5 unknown-id", "6 duplicate-id", "7 unknown-key", "8 unknown-key", "9 unknown-id",
      ]
    )
    let remedies = file.remedies()
    for (number, word) in [
      (1, "record"), (2, "yesno"), (4, "compleet"), (6, "equals"), (7, "page"), (8, "rook"),
    ] { #expect(remedies[number] == "did you mean '\(word)'?") }
  }

  @Test(arguments: [
    (#"{"all": []}"#, "list-empty"), (#"{"all": {}}"#, "wrong-type"), ("[]", "wrong-type"),
    (#"{"any": [{}]}"#, "operator-missing"), (#"{"not": 3}"#, "wrong-type"),
    (#"{"atLeast": 2}"#, "missing-key"),
    (
      #"{"atLeast": 0, "of": [{"answered": "brand"}]}"#,
      "number-out-of-bounds"
    ),
    (#"{"equals": "ja"}"#, "missing-key"), (#"{"fact": 3, "equals": "ja"}"#, "wrong-type"),
    (#"{"fact": "brnad", "equals": "ja"}"#, "unknown-id"),
    (#"{"fact": "brand", "equals": "jaa"}"#, "value-not-in-domain"),
    (#"{"fact": "brand", "equals": true}"#, "wrong-type"),
    (#"{"fact": "brand", "has": "ja"}"#, "type-mismatch"),
    (#"{"fact": "signalen", "equals": "rook"}"#, "type-mismatch"),
    (#"{"fact": "signalen", "has": "rok"}"#, "value-not-in-domain"),
    (#"{"fact": "afdeling", "in": []}"#, "list-empty"),
    (#"{"fact": "afdeling", "in": ["kantoor", "zolder"]}"#, "value-not-in-domain"),
    (#"{"fact": "afdeling", "compare": ">", "value": 1}"#, "type-mismatch"),
    (#"{"fact": "mensen", "compare": "=>", "value": 1}"#, "unknown-value"),
    (#"{"fact": "mensen", "compare": ">"}"#, "missing-key"),
    (#"{"fact": "mensen", "between": [3]}"#, "wrong-type"),
    (#"{"fact": "mensen", "between": [3, 1]}"#, "wrong-type"),
    (#"{"fact": "mensen", "between": [1, 2], "value": 3}"#, "unknown-key"),
    (#"{"fact": "opmerking", "equals": "x"}"#, "type-mismatch"),
    (#"{"fact": "oefendatum", "equals": "2026-01-01"}"#, "type-mismatch"),
    (#"{"fact": "tellen", "equals": "volledig"}"#, "value-not-in-domain"),
    (#"{"fact": "rol", "equals": "baas"}"#, "value-not-in-domain"),
    (#"{"fact": "taken", "equals": "ja"}"#, "unknown-id"),
    (#"{"answered": "brnad"}"#, "unknown-id"), (#"{"condition": "druk"}"#, "unknown-id"),
    (#"{"fact": "brand"}"#, "operator-missing"), (#"{"xor": []}"#, "unknown-key"),
    (#"{"fact": "brand", "equals": "ja", "in": ["ja"]}"#, "operator-ambiguous"),
  ])
  func `an expression that says nothing is one mistake`(when: String, code: String) {
    #expect(Self.codes(Self.head, "/conditions/0/when", when) == [code])
  }

  @Test(arguments: [
    (#"{"type": "choice"}"#, "missing-key"), (#"{"type": "choice", "options": {}}"#, "wrong-type"),
    (#"{"type": "set", "list": "brandsignaal"}"#, "unknown-id"),
    (#"{"type": "choice", "options": [{"id": "a"}]}"#, "missing-key"),
    (#"{"options": []}"#, "missing-key"), ("[]", "wrong-type"),
    (#"{"type": "choice", "options": []}"#, "list-empty"),
    (#"{"type": "count", "min": 5, "max": 2}"#, "number-out-of-bounds"),
    (#"{"type": "count", "min": 0}"#, "missing-key"),
    (#"{"type": "text", "optional": "ja"}"#, "wrong-type"),
    (#"{"type": "text", "options": []}"#, "unknown-key"),
  ])
  func `a question that cannot be asked is found`(question: String, code: String) {
    // No rule reads this question, so nothing else can follow.
    #expect(Self.codes(Self.walk, "/pages/3/question", question) == [code])
  }

  @Test func `the options of yes and no are those of the guide`() {
    let options = """
      {"type": "yesno", "options": [
        {"id": "ja", "label": {"nl": "A", "en": "A"}},
        {"id": "neee", "label": {"nl": "A", "en": "A"}}
      ]}
      """
    let found = Self.check(Self.count, "/pages/0/question", options)
    #expect(found.first?.remedy == "did you mean 'nee'?")
  }

  @Test(arguments: [
    ("/pages/0/text/0", #"{"text": {"nl": "A", "en": "A"}, "say": []}"#, "operator-ambiguous"),
    ("/pages/0/text/0", #"{"points": []}"#, "list-empty"),
    ("/pages/0/text", #""zin""#, "wrong-type"),
    ("/pages/0/why", #""zin""#, "wrong-type"),
    ("/pages/0/next", #"{"to": {}}"#, "operator-missing"),
    ("/pages/0/next/to", #"{"page": "brand", "outcome": "klaar"}"#, "operator-ambiguous"),
    ("/pages/0/next/to", #"{"page": "brandt"}"#, "unknown-id"),
    ("/pages/0/next/to", #"{"decision": "besliut"}"#, "unknown-id"),
    ("/pages/0/source", #"[]"#, "source-missing"),
    ("/pages/1/next/hit", #""any""#, "unknown-value"),
    ("/pages/2/see", #"["rookk"]"#, "unknown-id"),
    ("/pages", "[]", "list-empty"),
  ])
  func `a page that cannot be shown or left is found`(pointer: String, text: String, code: String) {
    let found = Self.codes(Self.alarm, pointer, text)
    #expect(found.first == code || found.contains(code))
  }

  @Test(arguments: [
    ("/outcomes/0/urgency", "-1", "number-out-of-bounds"),
    ("/outcomes/0/urgency", "1.5", "wrong-type"),
    ("/outcomes/0/contacts", #"["brandweerr"]"#, "unknown-id"),
    ("/outcomes/0/do/-", #"{"id": "bel", "text": {"nl": "A", "en": "A"}}"#, "duplicate-id"),
    ("/outcomes/0/record", #"[{"nl": "A"}]"#, "text-missing"),
  ])
  func `an outcome with a mistake is found`(pointer: String, text: String, code: String) {
    #expect(Self.codes(Self.outcomes, pointer, text) == [code])
  }

  @Test func `a page that calls an unknown procedure is one mistake`() {
    let found = Self.check(Self.walk, "/pages/4/call", #""telen""#)
    #expect(found == [.unknownID(kind: "procedure", id: "telen", suggestion: "tellen")])
  }

  @Test(arguments: [
    ("answers/mensen", "51", "number-out-of-bounds"), ("answers/mensen", "\"5\"", "wrong-type"),
    ("answers/afdeling", "\"zolder\"", "value-not-in-domain"),
    ("answers/afdeling", "[\"kantoor\"]", "wrong-type"),
    ("answers/signalen", "[\"rok\"]", "value-not-in-domain"),
    ("answers/oefendatum", "\"20 november\"", "date-invalid"),
    ("answers/brnad", "\"nee\"", "unknown-id"), ("answers", "[]", "wrong-type"),
    ("answers/brand", "null", "wrong-type"), ("outcome", "\"klaarr\"", "unknown-id"),
    ("urgency", "4", "number-out-of-bounds"), ("urgency", "2", "scenario-fails"),
    ("procedure", "\"ontruim\"", "unknown-id"), ("contacts", #"["brandweerr"]"#, "unknown-id"),
    ("contacts", #"["brandweer", "brandweer"]"#, "scenario-fails"),
    ("holds", #"["niets"]"#, "unknown-id"), ("fails", "true", "wrong-type"),
  ])
  func `a scenario with a mistake is found at its place`(key: String, text: String, code: String) {
    let path = "scenarios/rustige-oefening.json"
    let found = Folder.fireDrill.patched(path, "/" + key, text).check()
    #expect(found.contains { $0.problem.code == code && $0.file == path })
    #expect(found.allSatisfy { $0.file == path })
  }

  @Test(arguments: [
    "reference/woorden.json", "procedures/los.json", "extra.json", "scenarios/a/b.json",
    "procedures/tellen/diep/01-a.json",
  ])
  func `a file that nothing reads is a mistake`(path: String) {
    let found = Folder.fireDrill.with(path, "{}").check()
    #expect(found.map(\.problem) == [.fileUnexpected(path)])
  }

  @Test func `texts of the program with a phrase too few or too many are mistakes`() {
    let found = Folder.fireDrill.renamed("texts/en.json", "/goOn", to: "goOnn").check()
    #expect(found.map(\.problem.code) == ["missing-key", "unknown-key"])
    #expect(found.last?.problem.remedy == "did you mean 'goOn'?")
  }
}
