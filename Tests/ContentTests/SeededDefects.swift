extension SeededDefect {
  private static let guide = "guide.json"
  private static let kind = "procedures/kindcheck/"
  private static let head = kind + "procedure.json"
  private static let outcomes = kind + "outcomes.json"
  private static let first = kind + "01-aanleiding.json"
  private static let children = kind + "02-kinderen.json"
  private static let last = kind + "05-zorgen-wegen.json"
  private static let asked = "/pages/id=zorgelijke-situatie"
  private static let table = "/decisions/id=uitkomst"

  /// Mistakes in the writing of JSON.
  static let syntax: [SeededDefect] = [
    .init("json-trailing-comma", head, "/settings", .put("[\"sector\", \"functie\",]")),
    .init("json-missing-comma", head, "/settings", .put("[\"sector\" \"functie\"]")),
    .init("json-missing-colon", first, "/title", .replace("\"nl\": \"", by: "\"nl\" \"")),
    .init("json-missing-quotes", first, "/title", .replace("\"nl\"", by: "nl")),
    .init("json-invalid-literal", first, "/id", .put("aanleiding")),
    .init("json-single-quotes", first, "/id", .put("'aanleiding'")),
    .init("json-curly-quotes", first, "/id", .put("\u{201C}aanleiding\u{201D}")),
    .init("json-unclosed-string", first, "/id", .put("\"aanleiding")),
    .init("json-duplicate-key", first, "/title", .replace("\"en\"", by: "\"nl\"")),
    .init("json-comment", first, "/id", .put("/* hier */ \"aanleiding\"")),
    .init("json-invalid-escape", first, "/id", .put("\"aan\\leiding\"")),
    .init("json-lone-surrogate", first, "/id", .put("\"\\uD800\"")),
    .init("json-invalid-number", outcomes, "/outcomes/id=nood/urgency", .put("01")),
    .init("json-invalid-literal", guide, "/settings/id=functie/optional", .put("True")),
    .init(
      "json-unexpected-character",
      "reference/contacts.json",
      "/contacts",
      .replace("]", by: "]]")
    ),
    .init("json-too-deep", first, "/id", .put(String(repeating: "[", count: 40))),
  ]

  /// Mistakes in the form: keys, types, ids, texts.
  static let form: [SeededDefect] = [
    .init("unknown-key", first, asked + "/hint", .put("1")),
    .init("unknown-key", first, asked + "/question/optoinal", .put("true")),
    .init("unknown-key", last, "/pages/id=zorgen/question/options/id=geen/hnt", .put("1")),
    .init("missing-key", first, asked + "/why", .remove, at: asked),
    .init("missing-key", first, asked + "/next", .remove, at: asked),
    .init("missing-key", head, "/start", .remove, of: head),
    .init("missing-key", outcomes, "/outcomes/id=nood/urgency", .remove, at: "/outcomes/id=nood"),
    .init("wrong-type", first, asked + "/title", .put("\"Een titel\"")),
    .init("wrong-type", first, asked + "/record", .put("{}")),
    .init("wrong-type", outcomes, "/outcomes/id=nood/contacts", .put("\"politie\"")),
    .init("wrong-type", guide, "/settings/id=functie/optional", .put("\"ja\"")),
    .init("unknown-value", first, asked + "/certainty", .put("\"sure\"")),
    .init("unknown-value", first, asked + "/question/type", .put("\"yes-no\"")),
    .init("unknown-value", head, table + "/hit", .put("\"all\"")),
    .init("number-out-of-bounds", outcomes, "/outcomes/id=nood/urgency", .put("4")),
    .init("date-invalid", first, "/checkedOn", .put("\"2026-02-30\"")),
    .init(
      "list-empty",
      last,
      "/pages/id=zorgen/question/options",
      .put("[]"),
      at: "/pages/id=zorgen"
    ),
    .init("list-empty", first, "/pages", .put("[]")),
    .init("operator-missing", first, asked + "/next/cases/id=aanleiding-ja/when", .put("{}")),
    .init(
      "operator-ambiguous",
      first,
      asked + "/next/cases/id=aanleiding-ja/when",
      .put("{\"answered\": \"zorgelijke-situatie\", \"not\": {\"answered\": \"sector\"}}")
    ),
    .init("operator-ambiguous", first, asked + "/call", .put("\"kindcheck\""), at: asked),
    .init("hit-policy-missing", first, asked + "/next/hit", .remove, at: asked + "/next"),
    .init(
      "otherwise-without-reason",
      first,
      asked + "/next/otherwise",
      .put("{\"to\": {\"decision\": \"uitkomst\"}}")
    ),
    .init(
      "invalid-id",
      first,
      asked + "/next/cases/id=aanleiding-ja/id",
      .put("\"Aanleiding ja\"")
    ),
    .init("invalid-id", children, "/pages/id=waar-vannacht/tasks/0/id", .put("\"a--b\"")),
    .init(
      "duplicate-id",
      first,
      asked + "/next/cases/id=aanleiding-nee/id",
      .put("\"aanleiding-ja\"")
    ),
    .init("duplicate-id", last, "/pages/id=zorgen/question/options/1/id", .put("\"veiligheid\"")),
    .init(
      "duplicate-id",
      children,
      "/pages/id=waar-vannacht/tasks/1/id",
      .put("\"gevraagd-waar\"")
    ),
    .init("duplicate-id", outcomes, "/outcomes/id=geen-kinderen/id", .put("\"nood\"")).anywhere(),
    .init("id-file-mismatch", first, "/id", .put("\"aanleidingen\"")),
    .init("id-file-mismatch", head, "/id", .put("\"kinder-check\"")),
    .init("text-missing", first, asked + "/title/en", .remove, at: asked + "/title"),
    .init("text-empty", first, asked + "/title/nl", .put("\"  \"")),
    .init("text-empty", outcomes, "/outcomes/id=nood/title/en", .put("\"\"")),
    .init("text-unsafe", first, asked + "/why/nl", .put("\"links \\u202E rechts\"")),
    .init("text-unsafe", outcomes, "/outcomes/id=nood/title/nl", .put("\"\\u001b[2J\"")),
    .init(
      "text-too-long",
      first,
      asked + "/why/en",
      .put("\"" + .init(repeating: "a", count: 20_000) + "\"")
    ),
    .init("source-missing", first, asked + "/source", .put("[]")),
    .init(
      "source-missing",
      "reference/contacts.json",
      "/contacts/0/source",
      .remove,
      at: "/contacts/0"
    ),
    .init(
      "contact-missing",
      outcomes,
      "/outcomes/id=niet-aan-de-orde",
      .put(
        "{\"id\": \"niet-aan-de-orde\", \"title\": {\"nl\": \"a\", \"en\": \"a\"}, "
          + "\"urgency\": 3, \"source\": [\"kc-nu\"], \"certainty\": \"known\"}"
      )
    ),
    .init(
      "too-many-options",
      last,
      "/pages/id=zorgen/question/options",
      .put(options(70)),
      at: "/pages/id=zorgen"
    ),
  ]

  private static func options(_ count: Int) -> String {
    "["
      + (0..<count).map { "{\"id\": \"o\($0)\", \"label\": {\"nl\": \"a\", \"en\": \"a\"}}" }
      .joined(separator: ", ") + "]"
  }

  /// Mistakes in what is named, and in files.
  static let references: [SeededDefect] = [
    .init("unknown-id", first, asked + "/next/cases/0/to", .put("{\"page\": \"welke-anleiding\"}")),
    .init("unknown-id", first, asked + "/next/cases/1/to", .put("{\"decision\": \"uitkomsten\"}")),
    .init("unknown-id", head, table + "/cases/0/to", .put("{\"outcome\": \"niet-aan-orde\"}")),
    .init("unknown-id", head, "/start", .put("\"zorglijke-situatie\"")),
    .init("unknown-id", head, "/settings/0", .put("\"sectoren\"")),
    .init("unknown-id", first, asked + "/source/0", .put("\"kc-nuu\"")),
    .init("unknown-id", outcomes, "/outcomes/id=nood/contacts/0", .put("\"noodnumer\"")),
    .init("unknown-id", outcomes, "/outcomes/id=nood/see/0", .put("\"acute-onveilig\"")),
    .init(
      "unknown-id",
      first,
      "/pages/id=welke-aanleiding/question/list",
      .put("\"kindcheck-anleiding\"")
    ),
    .init("unknown-id", guide, "/start/0", .put("\"kindchek\"")),
    .init("unknown-id", guide, "/emergency/contacts/0", .put("\"alarmnummer\"")),
    .init("unknown-id", head, table + "/cases/0/when/fact", .put("\"zorgelijke-situaties\"")),
    .init("unknown-id", head, table + "/cases/0/when", .put("{\"condition\": \"weg\"}")),
    .init("value-not-in-domain", head, table + "/cases/0/when/equals", .put("\"misschien\"")),
    .init(
      "type-mismatch",
      head,
      table + "/cases/0/when",
      .put("{\"fact\": \"zorgelijke-situatie\", \"has\": \"ja\"}")
    ),
    .init(
      "type-mismatch",
      head,
      table + "/cases/0/when",
      .put("{\"fact\": \"welke-aanleiding\", \"equals\": \"ja\"}")
    ),
    .init(
      "unknown-id",
      "reference/signals-kindcheck.json",
      "/lists/0/signals/0/group",
      .put("\"weg\"")
    ),
    .init("file-missing", outcomes, "", .removeFile, of: outcomes),
    .init("file-missing", "reference/sources.json", "", .removeFile, of: "reference/sources.json"),
    .init("file-missing", guide, "", .removeFile, of: guide),
    .init("file-unexpected", "reference/contact.json", "", .put("{}")),
    .init("condition-cycle", head, "/conditions", .put(circle), at: "/conditions"),
    .init(
      "decision-cycle",
      head,
      table + "/cases/0/to",
      .put("{\"decision\": \"uitkomst\"}"),
      at: table
    ),
    .init(
      "call-cycle",
      children,
      "/pages/id=waar-vannacht",
      .put(
        "{\"id\": \"waar-vannacht\", \"title\": {\"nl\": \"a\", \"en\": \"a\"}, "
          + "\"why\": {\"nl\": \"a\", \"en\": \"a\"}, \"call\": \"kindcheck\", "
          + "\"next\": {\"to\": {\"page\": \"nu-onveilig\"}}}"
      )
    ),
  ]

  private static let circle =
    "["
    + [
      ("poort", "andere-weg-ook"), ("andere-weg-ook", "poort"), ("ernstige-aanleiding", "poort"),
      ("zelfdoding-genoemd", "poort"),
    ].map { id, other in
      "{\"id\": \"\(id)\", \"when\": {\"condition\": \"\(other)\"}, "
        + "\"says\": {\"nl\": \"a\", \"en\": \"a\"}, \"source\": [\"kc-nu\"], "
        + "\"certainty\": \"known\"}"
    }.joined(separator: ", ") + "]"

  /// Mistakes that only walks show.
  static let walks: [SeededDefect] = [
    .init("transition-gap", first, asked + "/next/cases/id=aanleiding-nee", .remove, at: asked),
    .init(
      "transition-gap",
      last,
      "/pages/id=antwoord-geruststellend/next/cases/id=gerust-nee",
      .remove,
      at: "/pages/id=antwoord-geruststellend"
    ),
    .init(
      "cases-overlap",
      first,
      asked + "/next/cases/id=aanleiding-nee/when",
      .put("{\"answered\": \"zorgelijke-situatie\"}"),
      at: asked + "/next/cases/id=aanleiding-nee"
    ),
    .init(
      "transition-undecided",
      first,
      asked + "/question/optional",
      .put("true"),
      at: asked + "/next/cases"
    ),
    .init(
      "case-never-holds",
      head,
      table + "/cases/0/when",
      .put(
        "{\"all\": [{\"fact\": \"zorgelijke-situatie\", \"equals\": \"nee\"}, "
          + "{\"fact\": \"zorgelijke-situatie\", \"equals\": \"ja\"}]}"
      ),
      at: table + "/cases/0"
    ),
    .init(
      "outcome-unreachable",
      head,
      table + "/cases/1/to",
      .put("{\"outcome\": \"nood\"}"),
      at: "/outcomes/id=geen-kinderen",
      of: outcomes
    ),
    .init(
      "page-unreachable",
      first,
      asked + "/next/cases/0/to",
      .put("{\"page\": \"minderjarigen-of-zwangerschap\"}"),
      at: "/pages/id=welke-aanleiding"
    ),
    .init(
      "page-unreachable",
      children,
      "/pages/id=minderjarigen-of-zwangerschap/next/cases/0/to",
      .put("{\"page\": \"nu-onveilig\"}"),
      at: "/pages/id=waar-vannacht"
    ),
    .init(
      "no-way-out",
      children,
      "/pages/id=waar-vannacht/next",
      .put("{\"to\": {\"page\": \"waar-vannacht\"}}"),
      at: "/pages/id=waar-vannacht"
    ),
    .init(
      "loop-without-end",
      last,
      "/pages/id=antwoord-geruststellend/next/cases/0/to",
      .put("{\"page\": \"antwoord-geruststellend\"}"),
      at: "/pages/id=antwoord-geruststellend"
    ),
    .init(
      "question-without-options",
      last,
      "/pages/id=zorgen/question",
      .put(
        "{\"type\": \"choice\", \"options\": [{\"id\": \"geen\", \"label\": {\"nl\": \"a\", "
          + "\"en\": \"a\"}, \"when\": {\"fact\": \"zorgelijke-situatie\", \"equals\": \"nee\"}}, "
          + "{\"id\": \"licht\", \"label\": {\"nl\": \"a\", \"en\": \"a\"}, "
          + "\"when\": {\"fact\": \"zorgelijke-situatie\", \"equals\": \"nee\"}}, "
          + "{\"id\": \"veiligheid\", \"label\": {\"nl\": \"a\", \"en\": \"a\"}, "
          + "\"when\": {\"fact\": \"zorgelijke-situatie\", \"equals\": \"nee\"}}]}"
      ),
      at: "/pages/id=zorgen"
    ),
  ]

  /// Its place may be anywhere in the file: the fault finder points at the other of two.
  private func anywhere() -> SeededDefect {
    var defect = self
    defect.at = (file, "")
    return defect
  }
}
