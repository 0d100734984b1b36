import Guidance
import Rules
import SmallGuides
import Testing

/// A journey goes on in a procedure that was written anew: by ids, and only with what still fits.
@Suite struct CarriedJourneyTests {
  private func compiled(
    _ options: [String] = ["ja", "nee"],
    set: [String] = ["a", "b"],
    second: String = "twee",
    isSwapped: Bool = false
  ) throws -> CompiledProcedure {
    let pages = [
      SmallGuide.ask("een", SmallGuide.question(options), Transition(to: .page(second))),
      SmallGuide.ask(second, SmallGuide.list(set), Transition(to: .page("drie"))),
      SmallGuide.ask("drie", Transition(to: .outcome("klaar"))),
    ]
    let shown = isSwapped ? [pages[0], pages[2], pages[1]] : pages
    return try SmallGuide.guide([
      SmallGuide.procedure(pages: shown, outcomes: [SmallGuide.outcome("klaar")])
    ]).compiled("proef")
  }

  private func walked(_ compiled: CompiledProcedure) -> Journey {
    var journey = Journey(compiled)
    journey.give(.option("ja"), at: 0)
    journey.pass(0)
    journey.give(.options(["a", "b"]), at: 1)
    journey.pass(1)
    return journey
  }

  @Test func `in the same procedure nothing is lost`() throws {
    let journey = walked(try compiled())
    let (carried, lost) = journey.carried(to: try compiled())
    #expect(lost.isEmpty)
    #expect(carried.answers == journey.answers)
    #expect(carried.stop == .page(2))
    #expect(carried.visited == [0, 1, 2])
  }

  @Test func `pages are found again by their ids, wherever they stand now`() throws {
    let (carried, lost) = walked(try compiled()).carried(to: try compiled(isSwapped: true))
    #expect(lost.isEmpty)
    #expect(carried.stop == .page(1))
    #expect(carried.procedure.pages[1].key == "drie")
  }

  @Test func `an answer whose option is gone is lost, and its question is asked again`() throws {
    let (carried, lost) = walked(try compiled()).carried(to: try compiled(["nee", "misschien"]))
    #expect(lost == ["een"])
    #expect(carried.stop == .page(0))
    #expect(carried.answers == ["twee": .options(["a", "b"])])
  }

  @Test func `of a set what is left stays`() throws {
    let (carried, lost) = walked(try compiled()).carried(to: try compiled(set: ["b", "c"]))
    #expect(lost == ["twee"])
    #expect(carried.answers["twee"] == .options(["b"]))
  }

  @Test func `a page with another id has no answer`() throws {
    let (carried, lost) = walked(try compiled()).carried(to: try compiled(second: "nieuw"))
    #expect(lost == ["twee"])
    #expect(carried.stop == .page(1))
  }

  @Test func `going on from all pages before one stops just there`() throws {
    var journey = Journey(try compiled(), answers: ["een": .option("ja"), "twee": .options([])])
    journey.pass(before: 1)
    #expect(journey.stop == .page(1))
    journey.pass(before: nil)
    #expect(journey.stop == .page(2))
  }
}
