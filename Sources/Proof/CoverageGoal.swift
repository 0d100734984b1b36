import Guidance
import Rules

/// Something in the content that a scenario can come by.
public struct CoverageGoal: Sendable, Hashable, Comparable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A page is visited.
    case page
    /// An option is chosen or ticked.
    case option
    /// A case leads on.
    case `case`
    /// No case holds, and the way for that is taken.
    case otherwise
    /// An outcome is reached.
    case outcome
    /// A named condition is read when a transition decides, and surely holds.
    case holds
    /// A named condition is read when a transition decides, and surely does not hold.
    case fails
    /// The premise of a guarantee holds when the walk has ended.
    case premise
  }

  /// What it is.
  public var kind: Kind
  /// The procedure that it stands in; empty for a setting.
  public var procedure: String
  /// The id of the page, case, outcome, condition or guarantee; of an `otherwise` that of its owner.
  public var id: String
  /// The id of the option; empty for what is none.
  public var option: String
  /// Whether an `otherwise` is that of a decision.
  public var isDecision: Bool

  init(
    _ kind: Kind,
    _ procedure: String,
    _ id: String,
    option: String = "",
    isDecision: Bool = false
  ) {
    self.kind = kind
    self.procedure = procedure
    self.id = id
    self.option = option
    self.isDecision = isDecision
  }

  /// By kind, then by name.
  public static func < (left: CoverageGoal, right: CoverageGoal) -> Bool {
    let order = Kind.allCases
    let one = order.firstIndex(of: left.kind) ?? 0
    let other = order.firstIndex(of: right.kind) ?? 0
    return (one, left.procedure, left.id, left.option)
      < (other, right.procedure, right.id, right.option)
  }
}

/// Names the places of a compiled procedure as the content does, whichever procedure walks them.
struct GoalNames {
  private let procedure: CompiledProcedure

  init(_ procedure: CompiledProcedure) {
    self.procedure = procedure
  }

  /// The goal of visiting a page; nil for a setting, which is asked of everybody.
  func page(_ place: Int) -> CoverageGoal? {
    guard case .page(let page, _, let id) = procedure.pages[place].origin else { return nil }
    return CoverageGoal(.page, id, page.id)
  }

  func option(_ place: Int, _ option: String) -> CoverageGoal {
    switch procedure.pages[place].origin {
    case .setting(let setting): CoverageGoal(.option, "", setting.id, option: option)
    case .page(let page, _, let id): CoverageGoal(.option, id, page.id, option: option)
    }
  }

  /// The goal of taking a case; nil for what always leads to the same.
  func hit(_ hit: WalkSets.Hit) -> CoverageGoal? {
    let transition = procedure.transitions[hit.transition]
    guard !transition.cases.isEmpty else { return nil }
    let owner = Self.local(transition.owner)
    let home = home(ofName: transition.owner)
    if hit.hit >= 0 { return CoverageGoal(.case, home, transition.cases[hit.hit].source.id) }
    return CoverageGoal(.otherwise, home, owner, isDecision: transition.isDecision)
  }

  func outcome(_ place: Int) -> CoverageGoal {
    CoverageGoal(.outcome, procedure.procedure.id, procedure.procedure.outcomes[place].id)
  }

  /// The outcome of a called procedure, by which it came back.
  func back(_ target: CompiledProcedure.FlatTarget, owner: String) -> CoverageGoal? {
    guard case .back(let fact, let option, _) = target else { return nil }
    let id = procedure.rules.facts[fact].type.options[option]
    return CoverageGoal(.outcome, home(ofName: owner), id)
  }

  func condition(_ name: String, holds: Bool) -> CoverageGoal {
    CoverageGoal(holds ? .holds : .fails, home(ofName: name), Self.local(name))
  }

  func premise(_ guarantee: Guarantee) -> CoverageGoal {
    CoverageGoal(.premise, procedure.procedure.id, guarantee.id)
  }

  static func local(_ name: String) -> String {
    name.lastIndex(of: "/").map { String(name[name.index(after: $0)...]) } ?? name
  }

  /// The procedure in which something with a scoped name stands.
  private func home(ofName name: String) -> String {
    guard let slash = name.lastIndex(of: "/"), let caller = procedure.page(String(name[..<slash])),
      case .page(let page, _, _) = procedure.pages[caller].origin, case .call(let id) = page.work
    else { return procedure.procedure.id }
    return id
  }
}
