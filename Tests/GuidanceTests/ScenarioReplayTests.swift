import Guidance
import Rules
import SmallGuides
import Testing

/// What of a scenario is not as it says.
@Suite struct ScenarioReplayTests {
  private static let procedure = SmallGuide.procedure(
    pages: [
      SmallGuide.ask(
        "gevaar",
        SmallGuide.by("gevaar", ["ja": .outcome("bel"), "nee": .page("uitleg")])
      ),
      SmallGuide.tell("uitleg", Transition(to: .page("hulp"))),
      SmallGuide.ask(
        "hulp",
        SmallGuide.by(
          .unique,
          [
            SmallGuide.when("hulp-ja", SmallGuide.is("hulp"), to: .outcome("wacht"), urgency: 1)
          ],
          else: .outcome("wacht")
        )
      ),
    ],
    outcomes: [SmallGuide.outcome("bel"), SmallGuide.outcome("wacht", urgency: 3)]
  )

  private func differences(
    _ answers: [String: FactValue],
    _ outcome: String,
    urgency: Int? = nil,
    visits: [String] = [],
    avoids: [String] = []
  ) throws -> [ScenarioReplay.Difference] {
    let scenario = Scenario(
      id: "geval",
      title: "Geval",
      procedure: "proef",
      story: [],
      answers: answers,
      outcome: outcome,
      urgency: urgency,
      visits: visits,
      avoids: avoids,
      why: "Daarom",
      basis: SmallGuide.basis
    )
    let compiled = try SmallGuide.guide([Self.procedure]).compiled("proef")
    return ScenarioReplay(scenario, compiled).differences
  }

  private static let no: [String: FactValue] = ["gevaar": .option("nee"), "hulp": .option("ja")]

  @Test func `one that holds has none`() throws {
    #expect(
      try differences(Self.no, "wacht", urgency: 1, visits: ["gevaar", "hulp"], avoids: ["x"]) == []
    )
  }

  @Test func `another outcome`() throws {
    #expect(try differences(Self.no, "bel") == [.outcome(expected: "bel", got: "wacht")])
  }

  @Test func `the outcome with another urgency, also that of a case`() throws {
    #expect(try differences(Self.no, "wacht", urgency: 3) == [.urgency(expected: 3, got: 1)])
  }

  @Test func `a question that it does not answer`() throws {
    #expect(try differences(["gevaar": .option("nee")], "wacht") == [.open(question: "hulp")])
  }

  @Test func `an answer that nothing asks for`() throws {
    let answers: [String: FactValue] = ["gevaar": .option("ja"), "hulp": .option("ja")]
    #expect(try differences(answers, "bel") == [.ignored(question: "hulp")])
  }

  @Test func `pages that it should visit in order, and one that it should not`() throws {
    #expect(
      try differences(Self.no, "wacht", visits: ["hulp", "uitleg"]) == [.misses(page: "uitleg")]
    )
    #expect(try differences(Self.no, "wacht", avoids: ["uitleg"]) == [.visits(page: "uitleg")])
  }
}
