import Guidance
import Rules
import SmallGuides
import Testing

@testable import Proof

/// Each kind of promise is proved when it is kept and refuted when it is not.
@Suite struct GuaranteeTests {
  /// Two questions: danger ends at once; doubt is asked about once more.
  private static func compiled(_ guarantees: [Guarantee]) throws -> CompiledProcedure {
    var outcomes = [
      SmallGuide.outcome("nood", urgency: 0), SmallGuide.outcome("bellen", urgency: 2),
      SmallGuide.outcome("klaar", urgency: 3),
    ]
    outcomes[0].contacts = ["een", "twee"]
    outcomes[1].contacts = ["twee"]
    outcomes[2].contacts = ["twee"]
    var procedure = SmallGuide.procedure(
      pages: [
        SmallGuide.ask(
          "gevaar",
          SmallGuide.by("gevaar", ["ja": .outcome("nood"), "nee": .page("zorg")])
        ),
        SmallGuide.ask(
          "zorg",
          SmallGuide.question(["geen", "wat", "veel"]),
          SmallGuide.by(
            .first,
            [
              SmallGuide.when("geen", SmallGuide.is("zorg", "geen"), to: .outcome("klaar")),
              SmallGuide.when("wat", SmallGuide.is("zorg", "wat"), to: .page("uitleg")),
            ],
            else: .outcome("bellen")
          )
        ),
        SmallGuide.tell(
          "uitleg",
          SmallGuide.by(
            .first,
            [
              SmallGuide.when("k", SmallGuide.is("zorg", "wat"), to: .outcome("bellen"), urgency: 1)
            ],
            else: .outcome("klaar")
          )
        ),
      ],
      outcomes: outcomes
    )
    procedure.guarantees = guarantees
    return try SmallGuide.guide([procedure]).compiled("proef")
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var premise: Expression?
    var promise: Guarantee.Promise
    /// The fewest answers that break it; nil when it holds.
    var broken: [String: FactValue]?
    var other: [String: FactValue]?
    var isVacuous = false
    var testDescription: String { "\(promise)" }
  }

  private static let danger = SmallGuide.is("gevaar", "ja")
  private static let calm: [String: FactValue] = [
    "gevaar": .option("nee"), "zorg": .option("geen"),
  ]
  private static let some: [String: FactValue] = ["gevaar": .option("nee"), "zorg": .option("wat")]
  private static let much: [String: FactValue] = [
    "gevaar": .option("nee"), "zorg": .option("veel"),
  ]
  private static let now: [String: FactValue] = ["gevaar": .option("ja")]

  private static let rows: [Row] = [
    Row(premise: danger, promise: .outcomes(["nood"])),
    Row(premise: nil, promise: .outcomes(["nood", "bellen"]), broken: calm),
    Row(premise: SmallGuide.is("zorg", "veel"), promise: .notOutcomes(["klaar", "nood"])),
    Row(premise: .not(danger), promise: .notOutcomes(["klaar"]), broken: calm),
    Row(premise: SmallGuide.is("zorg", "wat"), promise: .urgencyAtMost(1)),
    Row(premise: SmallGuide.is("zorg", "veel"), promise: .urgencyAtMost(1), broken: much),
    Row(premise: nil, promise: .contacts(["twee"])),
    Row(premise: danger, promise: .contacts(["een", "twee"])),
    Row(premise: nil, promise: .contacts(["een"]), broken: calm),
    Row(premise: danger, promise: .firstContact("een")),
    Row(premise: danger, promise: .firstContact("twee"), broken: now),
    Row(premise: .answered(fact: "zorg"), promise: .pages(["gevaar", "zorg"])),
    Row(premise: nil, promise: .pages(["zorg"]), broken: now),
    Row(premise: danger, promise: .notPages(["zorg", "uitleg"])),
    Row(premise: nil, promise: .notPages(["uitleg"]), broken: some),
    Row(premise: nil, promise: .order(page: "gevaar", before: "uitleg")),
    Row(premise: nil, promise: .order(page: "uitleg", before: "zorg"), broken: calm),
    Row(premise: danger, promise: .order(page: "gevaar", before: "zorg"), isVacuous: true),
    Row(premise: nil, promise: .urgencyRises(fact: "gevaar", order: ["nee", "ja"])),
    Row(
      premise: nil,
      promise: .urgencyRises(fact: "zorg", order: ["geen", "wat", "veel"]),
      broken: some,
      other: much
    ),
    Row(premise: nil, promise: .urgencyRises(fact: "zorg", order: ["geen", "veel", "wat"])),
    Row(
      premise: .all([danger, .not(danger)]),
      promise: .outcomes(["klaar"]),
      isVacuous: true
    ),
    Row(
      premise: danger,
      promise: .urgencyRises(fact: "zorg", order: ["geen", "wat"]),
      isVacuous: true
    ),
  ]

