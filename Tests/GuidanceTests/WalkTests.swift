import Guidance
import Rules
import SmallGuides
import Testing

/// The replay of answers: what counts, where it ends, and what it never does.
@Suite struct WalkTests {
  /// Two branches that come together: `soort` leads to `a` or `b`, both to `slot`.
  private static let branches = SmallGuide.procedure(
    pages: [
      SmallGuide.ask(
        "soort",
        SmallGuide.question(["links", "rechts"]),
        SmallGuide.by("soort", ["links": .page("a"), "rechts": .page("b")])
      ),
      SmallGuide.ask("a", Transition(to: .page("slot"))),
      SmallGuide.ask("b", Transition(to: .page("slot"))),
      SmallGuide.ask(
        "slot",
        SmallGuide.by(
          .first,
          [SmallGuide.when("a-ja", SmallGuide.is("a"), to: .outcome("via-a"))],
          else: .outcome("anders")
        )
      ),
    ],
    outcomes: [SmallGuide.outcome("via-a"), SmallGuide.outcome("anders")]
  )

  @Test func `the order in which answers were given does not count`() throws {
    for seed in 1...150 {
      var maker = RandomProcedure(seed: seed)
      let compiled = try maker.guide().compiled("proef")
      var numbers = SeededNumbers(seed: UInt64(seed))
      let facts = compiled.pages.filter(\.asks).map { compiled.rules.facts[$0.fact] }
      let answers = ExpressionMaker(facts: facts).answers(&numbers)
      let walk = compiled.walk(answers)
      for _ in 0..<3 {
        var journey = Journey(compiled)
        for (key, value) in answers.shuffled(using: &numbers) {
          guard let place = compiled.page(key) else { continue }
          journey.give(value, at: place)
        }
        #expect(journey.walk == walk, "seed \(seed)")
        #expect(journey.answers == answers)
      }
    }
  }

  @Test func `an answer on a branch that was left does not count`() throws {
    let compiled = try SmallGuide.guide([Self.branches]).compiled("proef")
    let answers: [String: FactValue] = [
      "soort": .option("rechts"), "a": .option("ja"), "b": .option("ja"), "slot": .option("ja"),
    ]
    let walk = compiled.walk(answers)
    // The rule of `slot` reads `a`, which is not live: it stops, and never takes the other way.
    #expect(compiled.ending(of: walk) == "! slot")
    #expect(compiled.liveAnswers(of: walk, among: answers)["a"] == nil)
    #expect(compiled.leftAnswers(of: walk, among: answers) == ["a"])
  }

  @Test func `an unknown never falls through to otherwise`() throws {
    for hit in Transition.HitPolicy.allCases {
      let procedure = SmallGuide.procedure(
        pages: [
          SmallGuide.ask(
            "gevaar",
            SmallGuide.question(need: .optional),
            SmallGuide.by(
              hit,
              [SmallGuide.when("gevaar-ja", SmallGuide.is("gevaar"), to: .outcome("nu"))],
              else: .outcome("later")
            )
          )
        ],
        outcomes: [SmallGuide.outcome("nu"), SmallGuide.outcome("later")]
      )
      let compiled = try SmallGuide.guide([procedure]).compiled("proef")
      let walk = compiled.walk([:])
      #expect(walk.end == .stuck(.undecided(transition: 0, case: 0), page: 0))
      #expect(compiled.nextQuestion(of: walk) == 0)
      var journey = Journey(compiled)
      #expect(journey.stop == .page(0))
      #expect(!journey.mayStayOpen(0))
      let isPassed = journey.pass(0)
      #expect(!isPassed)
      journey.give(.option("nee"), at: 0)
      #expect(compiled.ending(of: journey.walk) == "later")
    }
  }

  @Test func `of first an unknown case before the one that holds stops the walk`() throws {
    let procedure = SmallGuide.procedure(
      pages: [
        SmallGuide.ask("een", SmallGuide.question(need: .optional), Transition(to: .page("twee"))),
        SmallGuide.ask(
          "twee",
          SmallGuide.by(
            .first,
            [
              SmallGuide.when("een-ja", SmallGuide.is("een"), to: .outcome("a")),
              SmallGuide.when("twee-ja", SmallGuide.is("twee"), to: .outcome("b")),
            ],
            else: .outcome("c")
          )
        ),
      ],
      outcomes: ["a", "b", "c"].map { SmallGuide.outcome($0) }
    )
    let compiled = try SmallGuide.guide([procedure]).compiled("proef")
    #expect(compiled.ending(["twee": .option("ja")]) == "! twee")
    #expect(compiled.ending(["een": .option("ja")]) == "? twee")
    #expect(compiled.ending(["een": .option("nee"), "twee": .option("ja")]) == "b")
  }

  @Test func `no case and no other way is a gap`() throws {
    let procedure = SmallGuide.procedure(
      pages: [SmallGuide.ask("een", SmallGuide.by("een", ["ja": .outcome("a")]))],
      outcomes: [SmallGuide.outcome("a")]
    )
    let compiled = try SmallGuide.guide([procedure]).compiled("proef")
    #expect(compiled.walk(["een": .option("nee")]).end == .stuck(.gap(transition: 0), page: 0))
  }

