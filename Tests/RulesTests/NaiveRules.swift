import Rules

/// The rule language read off its definition, slowly and without compiling anything.
struct NaiveRules {
  var conditions: [String: Expression]

  func value(of expression: Expression, _ answers: [String: FactValue]) -> Truth {
    switch expression {
    case .all(let parts):
      let values = parts.map { value(of: $0, answers) }
      if values.contains(.isFalse) { return .isFalse }
      return values.contains(.unknown) ? .unknown : .isTrue

    case .any(let parts):
      let values = parts.map { value(of: $0, answers) }
      if values.contains(.isTrue) { return .isTrue }
      return values.contains(.unknown) ? .unknown : .isFalse

    case .not(let part):
      switch value(of: part, answers) {
      case .isTrue: return .isFalse
      case .isFalse: return .isTrue
      case .unknown: return .unknown
      }

    case .atLeast(let needed, let parts):
      let values = parts.map { value(of: $0, answers) }
      if values.count(where: { $0 == .isTrue }) >= needed { return .isTrue }
      return values.count { $0 != .isFalse } < needed ? .isFalse : .unknown

    case .answered(let fact):
      return answers[fact] == nil ? .isFalse : .isTrue

    case .condition(let id):
      return conditions[id].map { value(of: $0, answers) } ?? .unknown

    case .equals, .isIn, .has, .compare, .between:
      return test(expression, answers)
    }
  }

  private func test(_ expression: Expression, _ answers: [String: FactValue]) -> Truth {
    guard let fact = expression.fact, let answer = answers[fact] else { return .unknown }
    let holds: Bool? =
      switch (expression, answer) {
      case (.equals(_, let option), .option(let chosen)): chosen == option
      case (.isIn(_, let options), .option(let chosen)): options.contains(chosen)
      case (.has(_, let option), .options(let chosen)): chosen.contains(option)
      case (.between(_, let bounds), .count(let number)): bounds.contains(number)
      case (.compare(_, .less, let bound), .count(let number)): number < bound
      case (.compare(_, .lessOrEqual, let bound), .count(let number)): number <= bound
      case (.compare(_, .greater, let bound), .count(let number)): number > bound
      case (.compare(_, .greaterOrEqual, let bound), .count(let number)): number >= bound
      case (.compare(_, .equal, let bound), .count(let number)): number == bound
      case (.compare(_, .notEqual, let bound), .count(let number)): number != bound
      default: nil
      }
    return holds.map { $0 ? .isTrue : .isFalse } ?? .unknown
  }
}