  @Test(arguments: rows, [AnswerSpace.Method.diagrams, .search])
  func `a promise is proved or refuted`(row: Row, method: AnswerSpace.Method) throws {
    let guarantee = Guarantee(
      id: "g",
      says: "Zo is het.",
      premise: row.premise,
      promise: row.promise,
      basis: SmallGuide.basis
    )
    let compiled = try Self.compiled([guarantee])
    var prover = Prover(compiled, AnswerSpace([compiled], by: method, budget: 10_000))
    let result = try #require(try prover.run().guarantees.first)
    #expect(result.isVacuous == row.isVacuous)
    switch result.verdict {
    case .proved: #expect(row.broken == nil)
    case .notDecided: Issue.record("not decided")

    case .refuted(let answers, let other):
      #expect(other == row.other)
      // A search finds answers of which none can be left out, not always the same.
      #expect(method == .search ? row.broken?.count == answers.count : row.broken == answers)
    }
  }

  @Test(arguments: rows, [1, 2, 3, 5, 10])
  func `a search that is given up claims nothing that is not so`(row: Row, budget: Int) throws {
    let guarantee = Guarantee(
      id: "g",
      says: "Zo is het.",
      premise: row.premise,
      promise: row.promise,
      basis: SmallGuide.basis
    )
    let compiled = try Self.compiled([guarantee])
    let space = AnswerSpace([compiled], by: .search, budget: budget)
    var prover = Prover(compiled, space)
    guard let result = try? prover.run().guarantees.first else { return }
    #expect(result.isVacuous == row.isVacuous || result.isVacuous == nil)
    switch result.verdict {
    case .proved: #expect(row.broken == nil)
    case .refuted: #expect(row.broken != nil)
    case .notDecided: break
    }
  }

  @Test func `a random promise is judged as replaying every combination judges it`() throws {
    var verdicts: [Bool: Int] = [:]
    for seed in 1...250 {
      var maker = RandomProcedure(seed: seed)
      var guide = try #require(Optional(maker.guide()))
      var numbers = SeededNumbers(seed: UInt64(seed))
      let plain = try guide.compiled("proef")
      guard EveryAnswer.combinations(of: plain) <= 300 else { continue }
      let facts = plain.rules.facts.filter { !$0.id.contains("/") }
      let premise = ExpressionMaker(facts: facts).expression(&numbers, depth: 2)
      let promise: Guarantee.Promise =
        numbers.oneIn(2)
        ? .notOutcomes(["u\(numbers.below(3))"]) : .order(page: "p0", before: "p1")
      guide.procedures[0].guarantees = [
        Guarantee(
          id: "g",
          says: "Zo.",
          premise: premise,
          promise: promise,
          basis: SmallGuide.basis
        )
      ]
      let compiled = try guide.compiled("proef")
      let result = try #require(ProcedureProof.of(compiled).guarantees.first)
      let isKept = EveryWalk(compiled).rows.allSatisfy {
        keeps($0.walk, promise, premise, compiled)
      }
      #expect((result.verdict == .proved) == isKept, "seed \(seed)")
      if case .refuted(let answers, _) = result.verdict {
        #expect(!keeps(compiled.walk(answers), promise, premise, compiled), "seed \(seed)")
      }
      verdicts[isKept, default: 0] += 1
    }
    #expect(verdicts.values.allSatisfy { $0 > 10 } && verdicts.count == 2, "\(verdicts)")
  }

  private func keeps(
    _ walk: Walk,
    _ promise: Guarantee.Promise,
    _ premise: Expression,
    _ compiled: CompiledProcedure
  ) -> Bool {
    var rules = compiled.rules
    guard case .outcome(let outcome) = walk.end, let rule = try? rules.compile(premise),
      rules.evaluate(rule, walk.live) == .isTrue
    else { return true }
    switch promise {
    case .notOutcomes(let ids): return !ids.contains(compiled.procedure.outcomes[outcome].id)

    case .order(let first, let second):
      let keys = compiled.path(of: walk)
      guard let late = keys.firstIndex(of: second) else { return true }
      return keys[..<late].contains(first)

    default: return false
    }
  }
}
