import Content
import Diagnostics
import Guidance
import Rules
import Testing

/// Additions merged into the fire drill, and an organisation's overlay over both.
@Suite struct AdditionTests {
  private static let night = Folder.fireDrill.adding(.nightShift, as: "nachtdienst")

  private func guide(_ files: [ContentFile]) throws -> Guide {
    let content = GuideReader(files, phrases: Folder.phrases).read()
    return try #require(content.guide, "\(content.diagnostics.map(\.problem.message))")
  }

  private func findings(_ files: [ContentFile]) -> [String] {
    ContentCheck.run(files, phrases: Folder.phrases).diagnostics.map { finding in
      "\(finding.file):\(finding.range.start.line) \(finding.problem.code)"
    }
  }

  private func findings(_ addition: String, over folder: Folder = .fireDrill) -> [String] {
    findings(folder.with("additions/nieuw/addition.json", addition).files)
  }

  // MARK: - Clean

  @Test func `an addition and an overlay are clean, and all of both is walked`() {
    #expect(findings(Self.night.files) == [])
    #expect(findings(Self.night.under(.overlay)) == [])
    let coverage = ContentCheck.run(Self.night.files, phrases: Folder.phrases).coverage
    #expect(coverage.pages == 12)
    #expect(coverage.scenarios == 3)
  }

