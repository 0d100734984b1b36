import Guidance
@testable import Proof
import Rules
import SmallGuides
import Testing

/// The exploration finds what trying every answer finds, and says when it could not look at all.
@Suite struct ExplorationTests {
  private static func compiled(_ seed: Int) throws -> CompiledProcedure {
    var maker = RandomProcedure(seed: seed)
    return try maker.guide().compiled("proef")
  }

  /// A kind with what depends on the order of looking left out.
  private func essence(_ kind: Findings.Fault.Kind) -> Findings.Fault.Kind? {
    switch kind {
    case .gap, .undecided: kind
    case .overlap(let transition, _, _): .overlap(transition: transition, 0, 0)
    case .loop(let pages): .loop(pages: Set(pages).sorted())
    case .nothingOffered: nil
    }
  }

  @Test func `the exploration agrees with trying every answer`() throws {
    var compared = 0
    var kinds: [String: Int] = [:]
    for seed in 1...900 {
      let compiled = try Self.compiled(seed)
      guard EveryAnswer.combinations(of: compiled) <= 1_500 else { continue }
      let findings = Exploration(compiled).run()
      let every = EveryAnswer(compiled)
      #expect(findings.isComplete)
      #expect(findings.pages == every.pages, "seed \(seed): pages")
      #expect(findings.outcomes == every.outcomes, "seed \(seed): outcomes")
      #expect(findings.hits == every.hits, "seed \(seed): hits")
      let found = Set(findings.faults.compactMap { essence($0.kind) })
      #expect(found == Set(every.faults.compactMap(essence)), "seed \(seed): faults")
      for kind in found { kinds["\(kind)".prefix { $0 != "(" }.description, default: 0] += 1 }
      compared += 1
    }
    #expect(compared > 400, "too few procedures were small enough: \(compared)")
    #expect(kinds.count == 4 && kinds.values.allSatisfy { $0 > 10 }, "\(kinds)")
  }

  @Test func `every witness shows its fault again`() throws {
    for seed in 1...900 {
      let compiled = try Self.compiled(seed)
      for fault in Exploration(compiled).run().faults {
        #expect(shows(fault, compiled), "seed \(seed): \(fault)")
      }
    }
  }

  private func shows(_ fault: Findings.Fault, _ compiled: CompiledProcedure) -> Bool {
    var walk = Walk(for: compiled)
    var overlaps: Set<Int> = []
    walk.replay(compiled, compiled.words(for: fault.witness)) { _, transition, live in
      let held = compiled.transitions[transition].cases.filter {
        compiled.rules.evaluate($0.rule, live) == .isTrue
      }
      if held.count > 1 { overlaps.insert(transition) }
    }
    switch (fault.kind, walk.end) {
    case (.gap(let place), .stuck(.gap(let found), _)): return place == found

    case (.undecided(let place, let number, _), .stuck(.undecided(let found, let other), _)):
      return place == found && number == other

    case (.loop, .stuck(.loop, _)): return true
    case (.overlap(let place, _, _), _): return overlaps.contains(place)
    case (.nothingOffered(let place), .open(let page)): return place == page
    default: return false
    }
  }

  @Test func `a budget that is used up is said`() throws {
    let options = SmallGuide.question(["a", "b", "c"])
    var pages = (0..<8).map {
      SmallGuide.ask("p\($0)", options, Transition(to: .page("p\($0 + 1)")))
    }
    let all = Expression.atLeast(5, of: (0..<8).map { SmallGuide.is("p\($0)", "a") })
    pages.append(
      SmallGuide.tell(
        "p8",
        SmallGuide.by(
          .first,
          [SmallGuide.when("veel", all, to: .outcome("veel"))],
          else: .outcome("weinig")
        )
      )
    )
    let procedure = SmallGuide.procedure(
      pages: pages,
      outcomes: ["veel", "weinig"].map { SmallGuide.outcome($0) }
    )
    let compiled = try SmallGuide.guide([procedure]).compiled("proef")
    let short = Exploration(compiled).run(budget: 50)
    #expect(!short.isComplete)
    #expect(short.states == 50)
    let whole = Exploration(compiled).run()
    #expect(whole.isComplete)
    #expect(whole.outcomes == [0, 1])
  }

  /// A kind without what several walks may show in different ways.
  private func place(of kind: Findings.Fault.Kind) -> Findings.Fault.Kind? {
    switch kind {
    case .undecided(let transition, let number, _):
      .undecided(transition: transition, case: number, facts: [])
    case .loop: .loop(pages: [])
    default: essence(kind)
    }
  }

