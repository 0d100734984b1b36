import Guidance
import Rules
import SmallGuides
import Testing

/// A procedure that walks another one and comes back.
@Suite struct CallTests {
  private static let check = SmallGuide.procedure(
    "check",
    settings: ["sector"],
    conditions: [SmallGuide.condition("ernstig", SmallGuide.is("zorg"))],
    pages: [
      SmallGuide.ask(
        "zorg",
        SmallGuide.by(
          .first,
          [
            SmallGuide.when(
              "ernst",
              .all([.condition("ernstig"), SmallGuide.is("sector", "school")]),
              to: .outcome("veel")
            )
          ],
          else: .outcome("weinig")
        )
      )
    ],
    outcomes: [SmallGuide.outcome("veel"), SmallGuide.outcome("weinig")]
  )

  private static func caller(_ id: String = "proef", calls: [String]) -> Procedure {
    var pages = calls.enumerated().map { place, call in
      SmallGuide.call(
        call,
        "check",
        place + 1 < calls.count
          ? Transition(to: .page(calls[place + 1])) : Transition(to: .page("zorg"))
      )
    }
    pages.append(
      SmallGuide.ask(
        "zorg",
        SmallGuide.by(
          .first,
          [SmallGuide.when("na-check", SmallGuide.is(calls[0], "veel"), to: .outcome("bel"))],
          else: .outcome("wacht")
        )
      )
    )
    return SmallGuide.procedure(
      id,
      pages: pages,
      outcomes: [SmallGuide.outcome("bel"), SmallGuide.outcome("wacht")]
    )
  }

  private static func compiled(_ calls: [String]) throws -> CompiledProcedure {
    try SmallGuide.guide(
      [caller(calls: calls), check],
      settings: [SmallGuide.setting("sector", ["school", "zorg"])]
    ).compiled("proef")
  }

  @Test func `pages of a called procedure have the call before their id`() throws {
    let compiled = try Self.compiled(["eerst"])
    #expect(compiled.questionKeys == ["sector", "zorg", "eerst/zorg"])
    #expect(compiled.page("eerst/zorg") != nil)
  }

  @Test(arguments: [
    ("school", "ja", "bel"), ("school", "nee", "wacht"), ("zorg", "ja", "wacht"),
  ])
  func `the outcome of the called procedure is what the caller reads`(
    sector: String,
    inside: String,
    end: String
  ) throws {
    let compiled = try Self.compiled(["eerst"])
    let answers: [String: FactValue] = [
      "sector": .option(sector), "eerst/zorg": .option(inside), "zorg": .option("nee"),
    ]
    #expect(compiled.ending(answers) == end)
    #expect(
      compiled.path(of: compiled.walk(answers)) == ["sector", "eerst", "eerst/zorg", "zorg"]
    )
  }

  @Test func `an answer inside does not count for the page of the same id outside`() throws {
    let compiled = try Self.compiled(["eerst"])
    #expect(
      compiled.ending(["sector": .option("school"), "zorg": .option("ja")]) == "? eerst/zorg"
    )
    let answers: [String: FactValue] = ["sector": .option("school"), "eerst/zorg": .option("ja")]
    #expect(compiled.ending(answers) == "? zorg")
  }

  @Test func `the outcome of a call cannot be given as an answer`() throws {
    let compiled = try Self.compiled(["eerst"])
    let answers: [String: FactValue] = ["sector": .option("school"), "eerst": .option("veel")]
    #expect(compiled.ending(answers) == "? eerst/zorg")
  }

  @Test func `the same procedure called twice asks twice`() throws {
    let compiled = try Self.compiled(["eerst", "later"])
    let answers: [String: FactValue] = ["sector": .option("school"), "eerst/zorg": .option("ja")]
    #expect(compiled.ending(answers) == "? later/zorg")
  }

  @Test func `procedures that call each other in a circle are refused`() {
    let one = SmallGuide.procedure(
      "een",
      pages: [SmallGuide.call("roep", "twee", Transition(to: .outcome("a")))],
      outcomes: [SmallGuide.outcome("a")]
    )
    let two = SmallGuide.procedure(
      "twee",
      pages: [SmallGuide.call("roep", "een", Transition(to: .outcome("a")))],
      outcomes: [SmallGuide.outcome("a")]
    )
    #expect(throws: GuideFault.callCircle(["een", "twee", "een"])) {
      try SmallGuide.guide([one, two]).compiled("een")
    }
  }

  @Test func `decisions that lead to each other in a circle are refused`() {
    let decisions = [("a", "b"), ("b", "a")].map { id, next in
      Decision(id: id, transition: Transition(to: .decision(next)), basis: SmallGuide.basis)
    }
    let procedure = SmallGuide.procedure(
      decisions: decisions,
      pages: [SmallGuide.tell("een", Transition(to: .decision("a")))],
      outcomes: []
    )
    #expect(throws: GuideFault.decisionCircle(["a", "b", "a"])) {
      try SmallGuide.guide([procedure]).compiled("proef")
    }
  }

  @Test(arguments: [
    Transition.Target.page("geen"), .outcome("geen"), .decision("geen"),
  ])
  func `a target that does not exist is refused`(target: Transition.Target) {
    let procedure = SmallGuide.procedure(
      pages: [SmallGuide.tell("een", Transition(to: target))],
      outcomes: []
    )
    #expect(throws: GuideFault.unknownTarget(procedure: "proef", id: "geen")) {
      try SmallGuide.guide([procedure]).compiled("proef")
    }
  }
}
