import Rules
import SmallGuides
import Testing

/// What holds for every expression, tried on thousands of seeded ones.
@Suite struct RulePropertyTests {
  private static let facts = [
    Fact(id: "kleur", type: .choice(["rood", "geel", "blauw"])),
    Fact(id: "ja-nee", type: .choice(["ja", "nee"])),
    Fact(id: "lijst", type: .set(["a", "b", "c"])),
    Fact(id: "aantal", type: .count(0...5)),
    Fact(id: "leeftijd", type: .count(2...9)),
    Fact(id: "dag", type: .date),
    Fact(id: "notitie", type: .text),
  ]

  /// One seeded expression with the conditions that it may name, compiled and naive.
  private struct Sample {
    var rules: RuleSet
    var naive: NaiveRules
    var expression: Expression
    var number: Int
    var numbers: SeededNumbers
    var maker: ExpressionMaker

    init(seed: Int, asksWhetherAnswered: Bool = true) throws {
      numbers = SeededNumbers(seed: UInt64(seed))
      maker = ExpressionMaker(
        facts: RulePropertyTests.facts,
        asksWhetherAnswered: asksWhetherAnswered
      )
      var conditions: [(id: String, when: Expression)] = []
      for id in ["eerste", "tweede", "derde"] {
        conditions.append((id, maker.expression(&numbers, depth: 2)))
        maker.conditions.append(id)
      }
      expression = maker.expression(&numbers, depth: 4)
      rules = try RuleSet(facts: RulePropertyTests.facts, conditions: conditions)
      number = try rules.compile(expression)
      naive = NaiveRules(
        conditions: Dictionary(uniqueKeysWithValues: conditions.map { ($0.id, $0.when) })
      )
    }

    func words(_ answers: [String: FactValue]) -> [UInt64] {
      rules.facts.map { fact in
        answers[fact.id].flatMap { fact.type.word(for: $0) } ?? RuleSet.unanswered
      }
    }

    func value(_ answers: [String: FactValue]) -> Truth { rules.evaluate(number, words(answers)) }
  }

  @Test func `a compiled expression has the value that its definition gives`() throws {
    var seen: [Truth: Int] = [:]
    for seed in 1...2_000 {
      var sample = try Sample(seed: seed)
      for _ in 0..<10 {
        let answers = sample.maker.answers(&sample.numbers)
        let value = sample.value(answers)
        #expect(
          value == sample.naive.value(of: sample.expression, answers),
          "seed \(seed): \(sample.expression) over \(answers)"
        )
        seen[value, default: 0] += 1
      }
    }
    // A sample that never meets one of the three values would prove little.
    #expect(Truth.allCases.allSatisfy { seen[$0, default: 0] > 1_000 }, "\(seen)")
  }

  @Test func `answering more never turns a settled value`() throws {
    for seed in 1...2_000 {
      var sample = try Sample(seed: seed, asksWhetherAnswered: false)
      var answers = sample.maker.answers(&sample.numbers)
      var settled = sample.value(answers)
      for fact in sample.rules.facts where answers[fact.id] == nil {
        answers[fact.id] = ExpressionMaker.value(of: fact.type, &sample.numbers)
        let value = sample.value(answers)
        #expect(settled == .unknown || value == settled, "seed \(seed): \(sample.expression)")
        settled = value
      }
    }
  }

  @Test func `changing facts outside the support never changes a settled value`() throws {
    for seed in 1...2_000 {
      var sample = try Sample(seed: seed)
      let answers = sample.maker.answers(&sample.numbers)
      let value = sample.value(answers)
      guard value != .unknown else { continue }
      let support = sample.rules.support(of: sample.number, sample.words(answers))
      for _ in 0..<10 {
        var others = sample.maker.answers(&sample.numbers)
        for place in support.facts {
          let id = sample.rules.facts[place].id
          others[id] = answers[id]
        }
        #expect(sample.value(others) == value, "seed \(seed): \(sample.expression) \(answers)")
      }
    }
  }

  @Test func `the support names only facts that are read and conditions that hold`() throws {
    for seed in 1...1_000 {
      var sample = try Sample(seed: seed)
      let answers = sample.maker.answers(&sample.numbers)
      let support = sample.rules.support(of: sample.number, sample.words(answers))
      #expect(Set(support.facts).isSubset(of: sample.rules.reads(of: sample.number)))
      #expect(Set(support.facts).count == support.facts.count)
      for id in support.conditions {
        #expect(sample.naive.value(of: .condition(id), answers) == .isTrue)
      }
    }
  }

  @Test func `facts that are not read never count`() throws {
    for seed in 1...1_000 {
      var sample = try Sample(seed: seed)
      let answers = sample.maker.answers(&sample.numbers)
      let reads = sample.rules.reads(of: sample.number)
      var others = sample.maker.answers(&sample.numbers)
      for place in reads {
        let id = sample.rules.facts[place].id
        others[id] = answers[id]
      }
      #expect(sample.value(others) == sample.value(answers))
    }
  }

  @Test func `every value of a fact behaves as one of its representatives`() throws {
    for seed in 1...500 {
      var sample = try Sample(seed: seed)
      let answers = sample.maker.answers(&sample.numbers)
      for place in sample.rules.reads(of: sample.number) {
        let words = sample.rules.representatives(of: place, in: [sample.number])
        var row = sample.words(answers)
        let values = Set(
          words.map { word -> Truth in
            row[place] = word
            return sample.rules.evaluate(sample.number, row)
          }
        )
        for word in sample.rules.facts[place].type.allWords {
          row[place] = word
          let value = sample.rules.evaluate(sample.number, row)
          #expect(words.isEmpty || values.contains(value), "seed \(seed): \(sample.expression)")
        }
      }
    }
  }
}

extension FactType {
  /// The words of all values of a small type.
  fileprivate var allWords: [UInt64] {
    switch self {
    case .choice(let options): options.indices.map(UInt64.init)
    case .set(let options): (0..<(1 << options.count)).map(UInt64.init)
    case .count(let bounds): bounds.map(UInt64.init)
    case .date, .text: [0]
    }
  }
}
