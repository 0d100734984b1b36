import Rules

/// The small mistakes that can be made in one expression.
struct ExpressionMutants {
  /// One changed expression; what it was and what it became, of the smallest part that changed.
  struct Change {
    var kind: Mutant.Kind
    var before: String
    var after: String
    var expression: Expression
  }

  /// The options of choices, by fact, so that a test can name a neighbour.
  let options: [String: [String]]

  /// All changes of an expression.
  func changes(of expression: Expression) -> [Change] {
    var changes = within(expression)
    // Of one that is negated already, leaving the `not` out says the opposite.
    if case .not(let part) = expression {
      changes.append(.init(.negated, expression, part))
    } else {
      changes.append(.init(.negated, expression, .not(expression)))
    }
    return changes
  }

  private func within(_ expression: Expression) -> [Change] {
    switch expression {
    case .all(let parts):
      return list(parts, expression) { .all($0) }
        + joined(parts, expression, .any(parts))

    case .any(let parts):
      return list(parts, expression) { .any($0) }
        + joined(parts, expression, .all(parts))

    case .not(let part):
      return within(part).map { $0.wrapped { .not($0) } }

    case .atLeast(let number, let parts):
      let numbers = [number - 1, number + 1].filter { $0 >= 1 && $0 <= parts.count }
      return numbers.map { .init(.number, expression, .atLeast($0, of: parts)) }
        + list(parts, expression) { .atLeast(number, of: $0) }

    case .equals, .isIn, .has, .compare, .between, .answered, .condition:
      return tests(expression)
    }
  }

  private func joined(_ parts: [Expression], _ old: Expression, _ new: Expression) -> [Change] {
    parts.count > 1 ? [.init(.joined, old, new)] : []
  }

  /// A part left out, negated, or changed within.
  private func list(
    _ parts: [Expression],
    _ whole: Expression,
    _ make: ([Expression]) -> Expression
  ) -> [Change] {
    var changes: [Change] = []
    for (place, part) in parts.enumerated() {
      if parts.count > 1 {
        var fewer = parts
        fewer.remove(at: place)
        changes.append(
          .init(kind: .dropped, before: part.ruleWords, after: "", expression: make(fewer))
        )
      }
      for change in within(part) + [.init(.negated, part, Self.opposite(of: part))] {
        var others = parts
        others[place] = change.expression
        var outer = change
        outer.expression = make(others)
        changes.append(outer)
      }
    }
    return changes
  }

  private static func opposite(of part: Expression) -> Expression {
    if case .not(let inner) = part { inner } else { .not(part) }
  }

  private func tests(_ test: Expression) -> [Change] {
    var others: [Expression] = []
    switch test {
    case .equals(let fact, let option):
      let all = options[fact] ?? []
      if let place = all.firstIndex(of: option), all.count > 2 {
        others.append(.equals(fact: fact, option: all[(place + 1) % all.count]))
      }

    case .isIn(let fact, let chosen):
      if chosen.count > 1 {
        for option in chosen {
          others.append(.isIn(fact: fact, options: chosen.filter { $0 != option }))
        }
      }

    case .compare(let fact, let comparison, let number):
      others = Self.neighbours(of: comparison).map { .compare(fact: fact, $0, number) }

    case .between(let fact, let bounds):
      let (low, high) = (bounds.lowerBound, bounds.upperBound)
      others.append(.between(fact: fact, low...(high + 1)))
      if low > 0 { others.append(.between(fact: fact, (low - 1)...high)) }
      if low < high {
        others += [
          .between(fact: fact, (low + 1)...high), .between(fact: fact, low...(high - 1)),
        ]
      }

    case .all, .any, .not, .atLeast, .has, .answered, .condition: break
    }
    return others.map { .init(.test, test, $0) }
  }

  private static func neighbours(
    of comparison: Expression.Comparison
  ) -> [Expression.Comparison] {
    switch comparison {
    case .less: [.lessOrEqual, .greater]
    case .lessOrEqual: [.less, .greaterOrEqual]
    case .greater: [.greaterOrEqual, .less]
    case .greaterOrEqual: [.greater, .lessOrEqual]
    case .equal: [.greaterOrEqual, .lessOrEqual]
    case .notEqual: [.less, .greater]
    }
  }
}

extension ExpressionMutants.Change {
  init(_ kind: Mutant.Kind, _ old: Expression, _ new: Expression) {
    self.init(kind: kind, before: old.ruleWords, after: new.ruleWords, expression: new)
  }

  func wrapped(_ wrap: (Expression) -> Expression) -> Self {
    var outer = self
    outer.expression = wrap(expression)
    return outer
  }
}
