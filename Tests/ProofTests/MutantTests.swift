import Guidance
import Proof
import Rules
import SmallGuides
import Testing

/// Small mistakes in rules: each kind is made, and what changes nothing is known for certain.
@Suite struct MutantTests {
  // MARK: - Which are made

  private static let condition = SmallGuide.condition(
    "ernstig",
    .atLeast(
      2,
      of: [
        .has(fact: "tekens", option: "a"), .compare(fact: "aantal", .greaterOrEqual, 2),
        .isIn(fact: "wie", options: ["x", "y"]),
      ]
    )
  )

  /// A procedure with something for each kind of mistake.
  private static let procedure = SmallGuide.procedure(
    conditions: [condition],
    decisions: [
      Decision(
        id: "besluit",
        transition: SmallGuide.by(
          .first,
          [
            SmallGuide.when("een", SmallGuide.is("wie", "x"), to: .outcome("nu"), urgency: 0),
            SmallGuide.when(
              "twee",
              .all([.condition("ernstig"), .not(SmallGuide.is("wie", "z"))]),
              to: .outcome("straks")
            ),
          ],
          else: .outcome("niet")
        ),
        basis: SmallGuide.basis
      )
    ],
    pages: [
      SmallGuide.ask("wie", SmallGuide.question(["x", "y", "z"]), Transition(to: .page("tekens"))),
      SmallGuide.ask("tekens", SmallGuide.list(["a", "b"]), Transition(to: .page("aantal"))),
      SmallGuide.ask("aantal", Question(type: .count(0...3)), Transition(to: .page("extra"))),
      SmallGuide.ask(
        "extra",
        SmallGuide.question(["p", "q"], guards: ["q": SmallGuide.is("wie", "x")]),
        Transition(to: .decision("besluit"))
      ),
    ],
    outcomes: ["nu", "straks", "niet"].map { id in
      var outcome = SmallGuide.outcome(id)
      outcome.contacts = ["bel", "arts"]
      return outcome
    }
  )

  private static let guide = SmallGuide.guide([procedure])

  private func trial(
    scenarios: [Scenario] = []
  ) throws -> [(mutant: Mutant, verdict: MutantTrial.Verdict)] {
    var guide = Self.guide
    guide.scenarios = scenarios
    let mutants = MutantMaker.mutants(of: Self.procedure, in: guide)
    var trial = try MutantTrial(Self.procedure, of: guide, mutants: mutants)
    return try mutants.map { ($0, try trial.verdict(on: $0)) }
  }

  private static func scenario(
    _ id: String,
    _ answers: [String: FactValue],
    _ outcome: String,
    _ urgency: Int
  ) -> Scenario {
    Scenario(
      id: id,
      title: "Geval",
      procedure: "proef",
      story: [],
      answers: answers,
      outcome: outcome,
      urgency: urgency,
      why: "Daarom",
      basis: SmallGuide.basis
    )
  }

  @Test(arguments: Mutant.Kind.allCases)
  func `every kind of mistake is made`(kind: Mutant.Kind) {
    let kinds = MutantMaker.mutants(of: Self.procedure, in: Self.guide).map(\.kind)
    #expect(kinds.contains(kind))
  }

  @Test func `no mistake is made twice, and none is none`() {
    let made = MutantMaker.mutants(of: Self.procedure, in: Self.guide)
    #expect(made.allSatisfy { $0.procedure != Self.procedure })
    #expect(Set(made.map { "\($0.place) \($0.before) \($0.after) \($0.kind)" }).count == made.count)
  }

  // MARK: - What notices

  @Test func `without scenarios only checks notice, and all else is shown with its answers`() throws
  {
    let guide = Self.guide
    let before = try guide.compiled("proef")
    for (mutant, verdict) in try trial() {
      switch verdict {
      case .equal, .check, .notDecided: break
      case .guarantee, .scenario: Issue.record("nothing else is there to notice")

      case .missed(let answers, let was, let becomes):
        let after = try guide.replacing(mutant.procedure).compiled("proef")
        let isContact = mutant.kind == .contact
        #expect(before.advice(of: before.walk(answers)) != after.advice(of: after.walk(answers)))
        #expect(isContact || was != becomes, "\(mutant.kind) \(mutant.before)")
      }
    }
  }

