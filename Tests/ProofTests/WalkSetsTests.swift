import Guidance
import Proof
import Rules
import SmallGuides
import Testing

/// The sets of answers hold exactly the combinations whose walks do what the set is about.
@Suite struct WalkSetsTests {
  private static func sample(
    _ seeds: ClosedRange<Int>,
    isSound: Bool
  ) throws -> [(Int, CompiledProcedure)] {
    var sample: [(Int, CompiledProcedure)] = []
    for seed in seeds {
      var maker = RandomProcedure(seed: seed, isSound: isSound)
      let compiled = try maker.guide().compiled("proef")
      if EveryAnswer.combinations(of: compiled) <= 300 { sample.append((seed, compiled)) }
    }
    return sample
  }

  /// Compares a set with what each row says.
  private func agrees(
    _ set: AnswerSet,
    _ space: AnswerSpace,
    _ every: EveryWalk,
    _ holds: (EveryWalk.Row) -> Bool
  ) -> Bool {
    every.rows.allSatisfy { space.contains($0.answers, in: set) == holds($0) }
  }

  @Test(arguments: [true, false])
  func `pages, outcomes and ends are those of replaying every combination`(isSound: Bool) throws {
    let sample = try Self.sample(1...250, isSound: isSound)
    #expect(sample.count > 60)
    for (seed, compiled) in sample {
      let space = AnswerSpace([compiled])
      let sets = try WalkSets.of(compiled, in: space)
      let every = EveryWalk(compiled)
      for place in compiled.pages.indices {
        #expect(agrees(sets.pages[place], space, every) { $0.walk.path.contains(place) }, "\(seed)")
        #expect(
          agrees(sets.open[place] ?? .none, space, every) { $0.walk.end == .open(page: place) },
          "\(seed) open \(place)"
        )
        #expect(
          agrees(sets.loops[place] ?? .none, space, every) {
            $0.walk.end == .stuck(.loop, page: place)
          },
          "\(seed) loop \(place)"
        )
      }
      for place in sets.outcomes.indices {
        #expect(agrees(sets.outcomes[place], space, every) { $0.walk.end == .outcome(place) })
      }
    }
  }

  @Test(arguments: [true, false])
  func `cases taken, gaps and what is undecided are those of replaying`(isSound: Bool) throws {
    for (seed, compiled) in try Self.sample(300...500, isSound: isSound) {
      let space = AnswerSpace([compiled])
      let sets = try WalkSets.of(compiled, in: space)
      let every = EveryWalk(compiled)
      for (place, transition) in compiled.transitions.enumerated() {
        #expect(
          agrees(sets.gaps[place] ?? .none, space, every) {
            if case .stuck(.gap(place), _) = $0.walk.end { true } else { false }
          },
          "\(seed) gap"
        )
        for number in transition.cases.indices {
          let hit = WalkSets.Hit(transition: place, hit: number)
          #expect(
            agrees(sets.undecided[hit] ?? .none, space, every) {
              if case .stuck(.undecided(place, number), _) = $0.walk.end { true } else { false }
            },
            "\(seed) undecided"
          )
          for truth in [Truth.isTrue, .isFalse] {
            let read = sets.cases[hit] ?? .init()
            #expect(
              agrees(truth == .isTrue ? read.isTrue : read.isFalse, space, every) { row in
                row.seen.contains {
                  $0.transition == place
                    && compiled.rules.evaluate(transition.cases[number].rule, $0.live) == truth
                }
              },
              "\(seed) case \(truth)"
            )
          }
        }
        for hit in -1..<transition.cases.count where hit >= 0 || transition.otherwise != nil {
          let set = sets.hits[.init(transition: place, hit: hit)] ?? .none
          #expect(
            agrees(set, space, every) { row in
              row.seen.contains {
                $0.transition == place && Self.chosen(transition, $0.live, compiled) == hit
              }
            },
            "\(seed) hit"
          )
        }
      }
    }
  }

  /// The case that a transition takes, read naively from what `Walk` promises.
  private static func chosen(
    _ transition: CompiledProcedure.FlatTransition,
    _ live: [UInt64],
    _ compiled: CompiledProcedure
  ) -> Int? {
    let truths = transition.cases.map { compiled.rules.evaluate($0.rule, live) }
    let first = truths.firstIndex { $0 != .isFalse }
    switch transition.hit {
    case .first: return first.map { truths[$0] == .isTrue ? $0 : nil } ?? -1
    case .unique:
      if let hit = truths.firstIndex(of: .isTrue) { return hit }
      return first == nil ? -1 : nil
    }
  }

  @Test func `overlaps are those of replaying`() throws {
    var found = 0
    for (seed, compiled) in try Self.sample(500...700, isSound: false) {
      let space = AnswerSpace([compiled])
      let sets = try WalkSets.of(compiled, in: space)
      let every = EveryWalk(compiled)
      for (place, transition) in compiled.transitions.enumerated() where transition.hit == .unique {
        for second in transition.cases.indices {
          for first in 0..<second {
            let key = sets.overlaps.keys.first {
              $0.transition == place && $0.first == first && $0.second == second
            }
            if key != nil { found += 1 }
            #expect(
              agrees(key.flatMap { sets.overlaps[$0] } ?? .none, space, every) { row in
                row.seen.contains { turn in
                  turn.transition == place
                    && [first, second].allSatisfy {
                      compiled.rules.evaluate(transition.cases[$0].rule, turn.live) == .isTrue
                    }
                }
              },
              "\(seed)"
            )
          }
        }
      }
    }
    #expect(found > 10)
  }

  @Test func `walks are counted as often as there are different ones`() throws {
    for (seed, compiled) in try Self.sample(1...400, isSound: true) {
      let space = AnswerSpace([compiled])
      let sets = try WalkSets.of(compiled, in: space)
      let every = EveryWalk(compiled)
      #expect(space.count(.all).exactly == every.rows.count)
      #expect(space.count(sets.walks).exactly == every.count { _ in true }, "seed \(seed)")
      for place in sets.outcomes.indices {
        let walks = try space.intersection(sets.walks, sets.outcomes[place])
        #expect(
          space.count(walks).exactly == every.count { $0.walk.end == .outcome(place) },
          "seed \(seed)"
        )
      }
    }
  }

  @Test func `the fewest answers that lead somewhere are found`() throws {
    for (seed, compiled) in try Self.sample(1...400, isSound: true) {
      let space = AnswerSpace([compiled])
      let sets = try WalkSets.of(compiled, in: space)
      let every = EveryWalk(compiled)
      for place in sets.outcomes.indices {
        let walks = try space.intersection(sets.walks, sets.outcomes[place])
        let witness = space.fewestAnswers(in: walks)
        let rows = every.rows.filter { $0.walk.end == .outcome(place) }
        #expect(witness?.count == rows.map(\.answers.count).min(), "seed \(seed)")
        guard let witness else { continue }
        #expect(compiled.walk(witness).end == .outcome(place), "seed \(seed)")
        #expect(compiled.liveAnswers(of: compiled.walk(witness), among: witness) == witness)
      }
    }
  }

  @Test func `an expression is read over what is live at the end`() throws {
    var numbers = SeededNumbers(seed: 7)
    for (seed, compiled) in try Self.sample(700...1_000, isSound: false) {
      let space = AnswerSpace([compiled])
      let sets = try WalkSets.of(compiled, in: space)
      let every = EveryWalk(compiled)
      let facts = compiled.rules.facts.filter { if case .count = $0.type { false } else { true } }
      guard !facts.isEmpty else { continue }
      let expression = ExpressionMaker(facts: facts).expression(&numbers, depth: 3)
      let read = try sets.atEnd(expression, in: space)
      var rules = compiled.rules
      let rule = try rules.compile(expression)
      #expect(
        agrees(read.isTrue, space, every) { rules.evaluate(rule, $0.walk.live) == .isTrue },
        "seed \(seed)"
      )
      #expect(
        agrees(read.isFalse, space, every) { rules.evaluate(rule, $0.walk.live) == .isFalse },
        "seed \(seed)"
      )
    }
  }

  @Test func `members are different, and all of them come`() throws {
    for (_, compiled) in try Self.sample(1...60, isSound: true) {
      let space = AnswerSpace([compiled])
      let sets = try WalkSets.of(compiled, in: space)
      for place in sets.outcomes.indices {
        let walks = try space.intersection(sets.walks, sets.outcomes[place])
        let members = try space.members(of: walks, atMost: 1_000)
        #expect(Set(members).count == members.count)
        for member in members { #expect(space.contains(member, in: walks)) }
        #expect(members.isEmpty == walks.isEmpty)
      }
    }
  }

  @Test func `a set of sixty options costs nothing until it is read`() throws {
    let options = (0..<60).map { "o\($0)" }
    let procedure = SmallGuide.procedure(
      pages: [
        SmallGuide.ask("lijst", SmallGuide.list(options), Transition(to: .page("na"))),
        SmallGuide.ask("na", SmallGuide.by("na", ["ja": .outcome("a"), "nee": .outcome("b")])),
      ],
      outcomes: ["a", "b"].map { SmallGuide.outcome($0) }
    )
    let compiled = try SmallGuide.guide([procedure]).compiled("proef")
    let space = AnswerSpace([compiled])
    let sets = try WalkSets.of(compiled, in: space)
    let walks = try space.intersection(sets.walks, sets.outcomes[0])
    #expect(space.count(walks).description == "1152921504606846976")
    let ticked = try sets.chosen(.init(page: 0, option: 59), in: space)
    let witness = space.fewestAnswers(in: try space.intersection(walks, ticked))
    #expect(witness == ["lijst": .options(["o59"]), "na": .option("ja")])
    #expect(space.size < 200)
  }

  @Test func `a space that grows beyond its budget says so`() throws {
    let (_, compiled) = try #require(try Self.sample(1...20, isSound: true).last)
    #expect(throws: ProofFault.outOfBudget) {
      try WalkSets.of(compiled, in: AnswerSpace([compiled], budget: 2))
    }
  }
}
