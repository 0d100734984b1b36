import Guidance
import Rules
import SmallGuides
import Testing

/// What would change an advice: the smallest sets of answers, compared with trying everything.
@Suite struct ChangeSearchTests {
  /// All answers to a question that rules may tell apart, and none.
  private func values(of type: FactType) -> [FactValue] {
    switch type {
    case .choice(let options): options.map(FactValue.option)
    case .set(let options):
      (0..<(1 << options.count)).map { bits in
        .options(options.indices.filter { bits >> $0 & 1 == 1 }.map { options[$0] })
      }
    case .count(let bounds): bounds.map(FactValue.count)
    case .date, .text: []
    }
  }

  /// For each other outcome the size of the smallest change that leads there, by trying all.
  private func smallest(
    _ compiled: CompiledProcedure,
    _ answers: [String: FactValue]
  ) -> [String: Int] {
    let base = compiled.walk(answers)
    let start = compiled.liveAnswers(of: base, among: answers)
    let present = compiled.ending(of: base)
    let outcomes = Set(compiled.procedure.outcomes.map(\.id))
    var changes: [[String: FactValue]] = [[:]]
    for page in compiled.pages where page.asks {
      let given = start[page.key]
      let others = values(of: compiled.rules.facts[page.fact].type).filter { $0 != given }
      changes += changes.filter { $0.count < ChangeSearch.mostAnswers }.flatMap { change in
        others.map { change.merging([page.key: $0]) { $1 } }
      }
    }
    var sizes: [String: Int] = [:]
    for change in changes {
      let tried = start.merging(change) { $1 }
      let walk = compiled.walk(tried)
      let end = compiled.ending(of: walk)
      guard outcomes.contains(end), end != present else { continue }
      let live = compiled.liveAnswers(of: walk, among: tried)
      guard change.allSatisfy({ live[$0.key] == $0.value }) else { continue }
      sizes[end] = min(sizes[end] ?? .max, change.count)
    }
    return sizes
  }

  @Test func `the sets found are the smallest, and each leads where it says`() throws {
    var compared = 0
    for seed in 1...2_000 {
      var maker = RandomProcedure(seed: seed, isSound: !seed.isMultiple(of: 3))
      let compiled = try maker.guide().compiled("proef")
      var numbers = SeededNumbers(seed: UInt64(seed))
      let facts = compiled.pages.filter(\.asks).map { compiled.rules.facts[$0.fact] }
      var answers: [String: FactValue] = [:]
      for fact in facts { answers[fact.id] = ExpressionMaker.value(of: fact.type, &numbers) }
      let walk = compiled.walk(answers)
      guard compiled.advice(of: walk) != nil else {
        #expect(ChangeSearch(compiled).changes(of: answers).isEmpty)
        continue
      }
      let start = compiled.liveAnswers(of: walk, among: answers)
      let changes = ChangeSearch(compiled).changes(of: answers)
      var sizes: [String: Int] = [:]
      for change in changes {
        #expect(compiled.ending(start.merging(change.answers) { $1 }) == change.outcome)
        let known = sizes[change.outcome] ?? change.answers.count
        #expect(known == change.answers.count, "seed \(seed): sets of different sizes")
        sizes[change.outcome] = change.answers.count
      }
      #expect(sizes == smallest(compiled, answers), "seed \(seed)")
      compared += sizes.isEmpty ? 0 : 1
    }
    #expect(compared > 80, "too few procedures had anything to change: \(compared)")
  }

  private static let weighing = SmallGuide.procedure(
    settings: ["sector"],
    pages: [
      SmallGuide.ask(
        "gevaar",
        SmallGuide.by(
          .first,
          [
            SmallGuide.when(
              "gevaar-ja",
              .all([SmallGuide.is("gevaar"), SmallGuide.is("sector", "school")]),
              to: .outcome("bel")
            )
          ],
          else: .page("hulp")
        )
      ),
      SmallGuide.ask(
        "hulp",
        SmallGuide.by("hulp", ["ja": .outcome("help"), "nee": .outcome("bel")])
      ),
    ],
    outcomes: ["bel", "help"].map { SmallGuide.outcome($0) }
  )

  private static func changes(fixed: Set<String>) throws -> [AdviceChange] {
    let setting = SmallGuide.setting("sector", ["school", "zorg"])
    let compiled = try SmallGuide.guide([weighing], settings: [setting]).compiled("proef")
    return ChangeSearch(compiled).changes(
      of: ["sector": .option("zorg"), "gevaar": .option("ja"), "hulp": .option("ja")],
      fixed: fixed
    )
  }

  @Test func `what is fixed stays as it is`() throws {
    #expect(try Self.changes(fixed: []).map(\.answers).contains(["sector": .option("school")]))
    let changes = try Self.changes(fixed: ["sector"])
    #expect(changes.map(\.answers) == [["hulp": .option("nee")]])
    #expect(changes.map(\.outcome) == ["bel"])
  }

  @Test func `a change that opens a question answers it too`() throws {
    let procedure = SmallGuide.procedure(
      pages: [
        SmallGuide.ask("een", SmallGuide.by("een", ["ja": .outcome("a"), "nee": .page("twee")])),
        SmallGuide.ask("twee", SmallGuide.by("twee", ["ja": .outcome("a"), "nee": .outcome("b")])),
      ],
      outcomes: ["a", "b"].map { SmallGuide.outcome($0) }
    )
    let compiled = try SmallGuide.guide([procedure]).compiled("proef")
    let changes = ChangeSearch(compiled).changes(of: ["een": .option("ja")])
    #expect(changes.map(\.answers) == [["een": .option("nee"), "twee": .option("nee")]])
    #expect(changes.map(\.outcome) == ["b"])
  }

  @Test func `a tick that was made stands for those alike to it`() throws {
    func has(_ ids: String...) -> Expression { .any(ids.map { .has(fact: "signs", option: $0) }) }
    let procedure = SmallGuide.procedure(
      pages: [
        SmallGuide.ask(
          "signs",
          SmallGuide.list(["a", "b", "c"]),
          SmallGuide.by(
            .first,
            [
              SmallGuide.when("both", .all([has("a", "b"), has("c")]), to: .outcome("x")),
              SmallGuide.when("one", has("a", "b"), to: .outcome("y")),
            ],
            else: .outcome("z")
          )
        )
      ],
      outcomes: ["x", "y", "z"].map { SmallGuide.outcome($0) }
    )
    let compiled = try SmallGuide.guide([procedure]).compiled("proef")
    let changes = ChangeSearch(compiled).changes(of: ["signs": .options(["b", "c"])])
    let answers = Dictionary(grouping: changes, by: \.outcome).mapValues { $0.map(\.answers) }
    #expect(answers["y"] == [["signs": .options(["b"])]])
    #expect(answers["z"]?.contains(["signs": .options(["c"])]) == true)
  }

  @Test func `the search gives the same again`() throws {
    #expect(try Self.changes(fixed: []) == Self.changes(fixed: []))
  }
}