  @Test func `an option is added behind the one it names`() throws {
    let guide = try guide(Self.night.files)
    #expect(
      guide.settings[0].question.type == .choice(["medewerker", "nachtdienst", "bhv"])
    )
    let page = guide.procedures[0].steps.flatMap(\.pages).first { $0.id == "afdeling" }
    guard case .question(let question) = page?.work else {
      Issue.record("no question")
      return
    }
    #expect(question.options.map(\.id) == ["kantoor", "magazijn", "slaapzaal", "weet-niet"])
  }

  // MARK: - Numbering

  private func numbers(_ situation: [String: String]) throws -> [String] {
    let guide = try guide(Self.night.files)
    let procedure = try #require(guide.procedure("ontruimen"))
    let numbering = StepNumbering(procedure, in: guide.situation(situation))
    return numbering.shown.map { place in
      "\(numbering.number(of: place) ?? -1) \(procedure.steps[place].id)"
    }
  }

  @Test func `a step of an addition counts only where it holds, from the number it says`() throws {
    #expect(try numbers(["rol": "nachtdienst"]) == ["0 licht", "1 alarm", "2 lopen"])
    #expect(try numbers(["rol": "bhv"]) == ["1 alarm", "2 lopen"])
    #expect(try numbers([:]) == ["1 alarm", "2 lopen"])
  }

  @Test func `a page counts under another step only where that holds`() throws {
    let guide = try guide(Self.night.files)
    let procedure = try #require(guide.procedure("ontruimen"))
    func step(_ situation: [String: String]) -> String? {
      StepNumbering(procedure, in: guide.situation(situation)).step(ofPage: "afdeling")
        .map { procedure.steps[$0].id }
    }
    #expect(step(["rol": "nachtdienst"]) == "lopen")
    #expect(step(["rol": "bhv"]) == "alarm")
  }

  @Test func `a step whose pages all count elsewhere has no number`() throws {
    let all = Folder.addition(
      "nieuw",
      for: "bhv",
      #"{"step": "ontruimen/alarm", "within": "lopen"}"#
    )
    let guide = try guide(Folder.fireDrill.with("additions/nieuw/addition.json", all).files)
    let procedure = try #require(guide.procedure("ontruimen"))
    let numbering = StepNumbering(procedure, in: guide.situation(["rol": "bhv"]))
    #expect(numbering.shown == [1])
    #expect(numbering.number(of: 1) == 1)
    #expect(numbering.number(of: 0) == nil)
    #expect(numbering.last == 1)
  }

  // MARK: - Overlays

  @Test func `an overlay changes again what an addition changed`() throws {
    let guide = try guide(Self.night.under(.overlay))
    let page = try #require(guide.procedures[0].steps.flatMap(\.pages).first { $0.id == "welkom" })
    for rol in ["nachtdienst", "bhv"] {
      let shown = page.shown(in: guide.situation(["rol": rol]))
      #expect(shown.title["nl"].contains("hoofdkantoor"))
    }
    #expect(guide.contact("receptie")?.number == "toestel 12")
    #expect(guide.emergency.contacts == ["brandweer", "receptie"])
    #expect(guide.overlays.map(\.id) == ["hoofdkantoor"])
  }

  @Test func `two overlays collide, and a finding says in which folder`() {
    let one = Folder.fireDrill.under(.overlay, named: "school")
    let other = Folder.overlay.files.map { file in
      let text = String(decoding: file.bytes, as: UTF8.self)
        .replacing("\"hoofdkantoor\"", with: "\"bijkantoor\"")
      return ContentFile(path: file.path, bytes: Array(text.utf8), overlay: "/srv/bestuur")
    }
    let found = findings(one + other)
    #expect(found.allSatisfy { $0.hasPrefix("/srv/bestuur/addition.json:") })
    #expect(found.allSatisfy { $0.hasSuffix("changes-collide") })
    #expect(!found.isEmpty)
  }

  @Test func `a folder without addition json is named`() {
    let overlay = Folder.overlay.without("addition.json").with("readme.md", "niets")
    #expect(findings(Folder.fireDrill.under(overlay)) == ["eigen/addition.json:1 file-missing"])
  }

  @Test func `a promise about whom to call is kept in every situation, or refuted in that one`() {
    func findings(_ then: String, _ changes: String...) -> [String] {
      var folder = Folder.fireDrill.patched(
        "procedures/ontruimen/procedure.json",
        "/guarantees",
        """
        [{"id": "receptie", "says": {"nl": "A", "en": "A"},
        "if": {"fact": "tellen", "equals": "compleet"},
        "then": \(then), "source": ["eigen-plan"], "certainty": "known"}]
        """
      )
      for (number, change) in changes.enumerated() {
        let text = Folder.addition("a\(number)", for: number == 0 ? "bhv" : "medewerker", change)
        folder = folder.with("additions/a\(number)/addition.json", text)
      }
      return ContentProof.run(folder.files, phrases: Folder.phrases).diagnostics
        .map(\.problem.code)
    }
    let promise = #"{"firstContact": "receptie"}"#
    let first = #"{"outcome": "ontruimen/klaar", "contacts": {"before": ["receptie"]}}"#
    let second = #"{"outcome": "ontruimen/klaar", "contacts": {"before": ["brandweer"]}}"#
    #expect(findings(promise) == ["guarantee-broken"])
    #expect(findings(promise, first) == ["guarantee-broken"])
    #expect(findings(promise, first, first) == [])
    #expect(findings(promise, first, second) == ["guarantee-broken"])
  }

  @Test func `everything is proved of the guide with both laid over it`() {
    let proof = ContentProof.run(Self.night.under(.overlay), phrases: Folder.phrases)
    #expect(proof.diagnostics.map(\.problem.message) == [])
  }

  @Test func `a signal that an addition offers where nobody comes is found in the addition`() {
    let signal =
      #"{"list": "brandsignalen", "signals": [{"id": "x", "label": {"nl": "A", "en": "A"}}]}"#
    let way = #"{"page": "ontruimen/brand", "next": {"to": {"outcome": "nu-naar-buiten"}}}"#
    let text = Folder.addition("nieuw", for: "bhv", signal, way)
    let files = Folder.fireDrill.with("additions/nieuw/addition.json", text).files
    let found = ContentProof.run(files, phrases: Folder.phrases).diagnostics
      .filter { $0.problem.code == "option-unreachable" }
    #expect(found.map(\.file) == ["additions/nieuw/addition.json"])
    #expect(found.map(\.range.start.line) == [3])
  }

  // MARK: - Danger now

  @Test(arguments: [
    (#"{"after": ["receptie"]}"#, nil),
    (#"["brandweer", "receptie"]"#, nil),
    (#"["brandweer"]"#, nil),
    (#"{"before": ["receptie"]}"#, "emergency-contact-lost"),
    (#"["receptie", "brandweer"]"#, "emergency-contact-lost"),
    (#"{"instead": ["receptie"]}"#, "emergency-contact-lost"),
    (#"["receptie"]"#, "emergency-contact-lost"),
    ("[]", "emergency-contact-lost"),
  ])
  func `the emergency card keeps the contacts of the guide`(contacts: String, code: String?) {
    let change = #"{"emergency": true, "contacts": \#(contacts)}"#
    let overlay = Folder.overlay.with("addition.json", Folder.addition("eigen", change))
    #expect(
      findings(Folder.fireDrill.under(overlay, named: "eigen"))
        == (code.map { ["eigen/addition.json:3 " + $0] } ?? [])
    )
    #expect(
      findings(Folder.addition("nieuw", change))
        == (code.map { ["additions/nieuw/addition.json:3 " + $0] } ?? [])
    )
  }

  @Test(arguments: [
    (#"["brandweer", "receptie"]"#, true), (#"{"after": ["wacht"]}"#, true),
    (#"["brandweer", "wacht", "receptie"]"#, true), (#"["brandweer", "wacht"]"#, false),
    (#"["brandweer", "wacht", "receptie", "brandweer"]"#, true),
    (#"["receptie", "brandweer"]"#, false),
  ])
  func `contacts of the guide keep their order among others`(contacts: String, isFine: Bool) {
    let change = #"{"emergency": true, "contacts": \#(contacts)}"#
    let folder = Folder.fireDrill
      .patched("guide.json", "/emergency/contacts", #"["brandweer", "receptie"]"#)
      .patched(
        "reference/contacts.json",
        "/contacts/-",
        #"""
        {"id": "wacht", "name": {"nl": "W", "en": "W"}, "number": "1", "use": {"nl": "W", "en": "W"},
        "source": ["eigen-plan"], "certainty": "known"}
        """#
      )
    let found = findings(Folder.addition("nieuw", change), over: folder)
    #expect(found.isEmpty == isFine, "\(found)")
  }

  @Test(arguments: [
    ("brandweer", "toestel 5", true), ("brandweer", "112", false), ("receptie", "toestel 5", false),
  ])
  func `a number on the emergency card stays`(contact: String, number: String, isFound: Bool) {
    let change = #"{"contact": "\#(contact)", "number": "\#(number)"}"#
    #expect(
      findings(Folder.addition("nieuw", change))
        == (isFound ? ["additions/nieuw/addition.json:3 emergency-number-changed"] : [])
    )
  }

  // MARK: - Findings

  @Test(arguments: [
    (#"{"page": "ontruimen/brant", "title": {"nl": "A", "en": "A"}}"#, "3 unknown-id"),
    (#"{"page": "ontruimn/brand", "title": {"nl": "A", "en": "A"}}"#, "3 unknown-id"),
    (#"{"page": "brand", "title": {"nl": "A", "en": "A"}}"#, "3 wrong-type"),
    (#"{"page": "ontruimen/brand"}"#, "3 operator-missing"),
    (#"{"page": "ontruimen/brand", "titel": {"nl": "A", "en": "A"}}"#, "3 unknown-key"),
    (#"{"page": "ontruimen/brand", "case": "ontruimen/vuur"}"#, "3 operator-ambiguous"),
    (#"{"title": {"nl": "A", "en": "A"}}"#, "3 unknown-key"),
    (#"{"page": "ontruimen/brand", "within": "lopn"}"#, "3 unknown-id"),
    (#"{"page": "ontruimen/brand", "text": {}}"#, "3 operator-missing"),
    (#"{"contact": "receptie", "number": "1", "when": {"answered": "brand"}}"#, "3 unknown-id"),
    (#"{"list": "brandsignaal", "signals": []}"#, "3 unknown-id"),
    (
      #"{"list": "brandsignalen", "signals": [{"id": "rook", "label": {"nl": "A", "en": "A"}}]}"#,
      "3 duplicate-id"
    ),
  ])
  func `a mistake in a change is found at its place`(change: String, finding: String) {
    let found = findings(Folder.addition("nieuw", change))
    #expect(found.contains("additions/nieuw/addition.json:" + finding), "\(found)")
    #expect(found.allSatisfy { $0.hasPrefix("additions/nieuw/addition.json:3") }, "\(found)")
  }

  @Test func `additions for different options never collide`() {
    let title = #"{"page": "ontruimen/brand", "title": {"nl": "A", "en": "A"}}"#
    let one = Folder.fireDrill.with(
      "additions/een/addition.json",
      Folder.addition("een", for: "bhv", title)
    )
    #expect(findings(Folder.addition("nieuw", for: "medewerker", title), over: one) == [])
    #expect(
      findings(Folder.addition("nieuw", for: "bhv", title), over: one)
        == ["additions/nieuw/addition.json:3 changes-collide"]
    )
  }

  @Test func `a gap in the transition of an addition is found there`() {
    let next = """
      {"page": "ontruimen/brand", "next": {"hit": "unique", "cases": [
      {"id": "maar-een", "when": {"fact": "brand", "equals": "ja"},
      "to": {"outcome": "nu-naar-buiten"}, "says": {"nl": "a", "en": "a"}}]}}
      """
    #expect(
      findings(Folder.addition("nieuw", for: "bhv", next))
        == ["additions/nieuw/addition.json:3 transition-gap"]
    )
  }

  @Test func `a case of an addition that never holds is found there`() {
    let next = """
      {"page": "ontruimen/welkom", "next": {"hit": "first", "cases": [
      {"id": "nooit", "when": {"all": [{"fact": "rol", "equals": "medewerker"}]},
      "to": {"page": "brand"}, "says": {"nl": "a", "en": "a"}}],
      "otherwise": {"to": {"page": "brand"}, "because": {"nl": "a", "en": "a"}}}}
      """
    #expect(
      findings(Folder.addition("nieuw", for: "bhv", next))
        == ["additions/nieuw/addition.json:4 case-never-holds"]
    )
  }

  @Test func `a new option without a case of its own is a gap`() {
    let option = """
      {"page": "ontruimen/brand", "options": [{"id": "twijfel", "label": {"nl": "A", "en": "A"}}]}
      """
    #expect(
      findings(Folder.addition("nieuw", for: "bhv", option))
        == ["procedures/ontruimen/01-alarm.json:25 transition-gap"]
    )
  }
}
