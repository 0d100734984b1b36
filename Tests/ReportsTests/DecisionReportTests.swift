import Foundation
import Guidance
import Reports
import Rules
import SmallGuides
import Testing

/// One evaluation as JSON for programs and as text for people.
@Suite struct DecisionReportTests {
  private static let members: Set<String> = [
    "procedure", "status", "outcome", "urgency", "title", "do", "contacts", "reasons", "sources",
    "goOnWith", "path", "ignored", "next", "changes", "content", "old",
  ]

  private static let procedure = SmallGuide.procedure(
    conditions: [SmallGuide.condition("acuut", SmallGuide.is("gevaar"))],
    pages: [
      SmallGuide.ask(
        "notitie",
        Question(type: .text, need: .optional),
        Transition(to: .page("gevaar"))
      ),
      SmallGuide.ask(
        "gevaar",
        SmallGuide.by(
          .first,
          [SmallGuide.when("nu", .condition("acuut"), to: .outcome("bel"), urgency: 1)],
          else: .page("hulp")
        )
      ),
      SmallGuide.ask("hulp", Transition(to: .outcome("wacht"))),
    ],
    outcomes: [SmallGuide.outcome("bel"), SmallGuide.outcome("wacht", urgency: 3)]
  )

  private func report(
    _ answers: [String: FactValue],
    of procedure: Procedure = procedure
  ) throws -> DecisionReport {
    let guide = SmallGuide.guide([procedure])
    return DecisionReport(
      guide: guide,
      procedure: try guide.compiled("proef"),
      answers: answers,
      today: nil
    )
  }

  private func object(_ report: DecisionReport) throws -> [String: Any] {
    let json = report.json(language: "nl")
    let parsed = try JSONSerialization.jsonObject(with: Data(json.utf8))
    return try #require(parsed as? [String: Any])
  }

  @Test(arguments: [[:], ["gevaar": "ja"], ["gevaar": "nee"], ["gevaar": "nee", "hulp": "ja"]])
  func `the JSON always has the same members`(answers: [String: String]) throws {
    let object = try object(report(answers.mapValues { .option($0) }))
    #expect(Set(object.keys) == Self.members)
  }

  @Test func `an outcome is told with its urgency, reasons and sources`() throws {
    let object = try object(report(["gevaar": .option("ja"), "hulp": .option("ja")]))
    #expect(object["procedure"] as? String == "proef")
    #expect(object["status"] as? String == "outcome")
    #expect(object["outcome"] as? String == "bel")
    #expect(object["urgency"] as? Int == 1)
    #expect(object["path"] as? [String] == ["notitie", "gevaar"])
    #expect(object["ignored"] as? [String] == ["hulp"])
    #expect(object["next"] is NSNull)
    let reasons = try #require(object["reasons"] as? [[String: Any]])
    #expect(reasons.map { $0["rule"] as? String } == ["nu", "acuut"])
    #expect(reasons.first?["answers"] as? [String: String] == ["gevaar": "ja"])
    #expect(reasons.first?["certainty"] as? String == "sourced")
    let sources = try #require(object["sources"] as? [[String: Any]])
    #expect(sources.map { $0["id"] as? String } == ["bron-nu", "bron-acuut", "bron-bel"])
    let content = try #require(object["content"] as? [String: Any])
    #expect(content["id"] as? String == "klein")
    #expect(content["version"] as? String == "1")
    #expect(content["overlays"] as? [String] == [])
  }

  @Test func `the changes name the answers and where they lead`() throws {
    let object = try object(report(["gevaar": .option("ja")]))
    let changes = try #require(object["changes"] as? [[String: Any]])
    #expect(changes.map { $0["outcome"] as? String } == ["wacht"])
    #expect((changes.first?["answers"] as? [String: String])?["gevaar"] == "nee")
  }

