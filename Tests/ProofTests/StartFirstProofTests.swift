import Guidance
import Rules
import SmallGuides
import Testing

@testable import Proof

/// What is found and proved where the first page comes before the settings is what replaying shows.
@Suite struct StartFirstProofTests {
  /// A random procedure with a setting that its first page and a condition may read.
  private static func compiled(_ seed: Int) throws -> CompiledProcedure? {
    var maker = RandomProcedure(seed: seed)
    var guide = maker.guide()
    guide.settings = [SmallGuide.setting("sector", ["a", "b"])]
    guide.procedures[0].settings = ["sector"]
    guide.procedures[0].asksStartFirst = true
    let isA: Expression = .all([
      .answered(fact: "sector"), .equals(fact: "sector", option: "a"),
    ])
    let page = guide.procedures[0].steps[0].pages[0]
    if !page.next.cases.isEmpty, seed.isMultiple(of: 2) {
      let when: Expression = seed.isMultiple(of: 4) ? isA : .equals(fact: "sector", option: "b")
      guide.procedures[0].steps[0].pages[0].next.cases[0].when =
        .all([page.next.cases[0].when, when])
    }
    let compiled = try guide.compiled("proef")
    return EveryAnswer.combinations(of: compiled) <= 600 ? compiled : nil
  }

  private static let sample = Result {
    try (1...200).compactMap { seed in try compiled(seed).map { (seed, $0) } }
  }

  @Test func `the exploration agrees with trying every answer`() throws {
    let sample = try Self.sample.get()
    #expect(sample.count > 60)
    for (seed, compiled) in sample {
      let findings = Exploration(compiled).run()
      let every = EveryAnswer(compiled)
      #expect(findings.pages == every.pages, "seed \(seed): pages")
      #expect(findings.outcomes == every.outcomes, "seed \(seed): outcomes")
      #expect(findings.hits == every.hits, "seed \(seed): hits")
    }
  }

  @Test(arguments: [AnswerSpace.Method.diagrams, .search])
  func `the proof agrees with trying every answer`(method: AnswerSpace.Method) throws {
    for (seed, compiled) in try Self.sample.get() {
      let space = AnswerSpace([compiled], by: method, budget: 1_000_000)
      var prover = Prover(compiled, space)
      let findings = try prover.run().findings
      let every = EveryAnswer(compiled)
      #expect(findings.pages == every.pages, "seed \(seed): pages")
      #expect(findings.outcomes == every.outcomes, "seed \(seed): outcomes")
      let hits = every.hits.filter {
        $0.hit >= 0 || compiled.transitions[$0.transition].otherwise != nil
      }
      #expect(findings.hits == hits, "seed \(seed): cases")
    }
  }

  @Test func `no page is cut off in the graph`() throws {
    for (seed, compiled) in try Self.sample.get() {
      let every = EveryAnswer(compiled)
      let (pages, outcomes) = PageGraph(compiled).reached()
      #expect(every.pages.allSatisfy { pages[$0] }, "seed \(seed)")
      #expect(every.outcomes.isSubset(of: outcomes), "seed \(seed)")
    }
  }
}
