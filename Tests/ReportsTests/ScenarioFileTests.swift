import Guidance
import Reports
import Rules
import SmallGuides
import Testing

/// A walk as the draft of a scenario.
@Suite struct ScenarioFileTests {
  private static let procedure = SmallGuide.procedure(
    pages: [
      SmallGuide.ask("notitie", Question(type: .text), Transition(to: .page("sinds"))),
      SmallGuide.ask("sinds", Question(type: .date), Transition(to: .page("gevaar"))),
      SmallGuide.ask(
        "gevaar",
        SmallGuide.by("gevaar", ["ja": .outcome("bel"), "nee": .page("hulp")])
      ),
      SmallGuide.ask("hulp", Transition(to: .outcome("wacht"))),
    ],
    outcomes: [SmallGuide.outcome("bel", urgency: 0), SmallGuide.outcome("wacht")]
  )

  private func file(_ answers: [String: FactValue]) throws -> ScenarioFile? {
    ScenarioFile(try SmallGuide.guide([Self.procedure]).compiled("proef"), answers)
  }

  private static let walk: [String: FactValue] = [
    "notitie": .text("Jan uit Breda"), "sinds": .date("2026-02-03"), "gevaar": .option("ja"),
    "hulp": .option("ja"),
  ]

  @Test func `it keeps what counts and was chosen, and nothing that was typed`() throws {
    let file = try #require(try file(Self.walk))
    #expect(file.answers.keys.sorted() == ["gevaar", "notitie", "sinds"])
    let text = file.text(id: "a", languages: ["nl"])
    #expect(!text.contains("Jan"))
    #expect(!text.contains("2026"))
    #expect(file.outcome == "bel")
    #expect(file.urgency == 0)
  }

  @Test func `its answers lead where the walk did`() throws {
    let file = try #require(try file(Self.walk))
    #expect(file.procedure.ending(file.answers) == "bel")
  }

  @Test func `it stands in the layout of the content`() throws {
    let text = try #require(try file(Self.walk)).text(id: "proef-bel", languages: ["nl", "en"])
    #expect(
      text == """
        {
          "id": "proef-bel",
          "title": {"nl": "…", "en": "…"},
          "procedure": "proef",
          "draft": true,
          "story": [],
          "answers": {"notitie": "…", "sinds": "2000-01-01", "gevaar": "ja"},
          "outcome": "bel",
          "urgency": 0,
          "why": {"nl": "…", "en": "…"}
        }

        """
    )
  }

  @Test func `a walk without an end is none`() throws {
    #expect(try file(["gevaar": .option("ja")]) == nil)
  }
}
