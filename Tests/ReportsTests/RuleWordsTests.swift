import Guidance
import Rules
import SmallGuides
import Testing

@testable import Reports

/// Expressions in words: titles and labels, with every operator.
@Suite struct RuleWordsTests {
  private static let a = SmallGuide.is("een")
  private static let b = Expression.has(fact: "lijst", option: "x")

  private static let table: [(Expression, String)] = [
    (a, "“Over een?” is “ja”"),
    (.isIn(fact: "een", options: ["ja", "nee"]), "“Over een?” is “ja” or “nee”"),
    (b, "“Over lijst?” has “x”"),
    (.compare(fact: "aantal", .greaterOrEqual, 2), "“Over aantal?” >= 2"),
    (.between(fact: "aantal", 1...3), "“Over aantal?” is 1 to 3"),
    (.answered(fact: "een"), "“Over een?” is answered"),
    (.not(a), "not (“Over een?” is “ja”)"),
    (.not(.any([a, b])), "not (“Over een?” is “ja” or “Over lijst?” has “x”)"),
    (
      .all([a, .any([a, b])]),
      "“Over een?” is “ja” and (“Over een?” is “ja” or “Over lijst?” has “x”)"
    ),
    (.all([.answered(fact: "een"), a]), "“Over een?” is “ja”"),
    (.atLeast(1, of: [a, b]), "at least 1 of (“Over een?” is “ja”; “Over lijst?” has “x”)"),
    (.condition("k"), "[k: omdat k]"),
    (SmallGuide.is("sector", "zee"), "“sector” is “zee”"),
    (SmallGuide.is("roep", "goed"), "“Over roep?” is “Advies goed”"),
    (SmallGuide.is("roep/binnen"), "“Over binnen?” is “ja”"),
    (SmallGuide.is("onbekend"), "“onbekend” is “ja”"),
  ]

  @Test(arguments: table)
  func `an expression is said in words`(expression: Expression, words: String) {
    let called = SmallGuide.procedure(
      "hulp",
      pages: [SmallGuide.ask("binnen", Transition(to: .outcome("goed")))],
      outcomes: [SmallGuide.outcome("goed")]
    )
    let procedure = SmallGuide.procedure(
      settings: ["sector"],
      conditions: [SmallGuide.condition("k", Self.a)],
      pages: [
        SmallGuide.ask("een", Transition(to: .page("lijst"))),
        SmallGuide.ask("lijst", SmallGuide.list(["x", "y"]), Transition(to: .page("aantal"))),
        SmallGuide.ask("aantal", Question(type: .count(0...9)), Transition(to: .page("roep"))),
        SmallGuide.call("roep", "hulp", Transition(to: .outcome("klaar"))),
      ],
      outcomes: [SmallGuide.outcome("klaar")]
    )
    let guide = SmallGuide.guide(
      [procedure, called],
      settings: [SmallGuide.setting("sector", ["zee", "land"])]
    )
    #expect(RuleWords(procedure, of: guide, language: "nl").words(expression) == words)
  }
}
