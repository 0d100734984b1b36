import Guidance
import Rules
import SmallGuides
import Testing

/// A procedure may ask its first page before the settings: danger now waits for no sector.
@Suite struct StartFirstTests {
  private func compiled(
    _ next: Transition? = nil,
    asksStartFirst: Bool = true
  ) throws -> CompiledProcedure {
    var procedure = SmallGuide.procedure(
      settings: ["sector", "rol"],
      pages: [
        SmallGuide.ask(
          "gevaar",
          next ?? SmallGuide.by("gevaar", ["ja": .outcome("nood"), "nee": .page("een")])
        ),
        SmallGuide.ask("een", Transition(to: .outcome("klaar"))),
      ],
      outcomes: [SmallGuide.outcome("nood", urgency: 0), SmallGuide.outcome("klaar")]
    )
    procedure.asksStartFirst = asksStartFirst
    return try SmallGuide.guide(
      [procedure],
      settings: [
        SmallGuide.setting("sector", ["school", "zorg"]), SmallGuide.setting("rol", ["a", "b"]),
      ]
    ).compiled("proef")
  }

  private func stop(_ journey: Journey) -> String {
    switch journey.stop {
    case .page(let place): journey.procedure.pages[place].key
    case .end: "end"
    }
  }

  private func take(_ option: String, _ journey: inout Journey) throws {
    guard case .page(let place) = journey.stop else {
      Issue.record("at the end")
      return
    }
    journey.give(.option(option), at: place)
    let isPassed = journey.pass(place)
    #expect(isPassed)
  }

  @Test func `the first page comes first, then the settings, then the next page`() throws {
    var journey = Journey(try compiled())
    #expect(stop(journey) == "gevaar")
    try take("nee", &journey)
    #expect(stop(journey) == "sector")
    try take("zorg", &journey)
    #expect(stop(journey) == "rol")
    try take("a", &journey)
    #expect(stop(journey) == "een")
    #expect(journey.procedure.path(of: journey.walk) == ["gevaar", "sector", "rol", "een"])
  }

  @Test func `where the first page leads to an outcome nobody is asked a setting`() throws {
    var journey = Journey(try compiled())
    try take("ja", &journey)
    #expect(stop(journey) == "end")
    #expect(journey.procedure.advice(of: journey.walk)?.outcome.id == "nood")
    #expect(journey.visited.map { journey.procedure.pages[$0].key } == ["gevaar"])
    #expect(journey.spared.map { journey.procedure.pages[$0].key } == ["sector", "rol"])
  }

  @Test func `an outcome behind a case that leads on spares nobody the settings`() throws {
    let next = SmallGuide.by(
      .first,
      [
        SmallGuide.when("verder", SmallGuide.is("gevaar"), to: .page("een")),
        SmallGuide.when("nood", SmallGuide.is("gevaar"), to: .outcome("nood")),
      ],
      else: .outcome("klaar")
    )
    var journey = Journey(try compiled(next))
    try take("ja", &journey)
    #expect(stop(journey) == "sector")
  }

  @Test func `settings that somebody saw are gone back to after the content changed`() throws {
    var journey = Journey(try compiled(asksStartFirst: false))
    try take("zorg", &journey)
    try take("a", &journey)
    let sector = try #require(journey.procedure.page("sector"))
    let role = try #require(journey.procedure.page("rol"))
    #expect(journey.visited(after: sector) == role)
    let again = journey.carried(to: try compiled(asksStartFirst: false)).journey
    #expect(again.visited(after: sector) == role)
  }

  @Test func `a setting that is chosen counts all the same`() throws {
    var journey = Journey(try compiled(), answers: ["sector": .option("zorg")])
    try take("ja", &journey)
    #expect(stop(journey) == "end")
    #expect(journey.visited(after: try #require(journey.procedure.page("gevaar"))) == nil)
    #expect(journey.procedure.chosenSettings(in: journey.walk) == ["sector": "zorg"])
    #expect(journey.spared.map { journey.procedure.pages[$0].key } == ["rol"])
  }

  @Test func `a setting given beforehand is passed when the walk comes to it`() throws {
    var journey = Journey(try compiled(), answers: ["sector": .option("zorg")])
    #expect(stop(journey) == "gevaar")
    try take("nee", &journey)
    #expect(stop(journey) == "rol")
    let gevaar = try #require(journey.procedure.page("gevaar"))
    #expect(journey.visited(after: gevaar) == journey.procedure.page("rol"))
    let undone = journey.undo()
    #expect(undone != nil && stop(journey) == "gevaar")
    _ = journey.redo()
    #expect(stop(journey) == "rol" || stop(journey) == "gevaar")
  }

  @Test func `what decides on the first page may read the settings`() throws {
    let isSchool: Expression = .all([
      .answered(fact: "sector"), .equals(fact: "sector", option: "school"),
    ])
    let next = SmallGuide.by(
      .first,
      [
        SmallGuide.when(
          "school",
          .all([SmallGuide.is("gevaar"), isSchool]),
          to: .outcome("klaar")
        ),
        SmallGuide.when("ja", SmallGuide.is("gevaar"), to: .outcome("nood")),
      ],
      else: .page("een")
    )
    let procedure = try compiled(next)
    #expect(procedure.ending(["gevaar": .option("ja")]) == "nood")
    let school: [String: FactValue] = ["gevaar": .option("ja"), "sector": .option("school")]
    #expect(procedure.ending(school) == "klaar")
    #expect(procedure.ending(["gevaar": .option("nee")]) == "? sector")
  }

  @Test func `with all answers it ends as when the settings come first`() throws {
    let (first, later) = (try compiled(), try compiled(asksStartFirst: false))
    #expect(later.ending([:]) == "? sector")
    for danger in ["ja", "nee"] {
      for sector in ["school", "zorg"] {
        let answers: [String: FactValue] = [
          "gevaar": .option(danger), "sector": .option(sector), "rol": .option("b"),
          "een": .option("ja"),
        ]
        #expect(first.ending(answers) == later.ending(answers))
      }
    }
  }

  @Test func `why a page is shown is told by the first page, not by the setting before it`() throws
  {
    let procedure = try compiled()
    let walk = procedure.walk([
      "gevaar": .option("nee"), "sector": .option("zorg"), "rol": .option("a"),
    ])
    let page = try #require(procedure.page("een"))
    #expect(procedure.reasons(leadingTo: page, of: walk).map(\.rule) == ["gevaar-nee"])
  }
}
