import Guidance
import Rules
import SmallGuides
import Testing

@testable import Proof

/// What is proved holds for every combination of answers, and what is refuted fails for those shown.
@Suite struct ProcedureProofTests {
  private static func sample(_ seeds: ClosedRange<Int>) throws -> [(Int, CompiledProcedure)] {
    try seeds.compactMap { seed in
      var maker = RandomProcedure(seed: seed)
      let compiled = try maker.guide().compiled("proef")
      return EveryAnswer.combinations(of: compiled) <= 400 ? (seed, compiled) : nil
    }
  }

  private static func proof(
    _ compiled: CompiledProcedure,
    _ method: AnswerSpace.Method
  ) throws -> ProcedureProof {
    let space = AnswerSpace([compiled], by: method, budget: method == .search ? 20_000 : 1_000_000)
    var prover = Prover(compiled, space)
    return try prover.run()
  }

  /// A kind with what depends on the order of looking left out.
  private func essence(_ kind: Findings.Fault.Kind) -> String? {
    switch kind {
    case .gap, .overlap: "\(kind)"
    case .undecided(let transition, let number, _): "undecided \(transition) \(number)"
    case .loop: "loop"
    case .nothingOffered: nil
    }
  }

  @Test(arguments: [AnswerSpace.Method.diagrams, .search])
  func `pages, outcomes, cases and faults are those of replaying`(
    method: AnswerSpace.Method
  ) throws {
    for (seed, compiled) in try Self.sample(1...150) {
      let proof = try Self.proof(compiled, method)
      let every = EveryAnswer(compiled)
      #expect(proof.findings.pages == every.pages, "seed \(seed): pages")
      #expect(proof.findings.outcomes == every.outcomes, "seed \(seed): outcomes")
      let hits = every.hits.filter {
        $0.hit >= 0 || compiled.transitions[$0.transition].otherwise != nil
      }
      #expect(proof.findings.hits == hits, "seed \(seed): cases")
      let found = Set(proof.findings.faults.compactMap { essence($0.kind) })
      let expected = Set(every.faults.compactMap { essence($0) }.filter { !$0.contains("overlap") })
      #expect(found.filter { !$0.contains("overlap") } == expected, "seed \(seed): faults")
    }
  }

  @Test(arguments: [AnswerSpace.Method.diagrams, .search])
  func `every witness shows its fault when replayed, with nothing to leave out`(
    method: AnswerSpace.Method
  ) throws {
    for (seed, compiled) in try Self.sample(150...350) {
      for fault in try Self.proof(compiled, method).findings.faults {
        #expect(shows(fault, compiled, fault.witness), "seed \(seed): \(fault)")
        for key in fault.witness.keys {
          var fewer = fault.witness
          fewer[key] = nil
          #expect(!shows(fault, compiled, fewer), "seed \(seed): \(fault) without \(key)")
        }
      }
    }
  }

  private func shows(
    _ fault: Findings.Fault,
    _ compiled: CompiledProcedure,
    _ answers: [String: FactValue]
  ) -> Bool {
    var walk = Walk(for: compiled)
    var isOverlap = false
    walk.replay(compiled, compiled.words(for: answers)) { _, transition, live in
      guard case .overlap(transition, let first, let second) = fault.kind else { return }
      let cases = compiled.transitions[transition].cases
      isOverlap =
        isOverlap
        || [first, second].allSatisfy {
          compiled.rules.evaluate(cases[$0].rule, live) == .isTrue
        }
    }
    switch (fault.kind, walk.end) {
    case (.overlap, _): return isOverlap
    case (.gap(let place), .stuck(.gap(let found), _)): return place == found

    case (.undecided(let place, let number, _), .stuck(.undecided(let found, let other), _)):
      return place == found && number == other

    case (.loop, .stuck(.loop, let page)): return page == fault.page
    case (.nothingOffered(let place), .open(let page)): return place == page
    default: return false
    }
  }

  @Test func `answers that are not live are proved to change nothing`() throws {
    for (seed, compiled) in try Self.sample(1...150) {
      let proof = try Self.proof(compiled, .diagrams)
      #expect(proof.unseenAnswers.verdict == .proved, "seed \(seed)")
      #expect(proof.unseenAnswers.questions == compiled.pages.filter(\.asks).count)
    }
  }

  @Test func `a question of which no answer changes anything is idle`() throws {
    let procedure = SmallGuide.procedure(
      pages: [
        SmallGuide.ask("niets", Transition(to: .page("iets"))),
        SmallGuide.ask("iets", SmallGuide.by("iets", ["ja": .outcome("a"), "nee": .outcome("b")])),
      ],
      outcomes: ["a", "b"].map { SmallGuide.outcome($0) }
    )
    let compiled = try SmallGuide.guide([procedure]).compiled("proef")
    #expect(ProcedureProof.of(compiled).idle == [0])
  }

  @Test func `beyond every budget nothing is claimed`() throws {
    let (_, compiled) = try #require(try Self.sample(1...40).last)
    let proof = ProcedureProof.of(compiled, budget: 1)
    #expect(proof.undecided > 0)
    #expect(!proof.findings.isComplete)
  }
}