  @Test func `an open walk is told with the question to ask`() throws {
    let object = try object(report([:]))
    #expect(object["status"] as? String == "open")
    for key in ["outcome", "urgency", "title"] { #expect(object[key] is NSNull, "\(key)") }
    let next = try #require(object["next"] as? [String: Any])
    #expect(next["question"] as? String == "gevaar")
    let options = try #require(next["options"] as? [[String: String]])
    #expect(options.map { $0["id"] } == ["ja", "nee"])
  }

  @Test func `no control character leaves the JSON unescaped`() throws {
    let nasty = (0...0x9F).compactMap(UnicodeScalar.init).reduce(into: "\u{2028}\u{2029}\"\\é") {
      $0.unicodeScalars.append($1)
    }
    var procedure = Self.procedure
    procedure.outcomes[0].title = Text(["nl": nasty])
    let report = try report(["gevaar": .option("ja")], of: procedure)
    let json = report.json(language: "nl")
    let raw = json.unicodeScalars.filter {
      $0 != "\n"
        && ($0.properties.generalCategory == .control || [0x2028, 0x2029].contains($0.value))
    }
    #expect(raw.isEmpty)
    #expect(try object(report)["title"] as? String == nasty)
    #expect(json.hasSuffix("}\n"))
  }

  @Test func `the JSON of every advice can be parsed`() throws {
    for seed in 1...100 {
      var maker = RandomProcedure(seed: seed, isSound: true)
      let guide = maker.guide()
      let compiled = try guide.compiled("proef")
      var numbers = SeededNumbers(seed: UInt64(seed))
      let facts = compiled.pages.filter(\.asks).map { compiled.rules.facts[$0.fact] }
      let answers = ExpressionMaker(facts: facts).answers(&numbers)
      let report = DecisionReport(guide: guide, procedure: compiled, answers: answers, today: nil)
      #expect(try Set(object(report).keys) == Self.members, "seed \(seed)")
    }
  }

  private static let words = ReportWords(
    heading: "CONCEPT",
    draft: "Een concept.",
    content: "Inhoud 1",
    advice: "Advies",
    tasks: "Doen",
    contacts: "Bellen",
    reasons: "Waarom",
    answers: "Antwoorden",
    passedOver: "Niet beantwoord",
    say: "Say",
    record: "Vastleggen",
    sources: "Bronnen",
    ignored: "Niet meegeteld",
    changes: "Anders",
    toReview: "na te kijken",
    open: "Nog open",
    urgency: ["nu", "vandaag", "dagen", "gepland"],
    urgencyOpen: "nog te bepalen"
  )

  @Test func `a setting that the procedure does not ask is taken, checked and ignored`() throws {
    let guide = SmallGuide.guide(
      [Self.procedure],
      settings: [SmallGuide.setting("sector", ["school", "opvang"])]
    )
    let procedure = try guide.compiled("proef")
    let value = try procedure.value(of: .string("school"), for: "sector", besides: guide.settings)
    let report = DecisionReport(
      guide: guide,
      procedure: procedure,
      answers: ["sector": value, "gevaar": .option("ja")],
      today: nil
    )
    #expect(report.ignored == ["sector"])
    #expect(report.advice?.outcome.id == "bel")
    #expect(throws: AnswerFault.unknownOption(question: "sector", option: "schol")) {
      try procedure.value(of: .string("schol"), for: "sector", besides: guide.settings)
    }
  }

  @Test func `the text is headed as a draft and closes with the notice`() throws {
    for answers in [[:], ["gevaar": FactValue.option("ja")]] {
      let lines = try report(answers).text(Self.words, language: "nl").split(separator: "\n")
      #expect(lines.prefix(3) == ["CONCEPT", "Een concept.", "Inhoud 1"])
      #expect(lines.last == "Een voorbeeld.")
    }
  }

