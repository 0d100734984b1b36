import Guidance
import Rules
import SmallGuides
import Testing

/// Which answers of a journey hold for the procedure that is gone on with.
@Suite struct CarryTests {
  private func compiled(
    _ id: String,
    _ options: [String] = ["ja", "nee"],
    carries: [Carry] = []
  ) throws -> CompiledProcedure {
    var question = SmallGuide.question(options)
    question.carries = carries
    let procedure = SmallGuide.procedure(
      id,
      settings: ["sector"],
      pages: [
        SmallGuide.ask("gevaar", question, Transition(to: .page("een"))),
        SmallGuide.ask("een", Transition(to: .outcome("klaar"))),
      ],
      outcomes: [SmallGuide.outcome("klaar")]
    )
    return try SmallGuide.guide(
      [procedure],
      settings: [SmallGuide.setting("sector", ["school", "zorg"])]
    ).compiled(id)
  }

  private func walked(_ danger: String, _ carries: [Carry]) throws -> Journey {
    var journey = Journey(try compiled("kort", carries: carries))
    for option in ["zorg", danger, "ja"] {
      guard case .page(let place) = journey.stop else { continue }
      journey.give(.option(option), at: place)
      journey.pass(place)
    }
    return journey
  }

  private let sector: [String: FactValue] = ["sector": .option("zorg")]

  @Test func `an answer goes to the procedures that it is carried to, and settings always`() throws
  {
    let journey = try walked("nee", [Carry("nee", to: ["lang"])])
    let both = sector.merging(["gevaar": .option("nee")]) { $1 }
    #expect(journey.answersCarried(to: try compiled("lang")) == both)
    #expect(journey.answersCarried(to: try compiled("ander")) == sector)
  }

  @Test func `settings go along past a procedure that asks none`() throws {
    let plain = SmallGuide.procedure(
      "tussen",
      pages: [SmallGuide.tell("lees", Transition(to: .outcome("klaar")))],
      outcomes: [SmallGuide.outcome("klaar")]
    )
    let between = try SmallGuide.guide([plain]).compiled("tussen")
    let kept = try walked("nee", []).answersCarried(to: between)
    #expect(kept == sector)
    #expect(Journey(between, answers: kept).answersCarried(to: try compiled("lang")) == sector)
  }

  @Test func `another answer, or one that nobody carries, is asked again`() throws {
    #expect(
      try walked("ja", [Carry("nee", to: ["lang"])]).answersCarried(to: try compiled("lang"))
        == sector
    )
    #expect(try walked("nee", []).answersCarried(to: try compiled("lang")) == sector)
  }

  @Test func `a question with other options is asked again`() throws {
    let journey = try walked("nee", [Carry("nee", to: ["lang"])])
    let other = try compiled("lang", ["ja", "nee", "weet-niet"])
    #expect(journey.answersCarried(to: other) == sector)
  }

  @Test func `what is carried is passed, and can be changed`() throws {
    let next = try compiled("lang")
    let answers = sector.merging(["gevaar": .option("nee")]) { $1 }
    var journey = Journey(next, answers: answers, carried: Set(answers.keys))
    let (danger, first) = (try #require(next.page("gevaar")), try #require(next.page("een")))
    #expect(journey.stop == .page(first))
    #expect(journey.visited.contains(danger))
    journey.give(.option("ja"), at: danger)
    #expect(journey.answer(at: danger) == .option("ja"))
    // Without being carried it stays an answer, to be gone on from by hand.
    #expect(Journey(next, answers: answers).stop == .page(danger))
  }
}
