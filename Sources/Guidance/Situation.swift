public import Rules

/// What was chosen before the start: the answers that say which additions to the guide hold.
///
/// Unlike a walk it is known on every screen, in a lookup too, where nothing else is answered.
public struct Situation: Sendable, Hashable {
  /// The ids of all settings; what names another fact is unknown.
  public var settings: Set<String>
  /// The option chosen, by setting.
  public var chosen: [String: String]

  /// Makes a situation.
  public init(settings: Set<String> = [], chosen: [String: String] = [:]) {
    self.settings = settings
    self.chosen = chosen
  }

  /// Whether something with this `when` surely holds.
  public func holds(_ when: Expression?) -> Bool {
    guard let when else { return true }
    return truth(of: when) == .isTrue
  }

  /// The value of an expression that reads settings; what reads anything else stays unknown.
  public func truth(of expression: Expression) -> Truth {
    switch expression {
    case .all(let parts): return counted(parts, needed: parts.count)
    case .any(let parts): return counted(parts, needed: 1)
    case .atLeast(let needed, let parts): return counted(parts, needed: needed)
    case .not(let part): return truth(of: part).negated

    case .answered(let fact):
      guard settings.contains(fact) else { return .unknown }
      return chosen[fact] == nil ? .isFalse : .isTrue

    case .equals(let fact, let option):
      return chosen[fact].map { $0 == option ? .isTrue : .isFalse } ?? .unknown

    case .isIn(let fact, let options):
      return chosen[fact].map { options.contains($0) ? .isTrue : .isFalse } ?? .unknown

    case .has, .compare, .between, .condition: return .unknown
    }
  }

  private func counted(_ parts: [Expression], needed: Int) -> Truth {
    let truths = parts.map { truth(of: $0) }
    if truths.count(where: { $0 == .isTrue }) >= needed { return .isTrue }
    return truths.count(where: { $0 != .isFalse }) < needed ? .isFalse : .unknown
  }
}

extension Guide {
  /// The situation in which these options are chosen.
  public func situation(_ chosen: [String: String] = [:]) -> Situation {
    Situation(settings: Set(settings.map(\.id)), chosen: chosen)
  }
}

extension CompiledProcedure {
  /// The options that count on a walk, by setting.
  public func chosenSettings(in walk: Walk) -> [String: String] {
    var chosen: [String: String] = [:]
    // Settings come first among the pages, whenever they are asked.
    for page in pages {
      guard case .setting(let setting) = page.origin else { break }
      if case .option(let id) = rules.facts[page.fact].type.value(of: walk.live[page.fact]) {
        chosen[setting.id] = id
      }
    }
    return chosen
  }

  /// The situation of a walk, as far as its procedure asks for it.
  public func situation(of walk: Walk) -> Situation {
    var ids: Set<String> = []
    for page in pages {
      guard case .setting(let setting) = page.origin else { break }
      ids.insert(setting.id)
    }
    return Situation(settings: ids, chosen: chosenSettings(in: walk))
  }
}