  @Test func `the text gives the advice with its reasons and answers`() throws {
    let text = try report(["gevaar": .option("ja"), "hulp": .option("nee")])
      .text(Self.words, language: "nl", day: "3 februari 2026")
    for words in [
      "3 februari 2026", "ADVIES", "Advies bel", "vandaag", "WAAROM",
      "- omdat nu [Over gevaar? ja]",
      "ANTWOORDEN", "- Over gevaar? ja", "NIET MEEGETELD", "- Over hulp?", "ANDERS", "BRONNEN",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test func `what would change the advice is left out where others read it`() throws {
    let report = try report(["gevaar": .option("ja")])
    #expect(report.text(Self.words, language: "nl").contains("ANDERS"))
    let text = report.text(Self.words, language: "nl", tellsChanges: false)
    #expect(text.contains("WAAROM") && text.contains("ANTWOORDEN"))
    #expect(!text.contains("ANDERS"))
  }

  @Test(arguments: ["ja", "nee"])
  func `free words of a person are never in the text`(danger: String) throws {
    let answers: [String: FactValue] = [
      "notitie": .text("Jan Jansen"), "gevaar": .option(danger), "hulp": .option("ja"),
    ]
    #expect(try !report(answers).text(Self.words, language: "nl").contains("Jansen"))
  }

  @Test func `free words are not given as a reason either`() throws {
    var procedure = Self.procedure
    procedure.conditions[0].when = .all([SmallGuide.is("gevaar"), .answered(fact: "notitie")])
    let report = try report(
      ["notitie": .text("Jan Jansen"), "gevaar": .option("ja")],
      of: procedure
    )
    let text = report.text(Self.words, language: "nl")
    #expect(text.contains("Over notitie?"))
    #expect(!text.contains("Jansen"))
  }

  @Test func `questions that were passed over are named in the text with their step`() throws {
    let text = try report(["gevaar": .option("ja"), "hulp": .option("ja")])
      .text(Self.words, language: "nl")
    #expect(text.contains("NIET BEANTWOORD\n- Over notitie? (Stap)\n\n"))
    let noted = try report(["gevaar": .option("ja"), "notitie": .text("Jan Jansen")])
    #expect(!noted.text(Self.words, language: "nl").contains("NIET BEANTWOORD"))
  }

  @Test func `the question that is still open is not one that was passed over`() throws {
    let report = try report(["notitie": .text("Jan Jansen")])
    #expect(!report.text(Self.words, language: "nl").contains("NIET BEANTWOORD"))
  }

  @Test func `how soon is left open where another procedure decides that`() throws {
    var procedure = Self.procedure
    procedure.outcomes[1].goOnWith = [GoOn("proef")]
    let answers: [String: FactValue] = ["gevaar": .option("nee"), "hulp": .option("ja")]
    let sent = try report(answers, of: procedure)
    #expect(sent.text(Self.words, language: "nl").contains("Advies wacht\nnog te bepalen\n"))
    #expect(try object(sent)["urgency"] as? Int == 3)
    procedure.outcomes[1].goOnWith[0].because = "het misschien moet"
    let text = try report(answers, of: procedure).text(Self.words, language: "nl")
    #expect(text.contains("Advies wacht\ngepland\n"))
  }

  @Test func `an open question is named in the text`() throws {
    let text = try report([:]).text(Self.words, language: "nl")
    #expect(text.contains("NOG OPEN\n- Over gevaar? (gevaar)"))
    #expect(!text.contains("ADVIES"))
  }

  // MARK: - Age

  /// The advice to call, whose contact is old before the rest is.
  private func aged(on today: String) throws -> DecisionReport {
    var procedure = Self.procedure
    procedure.outcomes[0].contacts = ["wacht"]
    let contact = Contact(id: "wacht", name: "De wacht", use: "Altijd.", basis: SmallGuide.basis)
    var guide = SmallGuide.guide([procedure], contacts: [contact])
    guide.oldAfterMonths = CheckPeriods(contacts: 6, content: 12)
    return DecisionReport(
      guide: guide,
      procedure: try guide.compiled("proef"),
      answers: ["gevaar": .option("ja")],
      today: CalendarDay(today)
    )
  }

  private static var agedWords: ReportWords {
    var words = words
    words.oldAdvice = "Advies van {day}, {months}"
    words.oldGuide = "Inhoud van {day}, {months}"
    words.oldContacts = "{contacts} van {day}, {months}"
    return words
  }

  @Test(arguments: [
    ("2026-07-01", [], []), ("2026-07-02", ["contact wacht 6"], ["De wacht van 2026-01-01, 6"]),
    (
      "2027-01-02", ["content klein 12", "advice bel 12", "contact wacht 6"],
      ["Advies van 2026-01-01, 12", "De wacht van 2026-01-01, 6"]
    ),
  ])
  func `what was checked too long ago is told in both forms`(
    today: String,
    old: [String],
    lines: [String]
  ) throws {
    let report = try aged(on: today)
    let items = try #require(object(report)["old"] as? [[String: Any]])
    #expect(items.map { "\($0["kind"] ?? "") \($0["id"] ?? "") \($0["months"] ?? "")" } == old)
    #expect(items.allSatisfy { $0["checkedOn"] as? String == "2026-01-01" })
    let text = report.text(Self.agedWords, language: "nl").split(separator: "\n")
    #expect(text.filter { $0.contains(" van 2026") }.map(String.init) == lines)
  }

  @Test func `while a question is open the whole content is called old`() throws {
    let closed = try aged(on: "2027-01-02")
    let open = DecisionReport(
      guide: closed.guide,
      procedure: closed.procedure,
      answers: [:],
      today: closed.today
    )
    let items = try #require(object(open)["old"] as? [[String: Any]])
    #expect(items.map { $0["kind"] as? String } == ["content"])
    #expect(
      open.text(Self.agedWords, language: "nl").contains("Inhoud 1\nInhoud van 2026-01-01, 12\n")
    )
  }
}