  @Test func `a scenario notices a mistake on its way and no other`() throws {
    let answers: [String: FactValue] = [
      "wie": .option("x"), "tekens": .options([]), "aantal": .count(0), "extra": .option("p"),
    ]
    let alone = try trial()
    let verdicts = try trial(scenarios: [Self.scenario("geval", answers, "nu", 0)])
    for ((mutant, verdict), (_, before)) in zip(verdicts, alone) {
      let after = try Self.guide.replacing(mutant.procedure).compiled("proef")
      let advice = after.advice(of: after.walk(answers))
      let holds = advice?.outcome.id == "nu" && advice?.urgency == 0
      #expect((verdict == .scenario("geval")) == !holds)
      if holds { #expect(verdict == before) }
    }
    #expect(verdicts.contains { $0.verdict == .scenario("geval") })
  }

  @Test func `a scenario that fails without any mistake notices nothing`() throws {
    let wrong = Self.scenario("fout", ["wie": .option("x")], "niet", 3)
    #expect(try !trial(scenarios: [wrong]).contains { $0.verdict == .scenario("fout") })
  }

  @Test func `a scenario notices contacts that are left out or change places`() throws {
    let answers: [String: FactValue] = [
      "wie": .option("x"), "tekens": .options([]), "aantal": .count(0), "extra": .option("p"),
    ]
    var scenario = Self.scenario("geval", answers, "nu", 0)
    scenario.contacts = ["bel", "arts"]
    for (mutant, verdict) in try trial(scenarios: [scenario]) where mutant.kind == .contact {
      if mutant.place == .outcome("nu") {
        #expect(verdict == .scenario("geval"), "\(mutant.before)")
      } else {
        guard case .missed = verdict else {
          Issue.record("nothing tells of \(mutant.before)")
          continue
        }
      }
    }
  }

  // MARK: - What holds in some situations

  /// A procedure whose only outcome names others to call for the role `z`, which never comes there.
  private static func varied(_ when: Expression) -> (guide: Guide, procedure: Procedure) {
    var outcome = SmallGuide.outcome("uit")
    outcome.contacts = ["bel"]
    var change = Outcome.Change()
    change.contacts = ListChange(before: ["arts"], after: ["bank"])
    outcome.variants = [Variant(when: when, change, basis: SmallGuide.basis)]
    let procedure = SmallGuide.procedure(
      settings: ["rol"],
      pages: [
        SmallGuide.tell(
          "begin",
          SmallGuide.by(
            .unique,
            [SmallGuide.when("z", SmallGuide.is("rol", "z"), to: .outcome("weg"))],
            else: .outcome("uit")
          )
        )
      ],
      outcomes: [outcome, SmallGuide.outcome("weg")]
    )
    let guide = SmallGuide.guide(
      [procedure],
      settings: [SmallGuide.setting("rol", ["x", "y", "z"])]
    )
    return (guide, procedure)
  }

  private func verdicts(_ when: Expression) throws -> [(String, MutantTrial.Verdict)] {
    let (guide, procedure) = Self.varied(when)
    let mutants = MutantMaker.mutants(of: procedure, in: guide)
    var trial = try MutantTrial(procedure, of: guide, mutants: mutants)
    return try mutants.filter { $0.kind == .contact }.map { ($0.before, try trial.verdict(on: $0)) }
  }

  @Test func `contacts of an addition are left out too, and shown with its situation`() throws {
    let verdicts = try verdicts(SmallGuide.is("rol", "y"))
    #expect(
      verdicts.map(\.0) == [
        "contact bel", "contact arts when rol = y", "contact bank when rol = y",
      ]
    )
    for (words, verdict) in verdicts.dropFirst() {
      guard case .missed(let answers, _, _) = verdict else {
        Issue.record("\(words): \(verdict)")
        continue
      }
      #expect(answers == ["rol": .option("y")])
    }
  }

  @Test func `contacts that nobody is ever shown change nothing`() throws {
    #expect(try verdicts(SmallGuide.is("rol", "z")).dropFirst().allSatisfy { $0.1 == .equal })
  }

  @Test func `a guarantee notices a contact that is left out in one situation only`() throws {
    var (guide, procedure) = Self.varied(SmallGuide.is("rol", "y"))
    procedure.guarantees = [
      Guarantee(
        id: "arts",
        says: "Y belt de arts.",
        premise: SmallGuide.is("rol", "y"),
        promise: .contacts(["arts"]),
        basis: SmallGuide.basis
      )
    ]
    guide = guide.replacing(procedure)
    let mutants = MutantMaker.mutants(of: procedure, in: guide).filter { $0.kind == .contact }
    var trial = try MutantTrial(procedure, of: guide, mutants: mutants)
    #expect(try trial.verdict(on: mutants[1]) == .guarantee("arts"))
  }

  @Test func `a new version that names others to call in one situation differs there`() throws {
    let (guide, old) = Self.varied(SmallGuide.is("rol", "y"))
    var new = old
    new.outcomes[0].variants[0].value.contacts?.before = []
    let difference = try ProcedureDifference(
      try guide.compiled("proef"),
      try guide.replacing(new).compiled("proef")
    )
    let change = try #require(difference.changes.first)
    #expect(difference.changes.count == 1)
    #expect(
      change.kind == .contacts(outcome: "uit", from: ["arts", "bel", "bank"], to: ["bel", "bank"])
    )
    #expect(change.example == ["rol": .option("y")])
    #expect(change.walks?.exactly == 1)
  }

  // MARK: - What changes nothing

  @Test(arguments: 0..<60)
  func `what is proved to change nothing leads every combination the same way`(seed: Int) throws {
    var maker = RandomProcedure(seed: seed, isSound: true)
    let guide = maker.guide()
    guard let procedure = guide.procedure("proef"), let before = try? guide.compiled("proef"),
      before.questionKeys.count <= 4
    else { return }
    let mutants = Array(MutantMaker.mutants(of: procedure, in: guide).prefix(25))
    var trial = try MutantTrial(procedure, of: guide, mutants: mutants)
    let rows = EveryWalk(before).rows
    for mutant in mutants {
      guard let after = try? guide.replacing(mutant.procedure).compiled("proef") else { continue }
      let isSame = rows.allSatisfy { row in
        let walk = after.walk(row.answers)
        let one = before.advice(of: row.walk)
        let other = after.advice(of: walk)
        return Set(before.path(of: row.walk)) == Set(after.path(of: walk))
          && before.ending(of: row.walk) == after.ending(of: walk) && one?.urgency == other?.urgency
      }
      let verdict = try trial.verdict(on: mutant)
      if verdict == .equal { #expect(isSame, "\(mutant.kind) \(mutant.before) \(mutant.after)") }
      if case .missed = verdict { #expect(!isSame) }
    }
  }
}
