import Diagnostics
import Rules

extension ObjectReader {
  mutating func expression(
    _ key: StaticString,
    in procedure: String,
    _ reading: inout Reading
  ) -> Expression? {
    guard let value = required(key, &reading) else { return nil }
    return ExpressionReader(procedure: procedure, file: file).read(value, &reading)
  }

  mutating func optionalExpression(
    _ key: StaticString,
    in procedure: String,
    _ reading: inout Reading
  ) -> Expression? {
    guard let value = optional(key) else { return nil }
    return ExpressionReader(procedure: procedure, file: file).read(value, &reading)
  }
}

/// Reads expressions: objects with exactly one operator key.
struct ExpressionReader {
  let procedure: String
  let file: Int

  enum Sign: Int, Sendable {
    case equals, all, answered, condition, isIn, any, not, atLeast, has, compare, between
  }

  /// The keys of the operators, in the order of their signs.
  static let operators: [StaticString] = [
    "equals", "all", "answered", "condition", "in", "any", "not", "atLeast", "has", "compare",
    "between",
  ]

  func read(_ value: JSONValue, _ reading: inout Reading) -> Expression? {
    if let test = plainTest(value, &reading) { return test }
    guard var object = ObjectReader(value, file: file, &reading),
      let number = object.one(among: Self.operators, besides: "fact", &reading),
      let sign = Sign(rawValue: number)
    else { return nil }
    let expression = read(sign, &object, &reading)
    object.finish(&reading)
    return expression
  }

  /// `{"fact": F, "equals": O}` without anything beside it, which most expressions are.
  private func plainTest(_ value: JSONValue, _ reading: inout Reading) -> Expression? {
    guard let (fact, option) = value.pair("fact", "equals"), let id = fact.string,
      let name = option.string
    else { return nil }
    let place = Place(file: file, range: option.byteRange)
    use(
      id,
      .equals,
      .equals(option: name, place: place),
      at: Place(file: file, range: fact.byteRange),
      &reading
    )
    return reading.seenTests.equals(id, name)
  }

  private func read(
    _ sign: Sign,
    _ object: inout ObjectReader,
    _ reading: inout Reading
  ) -> Expression? {
    switch sign {
    case .all: return parts("all", &object, &reading).map(Expression.all)
    case .any: return parts("any", &object, &reading).map(Expression.any)

    case .not:
      guard let part = object.required("not", &reading) else { return nil }
      return read(part, &reading).map(Expression.not)

    case .atLeast:
      let number = object.int("atLeast", within: 1...64, &reading)
      let parts = parts("of", &object, &reading)
      guard let number, let parts else { return nil }
      return .atLeast(number, of: parts)

    case .condition:
      let id = object.reference("condition", to: .condition, scope: procedure, &reading)
      return id.map(Expression.condition)

    case .answered:
      guard let value = object.required("answered", &reading),
        let fact = object.string(value, &reading)
      else { return nil }
      use(fact, sign, .answered, at: object.place(of: value), &reading)
      return .answered(fact: fact)

    case .equals, .isIn, .has, .compare, .between:
      return readTest(sign, &object, &reading)
    }
  }

  private func parts(
    _ key: StaticString,
    _ object: inout ObjectReader,
    _ reading: inout Reading
  ) -> [Expression]? {
    let values = object.fullList(key, &reading)
    var parts: [Expression] = []
    var areAllRead = true
    for value in values {
      if let part = read(value, &reading) { parts.append(part) } else { areAllRead = false }
    }
    return areAllRead && !parts.isEmpty ? parts : nil
  }

  private func readTest(
    _ sign: Sign,
    _ object: inout ObjectReader,
    _ reading: inout Reading
  ) -> Expression? {
    // All keys are asked for before any return, so that none of them counts as unknown.
    let askedFact = object.required("fact", &reading)
    let askedValue = object.required(Self.operators[sign.rawValue], &reading)
    if sign == .compare { _ = object.optional("value") }
    guard let factValue = askedFact, let fact = object.string(factValue, &reading),
      let value = askedValue
    else { return nil }
    let place = object.place(of: factValue)
    switch sign {
    case .equals, .has:
      guard let option = object.string(value, &reading) else { return nil }
      let named = (option: option, place: object.place(of: value))
      if sign == .has {
        use(fact, sign, .has(named), at: place, &reading)
        return .has(fact: fact, option: option)
      }
      use(fact, sign, .equals(option: option, place: named.place), at: place, &reading)
      return .equals(fact: fact, option: option)

    case .isIn:
      let values = object.fullList("in", &reading)
      let options = values.compactMap { item in
        object.string(item, &reading).map { (option: $0, place: object.place(of: item)) }
      }
      guard !options.isEmpty else { return nil }
      use(fact, sign, .choice(options), at: place, &reading)
      return .isIn(fact: fact, options: options.map(\.option))

    case .compare:
      let comparison = object.word(value, Expression.Comparison.self, &reading)
      let number = object.int("value", within: 0...1_000_000, &reading)
      use(fact, sign, .count, at: place, &reading)
      guard let comparison, let number else { return nil }
      return .compare(fact: fact, comparison, number)

    default:
      let bounds = object.elements(of: value, &reading).compactMap {
        object.int($0, within: 0...1_000_000, &reading)
      }
      use(fact, sign, .count, at: place, &reading)
      guard bounds.count == 2, bounds[0] <= bounds[1] else {
        reading.report(
          .wrongType(expected: "two numbers, the lower one first", found: "something else"),
          at: object.place(of: value)
        )
        return nil
      }
      return .between(fact: fact, bounds[0]...bounds[1])
    }
  }

  private func use(
    _ fact: String,
    _ sign: Sign,
    _ test: FactUse.Test,
    at place: Place,
    _ reading: inout Reading
  ) {
    reading.factUses.append(
      FactUse(
        procedure: procedure,
        fact: fact,
        test: test,
        place: place,
        sign: sign
      )
    )
  }
}
