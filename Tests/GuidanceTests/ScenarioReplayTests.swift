import Guidance
import Rules
import SmallGuides
import Testing

/// What of a scenario is not as it says.
@Suite struct ScenarioReplayTests {
  private static let procedure = SmallGuide.procedure(
    conditions: [
      SmallGuide.condition("in-nood", SmallGuide.is("gevaar")),
      SmallGuide.condition("redt-zich", SmallGuide.is("hulp", "nee")),
    ],
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
    outcomes: [SmallGuide.outcome("bel"), wait]
  )

  private static var wait: Outcome {
    var outcome = SmallGuide.outcome("wacht", urgency: 3)
    outcome.contacts = ["buur", "arts", "politie"]
    return outcome
  }

  private func differences(
    _ answers: [String: FactValue],
    _ outcome: String,
    urgency: Int? = nil,
    visits: [String] = [],
    avoids: [String] = [],
    contacts: [String] = [],
    holds: [String] = [],
    fails: [String] = []
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
      contacts: contacts,
      holds: holds,
      fails: fails,
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

  @Test(arguments: [
    (["buur", "arts", "politie"], nil), (["buur", "politie"], nil), ([], nil),
    (["arts", "buur"], "buur"), (["buur", "bank"], "bank"), (["arts", "arts"], "arts"),
  ])
  func `contacts that its advice should name in order`(contacts: [String], missed: String?) throws {
    let expected = missed.map { [ScenarioReplay.Difference.calls(contact: $0)] } ?? []
    #expect(try differences(Self.no, "wacht", contacts: contacts) == expected)
  }

  @Test func `contacts of another outcome are not told of too`() throws {
    #expect(
      try differences(Self.no, "bel", contacts: ["bank"])
        == [.outcome(expected: "bel", got: "wacht")]
    )
  }

  @Test func `conditions that should hold or fail at the end`() throws {
    #expect(try differences(Self.no, "wacht", fails: ["in-nood", "redt-zich"]) == [])
    #expect(
      try differences(Self.no, "wacht", holds: ["in-nood"])
        == [.condition("in-nood", shouldHold: true)]
    )
    let yes: [String: FactValue] = ["gevaar": .option("ja")]
    #expect(try differences(yes, "bel", holds: ["in-nood"]) == [])
    #expect(
      try differences(yes, "bel", fails: ["in-nood"]) == [.condition("in-nood", shouldHold: false)]
    )
  }

  @Test func `a condition that nobody can tell neither holds nor fails`() throws {
    let yes: [String: FactValue] = ["gevaar": .option("ja")]
    #expect(
      try differences(yes, "bel", holds: ["redt-zich"], fails: ["redt-zich"])
        == [.condition("redt-zich", shouldHold: true), .condition("redt-zich", shouldHold: false)]
    )
  }
}
