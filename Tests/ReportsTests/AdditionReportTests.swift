import Content
import Foundation
import Guidance
import Reports
import Rules
import Storage
import Testing

/// What an addition and an overlay do to whole evaluations of the fire drill.
@Suite struct AdditionReportTests {
  private static let fixtures =
    "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Fixtures/"

  private static func guide(isAdded: Bool, overlays: [String] = []) throws -> Guide {
    var files = try ContentFolder.files(of: fixtures + "FireDrill")
    if isAdded {
      for var file in try ContentFolder.files(of: fixtures + "Additions/nachtdienst") {
        file.path = "additions/nachtdienst/" + file.path
        files.append(file)
      }
    }
    files += try ContentFolder.files(of: fixtures + "FireDrill", overlays: overlays)
      .filter { $0.overlay != nil }
    let content = GuideReader(files.filter { !$0.path.hasPrefix("texts/") }, phrases: []).read()
    return try #require(content.guide, "\(content.diagnostics)")
  }

  /// Answers of every kind that the rules of the drill can tell apart, unfinished ones too.
  private static func allAnswers(_ rol: String?) -> [[String: FactValue]] {
    var all: [[String: FactValue]] = [[:]]
    func vary(_ key: String, _ values: [FactValue?]) {
      all = all.flatMap { answers in
        values.map { value in
          var answers = answers
          answers[key] = value
          return answers
        }
      }
    }
    vary("rol", [rol.map(FactValue.option)])
    vary("brand", [.option("ja"), .option("nee"), nil])
    vary("signalen", [.options(["rook", "hitte"]), nil])
    vary("afdeling", [.option("kantoor"), .option("magazijn"), nil])
    vary("mensen", [.count(3), .count(30)])
    vary("tellen/iedereen", [.option("ja"), .option("nee"), nil])
    vary("tellen/laatst-gezien", [.option("buiten"), .option("binnen")])
    return all
  }

  /// All that a person sees of an evaluation, in words and ids.
  ///
  /// That a condition depends on the role now, in an addition, its reason may say.
  private static func seen(_ report: DecisionReport) -> [String] {
    var lines = [report.next ?? "", report.ignored.joined(separator: " ")]
    lines += report.procedure.path(of: report.walk)
    for place in report.walk.path {
      lines += words(report.procedure.reasons(leadingTo: place, of: report.walk))
      let options = report.procedure.offeredOptions(at: place, report.walk).map(\.id)
      lines.append(options.filter { $0 != "nachtdienst" }.joined(separator: " "))
    }
    guard let advice = report.advice else { return lines }
    lines += ["\(advice.urgency)", "\(advice.outcome.title)", "\(advice.outcome.basis)"]
    lines += advice.outcome.contacts + advice.outcome.goOnWith.map(\.procedure)
    lines += advice.text.map { "\($0.body)" } + advice.tasks.map { "\($0.id) \($0.text)" }
    return lines + words(advice.reasons) + advice.sources
  }

  private static func words(_ reasons: [Reason]) -> [String] {
    reasons.map { reason in
      "\(reason.rule) \(reason.says) \(reason.answers.filter { $0 != "rol" }) \(reason.basis)"
    }
  }

  @Test(arguments: ["medewerker", "bhv", nil])
  func `without the option of an addition nothing is different`(rol: String?) throws {
    let (plain, added) = (try Self.guide(isAdded: false), try Self.guide(isAdded: true))
    let (before, after) = (try plain.compiled("ontruimen"), try added.compiled("ontruimen"))
    for answers in Self.allAnswers(rol) {
      let one = DecisionReport(guide: plain, procedure: before, answers: answers, today: nil)
      let other = DecisionReport(guide: added, procedure: after, answers: answers, today: nil)
      #expect(Self.seen(one) == Self.seen(other))
    }
  }

  private static let night: [String: FactValue] = [
    "rol": .option("nachtdienst"), "lamp": .option("ja"), "brand": .option("nee"),
    "afdeling": .option("kantoor"), "mensen": .count(3), "tellen/iedereen": .option("ja"),
  ]

  private func report(
    _ answers: [String: FactValue],
    overlays: [String] = []
  ) throws
    -> DecisionReport
  {
    let guide = try Self.guide(isAdded: true, overlays: overlays)
    return DecisionReport(
      guide: guide,
      procedure: try guide.compiled("ontruimen"),
      answers: answers,
      today: nil
    )
  }