  @Test func `a loop is stopped`() throws {
    let procedure = SmallGuide.procedure(
      pages: [
        SmallGuide.ask("een", Transition(to: .page("twee"))),
        SmallGuide.tell("twee", Transition(to: .page("een"))),
      ],
      outcomes: []
    )
    let compiled = try SmallGuide.guide([procedure]).compiled("proef")
    guard case .stuck(.loop, _) = compiled.walk(["een": .option("ja")]).end else {
      Issue.record("the loop was not stopped")
      return
    }
  }

  @Test func `a page may come back when there is a new answer`() throws {
    let again = SmallGuide.by(
      .first,
      [SmallGuide.when("klaar", .answered(fact: "twee"), to: .outcome("a"))],
      else: .page("twee")
    )
    let procedure = SmallGuide.procedure(
      pages: [
        SmallGuide.tell("een", again), SmallGuide.ask("twee", Transition(to: .page("een"))),
      ],
      outcomes: [SmallGuide.outcome("a")]
    )
    let compiled = try SmallGuide.guide([procedure]).compiled("proef")
    #expect(compiled.ending([:]) == "? twee")
    #expect(compiled.ending(["twee": .option("ja")]) == "a")
  }

  @Test func `an option is offered only when its guard surely holds`() throws {
    let guarded = SmallGuide.question(["a", "b"], guards: ["b": SmallGuide.is("eerst")])
    let procedure = SmallGuide.procedure(
      pages: [
        SmallGuide.ask(
          "eerst",
          SmallGuide.question(need: .optional),
          Transition(to: .page("dan"))
        ),
        SmallGuide.ask(
          "dan",
          guarded,
          SmallGuide.by("dan", ["a": .outcome("a"), "b": .outcome("b")])
        ),
      ],
      outcomes: ["a", "b"].map { SmallGuide.outcome($0) }
    )
    let compiled = try SmallGuide.guide([procedure]).compiled("proef")
    let dan = try #require(compiled.page("dan"))
    let table: [(FactValue?, [String], String)] = [
      (.option("ja"), ["a", "b"], "b"), (.option("nee"), ["a"], "? dan"), (nil, ["a"], "? dan"),
    ]
    for (first, offered, end) in table {
      var answers: [String: FactValue] = ["dan": .option("b")]
      answers["eerst"] = first
      let walk = compiled.walk(answers)
      #expect(compiled.offeredOptions(at: dan, walk).map(\.id) == offered)
      #expect(compiled.ending(of: walk) == end)
    }
  }

  @Test func `a ticked option that is not offered does not count`() throws {
    let guarded = SmallGuide.list(["a", "b"], guards: ["b": SmallGuide.is("eerst")])
    let procedure = SmallGuide.procedure(
      pages: [
        SmallGuide.ask("eerst", Transition(to: .page("dan"))),
        SmallGuide.ask(
          "dan",
          guarded,
          SmallGuide.by(
            .first,
            [SmallGuide.when("b", .has(fact: "dan", option: "b"), to: .outcome("b"))],
            else: .outcome("a")
          )
        ),
      ],
      outcomes: ["a", "b"].map { SmallGuide.outcome($0) }
    )
    let compiled = try SmallGuide.guide([procedure]).compiled("proef")
    var answers: [String: FactValue] = ["eerst": .option("nee"), "dan": .options(["a", "b"])]
    let walk = compiled.walk(answers)
    #expect(compiled.ending(of: walk) == "a")
    #expect(compiled.liveAnswers(of: walk, among: answers)["dan"] == .options(["a"]))
    #expect(compiled.leftAnswers(of: walk, among: answers) == ["dan"])
    answers["eerst"] = .option("ja")
    #expect(compiled.ending(answers) == "b")
  }

  @Test(arguments: [
    ("ja", "klaar"), ("nee", "? toelichting"), ("", "? eerst"),
  ])
  func `optionalWhen lets a question stay open only when it surely holds`(
    first: String,
    end: String
  ) throws {
    let need = Question.Need.optionalWhen(SmallGuide.is("eerst"))
    let procedure = SmallGuide.procedure(
      pages: [
        SmallGuide.ask("eerst", Transition(to: .page("toelichting"))),
        SmallGuide.ask(
          "toelichting",
          SmallGuide.question(need: need),
          Transition(to: .outcome("klaar"))
        ),
      ],
      outcomes: [SmallGuide.outcome("klaar")]
    )
    let compiled = try SmallGuide.guide([procedure]).compiled("proef")
    #expect(compiled.ending(first.isEmpty ? [:] : ["eerst": .option(first)]) == end)
  }

  @Test func `words of the wrong kind count as no answer`() throws {
    let compiled = try SmallGuide.guide([Self.branches]).compiled("proef")
    #expect(compiled.ending(["soort": .count(1)]) == "? soort")
    #expect(compiled.ending(["soort": .option("midden"), "geen": .option("ja")]) == "? soort")
  }
}
