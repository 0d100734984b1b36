import Guidance
import Rules
import SmallGuides
import Testing

/// Why an advice is what it is.
@Suite struct AdviceTests {
  private static let acute = SmallGuide.condition("acuut", SmallGuide.is("gevaar"))
  private static let procedure = SmallGuide.procedure(
    conditions: [
      acute,
      SmallGuide.condition(
        "melden",
        .any([.condition("acuut"), SmallGuide.is("hulp", "nee")])
      ),
    ],
    decisions: [
      Decision(
        id: "besluit",
        transition: SmallGuide.by(
          .first,
          [
            SmallGuide.when("melden-nu", .condition("melden"), to: .outcome("bel"), urgency: 1)
          ],
          else: .outcome("wacht")
        ),
        basis: SmallGuide.basis
      )
    ],
    pages: [
      SmallGuide.ask("naam", Transition(to: .page("gevaar"))),
      SmallGuide.ask("gevaar", Transition(to: .page("hulp"))),
      SmallGuide.ask("hulp", Transition(to: .decision("besluit"))),
    ],
    outcomes: [SmallGuide.outcome("bel", urgency: 2), SmallGuide.outcome("wacht", urgency: 3)]
  )

  private func advice(
    _ danger: String,
    _ help: String,
    of procedure: Procedure = procedure
  ) throws -> Advice {
    let compiled = try SmallGuide.guide([procedure]).compiled("proef")
    let answers: [String: FactValue] = [
      "naam": .option("ja"), "gevaar": .option(danger), "hulp": .option(help),
    ]
    return try #require(compiled.advice(of: compiled.walk(answers)))
  }

  @Test func `the rule comes first, then the conditions that hold`() throws {
    let advice = try advice("ja", "ja")
    #expect(advice.reasons.map(\.rule) == ["melden-nu", "melden", "acuut"])
    #expect(advice.reasons.map { $0.says["nl"] }.first == "omdat melden-nu")
  }

  @Test func `a reason names only the answers that it rests on`() throws {
    #expect(try advice("ja", "ja").reasons.map(\.answers) == [["gevaar"], ["gevaar"], ["gevaar"]])
    #expect(try advice("nee", "nee").reasons.map(\.rule) == ["melden-nu", "melden"])
    #expect(try advice("nee", "nee").reasons.map(\.answers) == [["hulp"], ["hulp"]])
  }

  @Test func `the other way rests on all that kept the cases from holding`() throws {
    let advice = try advice("nee", "ja")
    #expect(advice.outcome.id == "wacht")
    #expect(advice.reasons.map(\.answers) == [["gevaar", "hulp"]])
    #expect(advice.reasons.first?.says["nl"] == "anders")
  }

  @Test func `the urgency is that of the rule, else that of the outcome`() throws {
    #expect(try advice("ja", "ja").urgency == 1)
    #expect(try advice("nee", "ja").urgency == 3)
  }

  @Test func `sources of reasons and outcome are named once each`() throws {
    let advice = try advice("ja", "ja")
    #expect(advice.sources == ["bron-melden-nu", "bron-melden", "bron-acuut", "bron-bel"])
  }

  @Test func `tasks and texts are given only when they surely apply`() throws {
    var procedure = Self.procedure
    procedure.outcomes[0].tasks = [
      Task(id: "altijd", text: "Doe", basis: SmallGuide.basis),
      Task(id: "acuut", text: "Nu", when: .condition("acuut"), basis: SmallGuide.basis),
      Task(
        id: "geen-hulp",
        text: "Zoek",
        when: SmallGuide.is("hulp", "nee"),
        basis: SmallGuide.basis
      ),
    ]
    procedure.outcomes[0].text = [
      Block(.paragraph("Nu"), when: SmallGuide.is("gevaar"), basis: SmallGuide.basis)
    ]
    #expect(try advice("ja", "ja", of: procedure).tasks.map(\.id) == ["altijd", "acuut"])
    #expect(try advice("nee", "nee", of: procedure).tasks.map(\.id) == ["altijd", "geen-hulp"])
    #expect(try advice("ja", "nee", of: procedure).text.count == 1)
    #expect(try advice("nee", "nee", of: procedure).text.isEmpty)
  }

  @Test func `an open walk has no advice`() throws {
    let compiled = try SmallGuide.guide([Self.procedure]).compiled("proef")
    let walk = compiled.walk(["gevaar": .option("ja")])
    #expect(compiled.advice(of: walk) == nil)
    #expect(compiled.reasons(of: walk).isEmpty)
  }

  @Test func `every advice has a reason and a source`() throws {
    for seed in 1...200 {
      var maker = RandomProcedure(seed: seed)
      let compiled = try maker.guide().compiled("proef")
      var numbers = SeededNumbers(seed: UInt64(seed))
      let facts = compiled.pages.filter(\.asks).map { compiled.rules.facts[$0.fact] }
      for _ in 0..<20 {
        let answers = ExpressionMaker(facts: facts).answers(&numbers)
        let walk = compiled.walk(answers)
        guard let advice = compiled.advice(of: walk) else { continue }
        #expect(!advice.reasons.isEmpty && !advice.sources.isEmpty)
        let path = compiled.path(of: walk)
        #expect(advice.reasons.allSatisfy { Set($0.answers).isSubset(of: path) })
      }
    }
  }
}
