import Guidance
import Rules
import SmallGuides
import Testing

/// One person's way: going on, going back, undo, redo, and answers that wait to be confirmed.
@Suite struct JourneyTests {
  private static let compiled: CompiledProcedure? = try? SmallGuide.guide([
    SmallGuide.procedure(
      pages: [
        SmallGuide.ask("een", SmallGuide.by("een", ["ja": .page("twee"), "nee": .page("drie")])),
        SmallGuide.ask("twee", Transition(to: .page("drie"))),
        SmallGuide.ask(
          "drie",
          SmallGuide.question(need: .optional),
          Transition(to: .outcome("klaar"))
        ),
      ],
      outcomes: [SmallGuide.outcome("klaar")]
    )
  ]).compiled("proef")

  private func journey() throws -> Journey { Journey(try #require(Self.compiled)) }

  private func place(_ key: String, _ journey: Journey) throws -> Int {
    try #require(journey.procedure.page(key))
  }

  /// A journey that answered and went on from each of these pages.
  private func walked(_ answers: KeyValuePairs<String, String>) throws -> Journey {
    var journey = try journey()
    for (key, option) in answers {
      let place = try place(key, journey)
      journey.give(.option(option), at: place)
      journey.pass(place)
    }
    return journey
  }

  private func stop(_ journey: Journey) -> String {
    switch journey.stop {
    case .page(let place): journey.procedure.pages[place].key
    case .end: "end"
    }
  }

  @Test func `a journey starts at its first page`() throws {
    let journey = try journey()
    #expect(stop(journey) == "een")
    #expect(journey.visited.map { journey.procedure.pages[$0].key } == ["een"])
    #expect(!journey.canUndo && !journey.canRedo)
  }

  @Test func `a required question must be answered to go on`() throws {
    var journey = try journey()
    let isPassed = journey.pass(try place("een", journey))
    #expect(!isPassed)
    #expect(stop(journey) == "een")
  }

  @Test func `a page that is not on the path cannot be gone on from`() throws {
    var journey = try walked(["een": "nee"])
    let isPassed = journey.pass(try place("twee", journey))
    #expect(!isPassed)
  }

  @Test func `an optional question is stopped at once, then may stay open`() throws {
    var journey = try walked(["een": "nee"])
    #expect(stop(journey) == "drie")
    let isPassed = journey.pass(try place("drie", journey))
    #expect(isPassed)
    #expect(stop(journey) == "end")
  }

  @Test func `answering the same again changes nothing`() throws {
    let journey = try walked(["een": "ja", "twee": "ja"])
    var again = journey
    again.give(.option("ja"), at: try place("een", journey))
    #expect(again == journey)
  }

  @Test func `going back and on again is the same journey`() throws {
    var journey = try walked(["een": "ja", "twee": "nee"])
    let before = journey
    journey.pass(try place("een", journey))
    journey.pass(try place("twee", journey))
    #expect(journey == before)
    #expect(stop(journey) == "drie")
  }

  @Test func `the answer of a left branch is kept, does not count, and comes back to confirm`()
    throws
  {
    var journey = try walked(["een": "ja", "twee": "nee", "drie": "ja"])
    let een = try place("een", journey)
    let twee = try place("twee", journey)
    #expect(stop(journey) == "end")
    journey.give(.option("nee"), at: een)
    #expect(journey.leftAnswers == ["twee"])
    #expect(journey.answer(at: twee) == .option("nee"))
    #expect(stop(journey) == "end")
    journey.give(.option("ja"), at: een)
    #expect(journey.leftAnswers.isEmpty)
    #expect(journey.toConfirm == [twee])
    #expect(stop(journey) == "twee")
    journey.pass(twee)
    #expect(journey.toConfirm.isEmpty)
    #expect(stop(journey) == "end")
  }

  @Test func `an answer that is taken back stops the journey there`() throws {
    var journey = try walked(["een": "ja", "twee": "nee", "drie": "ja"])
    journey.give(nil, at: try place("twee", journey))
    #expect(stop(journey) == "twee")
    #expect(journey.leftAnswers == ["drie"])
  }

  @Test func `an answer that is no longer offered stops the journey there`() throws {
    let guarded = SmallGuide.question(["a", "b"], guards: ["b": SmallGuide.is("eerst")])
    let compiled = try SmallGuide.guide([
      SmallGuide.procedure(
        pages: [
          SmallGuide.ask("eerst", Transition(to: .page("dan"))),
          SmallGuide.ask("dan", guarded, Transition(to: .outcome("klaar"))),
        ],
        outcomes: [SmallGuide.outcome("klaar")]
      )
    ]).compiled("proef")
    var journey = Journey(compiled)
    for (place, option) in [(0, "ja"), (1, "b")] {
      journey.give(.option(option), at: place)
      journey.pass(place)
    }
    #expect(stop(journey) == "end")
    journey.give(.option("nee"), at: 0)
    #expect(stop(journey) == "dan")
    let isPassed = journey.pass(1)
    #expect(!isPassed)
    #expect(stop(journey) == "dan")
  }

  @Test func `a journey is at its end only when its walk is at an outcome or a mistake`() throws {
    for seed in 1...150 {
      var maker = RandomProcedure(seed: seed)
      let compiled = try maker.guide().compiled("proef")
      var numbers = SeededNumbers(seed: UInt64(seed))
      let asking = compiled.pages.indices.filter { compiled.pages[$0].asks }
      var journey = Journey(compiled)
      for _ in 0..<40 {
        if numbers.oneIn(2), case .page(let place) = journey.stop {
          journey.pass(place)
        } else {
          let place = numbers.pick(asking)
          let type = compiled.rules.facts[compiled.pages[place].fact].type
          journey.give(
            numbers.oneIn(4) ? nil : ExpressionMaker.value(of: type, &numbers),
            at: place
          )
        }
        if journey.stop == .end, case .open = journey.walk.end {
          Issue.record("seed \(seed): at the end with an open question")
        }
      }
    }
  }

  @Test func `undo and redo walk the changes to and fro`() throws {
    for seed in 1...100 {
      var maker = RandomProcedure(seed: seed)
      let compiled = try maker.guide().compiled("proef")
      var numbers = SeededNumbers(seed: UInt64(seed))
      let asking = compiled.pages.indices.filter { compiled.pages[$0].asks }
      var journey = Journey(compiled)
      var states = [journey]
      for _ in 0..<6 {
        let place = numbers.pick(asking)
        let type = compiled.rules.facts[compiled.pages[place].fact].type
        let value = numbers.oneIn(4) ? nil : ExpressionMaker.value(of: type, &numbers)
        guard journey.answer(at: place) != value else { continue }
        journey.give(value, at: place)
        states.append(journey)
      }
      for state in states.dropLast().reversed() {
        let changed = journey.undo()
        #expect(changed != nil)
        expectSame(journey, state, "undo, seed \(seed)")
      }
      let noneUndo = journey.undo()
      #expect(noneUndo == nil)
      for state in states.dropFirst() {
        let changed = journey.redo()
        #expect(changed != nil)
        expectSame(journey, state, "redo, seed \(seed)")
      }
      let noneRedo = journey.redo()
      #expect(noneRedo == nil)
    }
  }

  private func expectSame(_ left: Journey, _ right: Journey, _ comment: Comment) {
    #expect(left.answers == right.answers, comment)
    #expect(left.walk == right.walk, comment)
    #expect(left.toConfirm == right.toConfirm, comment)
    #expect(left.stop == right.stop, comment)
  }

  @Test func `undo returns to the page where the change was`() throws {
    var journey = try walked(["een": "ja", "twee": "nee"])
    let twee = try place("twee", journey)
    let undone = journey.undo()
    let redone = journey.redo()
    #expect(undone == twee)
    #expect(redone == twee)
  }

  @Test func `a new change forgets what was undone`() throws {
    var journey = try walked(["een": "ja"])
    _ = journey.undo()
    journey.give(.option("nee"), at: try place("een", journey))
    #expect(!journey.canRedo)
  }

  @Test func `a setting given beforehand is passed at once`() throws {
    let procedure = SmallGuide.procedure(
      settings: ["sector"],
      pages: [SmallGuide.ask("een", Transition(to: .outcome("klaar")))],
      outcomes: [SmallGuide.outcome("klaar")]
    )
    let compiled = try SmallGuide.guide(
      [procedure],
      settings: [SmallGuide.setting("sector", ["school", "zorg"])]
    ).compiled("proef")
    #expect(stop(Journey(compiled)) == "sector")
    #expect(stop(Journey(compiled, answers: ["sector": .option("zorg")])) == "een")
    #expect(stop(Journey(compiled, answers: ["sector": .option("onbekend")])) == "sector")
  }
}
