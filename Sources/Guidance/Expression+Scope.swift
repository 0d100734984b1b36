import Rules

extension Expression {
  /// The same expression with the scope of a call before its own facts and conditions.
  func scoped(_ scope: String, settings: Set<String>) -> Expression {
    if scope.isEmpty { return self }
    func name(_ fact: String) -> String { settings.contains(fact) ? fact : scope + fact }
    switch self {
    case .all(let parts): return .all(parts.map { $0.scoped(scope, settings: settings) })
    case .any(let parts): return .any(parts.map { $0.scoped(scope, settings: settings) })
    case .not(let part): return .not(part.scoped(scope, settings: settings))
    case .atLeast(let number, let parts):
      return .atLeast(number, of: parts.map { $0.scoped(scope, settings: settings) })
    case .equals(let fact, let option): return .equals(fact: name(fact), option: option)
    case .isIn(let fact, let options): return .isIn(fact: name(fact), options: options)
    case .has(let fact, let option): return .has(fact: name(fact), option: option)
    case .compare(let fact, let how, let number): return .compare(fact: name(fact), how, number)
    case .between(let fact, let bounds): return .between(fact: name(fact), bounds)
    case .answered(let fact): return .answered(fact: name(fact))
    case .condition(let id): return .condition(scope + id)
    }
  }
}
