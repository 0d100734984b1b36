import Guidance
@testable import Proof
import Rules
import SmallGuides
import Testing

/// The fewest answers to a goal are as few as trying every answer finds, and lead there again.
@Suite struct FewestAnswersTests {
  private static func compiled(_ seed: Int) throws -> CompiledProcedure {
    var maker = RandomProcedure(seed: seed)
    return try maker.guide().compiled("proef")
  }

  @Test func `they are as few as trying every answer finds`() throws {
    var compared = 0
    for seed in 1...300 {
      let compiled = try Self.compiled(seed)
      guard EveryAnswer.combinations(of: compiled) <= 600 else { continue }
      let fewest = FewestAnswers(compiled)
      let least = Self.least(compiled)
      #expect(fewest.isComplete)
      for place in compiled.pages.indices {
        #expect(fewest[.page(place)]?.count == least[.page(place)], "seed \(seed): page \(place)")
      }
      for place in compiled.procedure.outcomes.indices {
        let count = fewest[.outcome(place)]?.count
        #expect(count == least[.outcome(place)], "seed \(seed): outcome \(place)")
      }
      compared += 1
    }
    #expect(compared > 100, "too few procedures were small enough: \(compared)")
  }

  /// The number of answers on the way to every page and outcome, over all combinations.
  private static func least(_ compiled: CompiledProcedure) -> [FewestAnswers.Goal: Int] {
    var least: [FewestAnswers.Goal: Int] = [:]
    for row in EveryAnswer.rows(of: compiled) {
      var walk = Walk(for: compiled)
      walk.replay(compiled, row)
      var asked: Set<Int> = []
      for place in walk.path {
        least[.page(place)] = min(least[.page(place)] ?? .max, asked.count)
        let page = compiled.pages[place]
        if page.asks, walk.live[page.fact] != RuleSet.unanswered { asked.insert(place) }
      }
      guard case .outcome(let outcome) = walk.end else { continue }
      least[.outcome(outcome)] = min(least[.outcome(outcome)] ?? .max, asked.count)
    }
    return least
  }

  @Test func `they lead there again, cases too`() throws {
    var seen = 0
    for seed in 1...300 {
      let compiled = try Self.compiled(seed)
      let fewest = FewestAnswers(compiled)
      for (place, transition) in compiled.transitions.enumerated() {
        for number in transition.cases.indices {
          let goal = FewestAnswers.Goal.hit(transition: place, hit: number)
          guard let answers = fewest[goal] else { continue }
          #expect(Self.hits(compiled, answers, place, number), "seed \(seed): \(goal)")
          seen += 1
        }
      }
    }
    #expect(seen > 300)
  }

  @Test func `diagrams find answers as few as walking state by state does`() throws {
    var compared = 0
    for seed in 1...300 {
      let compiled = try Self.compiled(seed)
      for given in try Self.givens(compiled, seed) {
        let states = FewestAnswers.explored(compiled, given, Exploration.budget)
        let diagrams = try FewestAnswers.proven(compiled, given, Exploration.budget)
        #expect(states.isComplete)
        #expect(Set(diagrams.keys) == Set(states.found.keys), "seed \(seed), \(given)")
        for (goal, answers) in diagrams {
          if case .hit = goal { continue }
          let fewest = states.found[goal]?.count ?? 0
          // An answer that is given may be one more, on a page that comes only after the goal.
          #expect(
            answers.count == fewest || answers.count - fewest <= given.count,
            "seed \(seed), \(given): \(goal)"
          )
          compared += 1
        }
      }
    }
    #expect(compared > 1_000)
  }

  /// No answer, and each value of the first question that some walk needs.
  private static func givens(
    _ compiled: CompiledProcedure,
    _ seed: Int
  ) throws -> [[String: FactValue]] {
    let found = FewestAnswers.explored(compiled, [:], Exploration.budget).found
    let values = found.values.flatMap { $0.filter { $0.key == "p0" } }
    return [[:]] + Set(values.map(\.value)).map { ["p0": $0] }
  }

  private static func hits(
    _ compiled: CompiledProcedure,
    _ answers: [String: FactValue],
    _ transition: Int,
    _ number: Int
  ) -> Bool {
    var isHit = false
    var walk = Walk(for: compiled)
    walk.replay(compiled, compiled.words(for: answers)) { _, place, live in
      guard place == transition else { return }
      let rule = compiled.transitions[place].cases[number].rule
      if compiled.rules.evaluate(rule, live) == .isTrue { isHit = true }
    }
    return isHit
  }

  @Test func `answers that are given stay, and what they rule out is not found`() throws {
    let procedure = SmallGuide.procedure(
      pages: [
        SmallGuide.ask(
          "een",
          SmallGuide.by("een", ["ja": .page("twee"), "nee": .outcome("kort")])
        ),
        SmallGuide.ask(
          "twee",
          SmallGuide.by("twee", ["ja": .outcome("lang"), "nee": .outcome("kort")])
        ),
      ],
      outcomes: ["kort", "lang"].map { SmallGuide.outcome($0) }
    )
    let compiled = try SmallGuide.guide([procedure]).compiled("proef")
    #expect(FewestAnswers(compiled)[.outcome(0)] == ["een": .option("nee")])
    let given = FewestAnswers(compiled, given: ["een": .option("ja")])
    #expect(given[.outcome(0)] == ["een": .option("ja"), "twee": .option("nee")])
    let other = FewestAnswers(compiled, given: ["een": .option("nee")])
    #expect(other[.outcome(1)] == nil)
    #expect(other.isComplete)
  }

  @Test func `a question that may stay open is left open`() throws {
    let open = SmallGuide.question(need: .optional)
    let procedure = SmallGuide.procedure(
      pages: [
        SmallGuide.ask(
          "een",
          open,
          SmallGuide.by(
            .first,
            [
              SmallGuide.when(
                "ja",
                .all([.answered(fact: "een"), SmallGuide.is("een")]),
                to: .page("twee")
              )
            ],
            else: .page("twee")
          )
        ),
        SmallGuide.ask("twee", Transition(to: .outcome("klaar"))),
      ],
      outcomes: [SmallGuide.outcome("klaar")]
    )
    let compiled = try SmallGuide.guide([procedure]).compiled("proef")
    #expect(FewestAnswers(compiled)[.page(1)] == [:])
    #expect(FewestAnswers(compiled)[.outcome(0)]?.count == 1)
  }

  @Test func `a budget that is used up is said`() throws {
    let compiled = try Self.compiled(3)
    #expect(!FewestAnswers(compiled, budget: 1).isComplete)
  }
}