  @Test func `with the option everything that the addition says holds`() throws {
    let report = try report(Self.night)
    let advice = try #require(report.advice)
    // The condition holds at night, with three people in an office too.
    #expect(advice.outcome.id == "evalueren")
    #expect(advice.outcome.contacts == ["portier", "receptie"])
    #expect(advice.outcome.goOnWith.map(\.procedure) == ["tellen"])
    #expect(advice.tasks.map(\.id) == ["overdracht"])
    #expect(advice.text.count == 1)
    #expect(advice.reasons.map(\.rule) == ["vol-en-compleet", "drukte"])
    #expect(advice.reasons.map { $0.says["en"] } == ["everybody is out at night", "it is night"])
    #expect(advice.sources.contains("nachtplan"))
    #expect(
      report.procedure.path(of: report.walk).prefix(7)
        == ["rol", "welkom", "lamp", "brand", "signalen", "afdeling", "mensen"]
    )
  }

  @Test func `an answer that only an addition offers does not count without it`() throws {
    var answers = Self.night
    answers["rol"] = .option("bhv")
    answers["afdeling"] = .option("slaapzaal")
    let report = try report(answers)
    #expect(report.next == "afdeling")
    #expect(report.ignored.contains("lamp"))
  }

  @Test func `the report names the overlay and every way to go on`() throws {
    var answers = Self.night
    answers["rol"] = .option("bhv")
    let report = try report(answers, overlays: [Self.fixtures + "Overlay"])
    let json = try JSONSerialization.jsonObject(with: Data(report.json(language: "en").utf8))
    let object = try #require(json as? [String: Any])
    #expect(object["outcome"] as? String == "klaar")
    let content = try #require(object["content"] as? [String: Any])
    #expect(
      content["overlays"] as? [[String: String]] == [
        ["id": "hoofdkantoor", "checkedOn": "2026-11-25"]
      ]
    )
    let ways = try #require(object["goOnWith"] as? [[String: String]])
    #expect(ways.map { $0["procedure"] } == ["tellen"])
    #expect(ways.first?["because"]?.isEmpty == false)
    let contacts = try #require(object["contacts"] as? [[String: Any]])
    #expect(contacts.map { $0["number"] as? String } == ["toestel 12"])
  }

  // MARK: - Explaining

  @Test func `what an addition changes is explained with its situation`() throws {
    var files = try ContentFolder.files(of: Self.fixtures + "FireDrill")
    for var file in try ContentFolder.files(of: Self.fixtures + "Additions/nachtdienst") {
      file.path = "additions/nachtdienst/" + file.path
      files.append(file)
    }
    let content = CheckedContent(files.filter { !$0.path.hasPrefix("texts/") }, phrases: [])
    let guide = try #require(content.guide)
    let explainer = Explainer(content, guide, language: "nl")
    let pages = guide.procedures.flatMap { $0.steps.flatMap(\.pages) }
    let outcomes = guide.procedures.flatMap(\.outcomes)
    for page in pages where page.variants.contains(where: { $0.value.title != nil }) {
      let meaning = try #require(explainer.meanings(of: "page:" + page.id).first)
      let section = try #require(meaning.sections.first { $0.name == "additions" })
      #expect(section.mentions.contains { $0.kind == "title" && $0.id == page.id })
    }
    for outcome in outcomes {
      for variant in outcome.variants {
        for contact in variant.value.contacts?.applied(to: []) ?? [] {
          let meaning = try #require(explainer.meanings(of: "outcome:" + outcome.id).first)
          let section = try #require(meaning.sections.first { $0.name == "additions" })
          #expect(section.mentions.contains { $0.kind == "contact" && $0.id == contact })
          let named = try #require(explainer.meanings(of: "contact:" + contact).first)
          #expect(
            named.sections.flatMap(\.mentions).contains { $0.id.hasSuffix("/" + outcome.id) }
          )
        }
      }
    }
    #expect(pages.contains { $0.variants.contains { $0.value.title != nil } })
    #expect(outcomes.contains { $0.variants.contains { $0.value.contacts != nil } })
  }
}