  @Test func `diagrams find what walking state by state finds`() throws {
    var kinds: Set<String> = []
    for seed in 1...400 {
      let compiled = try Self.compiled(seed)
      let states = Exploration(compiled).run()
      var prover = Prover(compiled, AnswerSpace([compiled]))
      let diagrams = try prover.findings()
      #expect(diagrams.isComplete)
      #expect(diagrams.pages == states.pages, "seed \(seed): pages")
      #expect(diagrams.outcomes == states.outcomes, "seed \(seed): outcomes")
      #expect(diagrams.hits == states.hits, "seed \(seed): hits")
      let faults = Set(states.faults.compactMap { place(of: $0.kind) })
      #expect(Set(diagrams.faults.compactMap { place(of: $0.kind) }) == faults, "seed \(seed)")
      for fault in diagrams.faults {
        #expect(shows(fault, compiled), "seed \(seed): \(fault)")
        kinds.insert("\(fault.kind)".prefix { $0 != "(" }.description)
      }
    }
    #expect(kinds.count >= 4, "\(kinds)")
  }

  /// So many lists of signs, of which three kinds are told apart each, that states are too many.
  private static func manySigns() throws -> CompiledProcedure {
    let signs = SmallGuide.list(["a", "b", "c"])
    let pages = (0..<10).map {
      SmallGuide.ask("p\($0)", signs, Transition(to: .page("p\($0 + 1)")))
    }
    func all(_ sign: String) -> Expression {
      .all((0..<10).map { .has(fact: "p\($0)", option: sign) })
    }
    let last = SmallGuide.tell(
      "p10",
      SmallGuide.by(
        .first,
        [
          SmallGuide.when("ernstig", all("a"), to: .outcome("veel")),
          SmallGuide.when("licht", .all([all("b"), .not(all("c"))]), to: .outcome("iets")),
          SmallGuide.when("nooit", .all([all("a"), all("c")]), to: .outcome("veel")),
        ],
        else: .outcome("weinig")
      )
    )
    let procedure = SmallGuide.procedure(
      pages: pages + [last],
      outcomes: ["veel", "iets", "weinig"].map { SmallGuide.outcome($0) }
    )
    return try SmallGuide.guide([procedure]).compiled("proef")
  }

  @Test func `what has too many states is found in diagrams`() throws {
    let compiled = try Self.manySigns()
    #expect(!Exploration(compiled).run(budget: Exploration.fewStates).isComplete)
    let findings = Findings.of(compiled)
    #expect(findings.isComplete && findings.faults.isEmpty)
    #expect(findings.outcomes == [0, 1, 2])
    #expect(
      !findings.hits.contains { $0.hit == 2 },
      "a case behind one that holds whenever it does"
    )
  }

  @Test func `what has too many states for a small budget is said to be unfinished`() throws {
    #expect(!Findings.of(try Self.manySigns(), budget: 10).isComplete)
  }

  @Test func `what no rule reads costs nothing`() throws {
    var pages = (0..<40).map {
      SmallGuide.ask(
        "p\($0)",
        SmallGuide.question(["a", "b", "c"]),
        Transition(to: .page("p\($0 + 1)"))
      )
    }
    pages.append(
      SmallGuide.ask("p40", SmallGuide.by("p40", ["ja": .outcome("a"), "nee": .outcome("b")]))
    )
    let procedure = SmallGuide.procedure(
      pages: pages,
      outcomes: ["a", "b"].map { SmallGuide.outcome($0) }
    )
    let findings = Exploration(try SmallGuide.guide([procedure]).compiled("proef")).run()
    #expect(findings.isComplete && findings.faults.isEmpty)
    #expect(findings.states < 100)
    #expect(findings.outcomes == [0, 1])
  }

  @Test func `a question that offers nothing is found`() throws {
    let never = SmallGuide.question(["a"], guards: ["a": SmallGuide.is("een", "nee")])
    let procedure = SmallGuide.procedure(
      pages: [
        SmallGuide.ask("een", Transition(to: .page("twee"))),
        SmallGuide.ask("twee", never, Transition(to: .outcome("klaar"))),
      ],
      outcomes: [SmallGuide.outcome("klaar")]
    )
    let faults = Exploration(try SmallGuide.guide([procedure]).compiled("proef")).run().faults
    #expect(faults.map(\.kind) == [.nothingOffered(page: 1)])
    #expect(faults.map(\.witness) == [["een": .option("ja")]])
  }

  @Test func `a set of which many options are read is said not to be proven`() throws {
    let options = (0..<20).map { "o\($0)" }
    let last = Expression.all(options.map { .has(fact: "lijst", option: $0) })
    let procedure = SmallGuide.procedure(
      pages: [
        SmallGuide.ask(
          "lijst",
          SmallGuide.list(options),
          SmallGuide.by(
            .first,
            [SmallGuide.when("alle", last, to: .outcome("alle"))],
            else: .outcome("niet")
          )
        )
      ],
      outcomes: ["alle", "niet"].map { SmallGuide.outcome($0) }
    )
    let findings = Exploration(try SmallGuide.guide([procedure]).compiled("proef")).run()
    #expect(!findings.isComplete)
  }
}
