public import Guidance
public import Rules

/// What was found by walking a procedure over all its answers.
public struct Findings: Sendable {
  /// Something wrong, with the fewest answers that show it.
  public struct Fault: Sendable, Equatable {
    /// What is wrong.
    public enum Kind: Sendable, Hashable {
      /// No case of a transition holds and there is no other way.
      case gap(transition: Int)
      /// A case is unknown when it must decide, for want of these facts.
      case undecided(transition: Int, case: Int, facts: [Int])
      /// Two cases of a `unique` transition hold at once.
      case overlap(transition: Int, Int, Int)
      /// The same pages come back without end.
      case loop(pages: [Int])
      /// A question must be answered but offers nothing to choose.
      case nothingOffered(page: Int)
    }

    /// What is wrong.
    public var kind: Kind
    /// The page where it shows.
    public var page: Int
    /// Answers that lead there.
    public var witness: [String: FactValue]
  }

  /// The places of the pages that some answers lead to.
  public var pages: Set<Int> = []
  /// The places of the outcomes that some answers lead to.
  public var outcomes: Set<Int> = []
  /// The cases that lead on for some answers.
  public var hits: Set<Hit> = []
  /// What is wrong, each kind once.
  public var faults: [Fault] = []
  /// How many different states were looked at.
  public var states = 0
  /// Whether all of them were; if not, what was not found is not proven.
  public var isComplete = true

  /// A case of a transition; -1 is `otherwise`.
  public struct Hit: Sendable, Hashable, Comparable {
    /// The place of the transition.
    public var transition: Int
    /// The place of the case.
    public var hit: Int

    /// Makes a hit.
    public init(transition: Int, hit: Int) {
      self.transition = transition
      self.hit = hit
    }

    /// By transition, then by case.
    public static func < (left: Hit, right: Hit) -> Bool {
      (left.transition, left.hit) < (right.transition, right.hit)
    }
  }
}

extension Findings {
  /// Walks a procedure over all answers: state by state while these are few, then in diagrams, and
  /// state by state to the end of the budget where diagrams grow too large too.
  public static func of(
    _ procedure: CompiledProcedure,
    budget: Int = Exploration.budget
  ) -> Findings {
    let exploration = Exploration(procedure)
    let few = exploration.run(budget: min(budget, Exploration.fewStates))
    guard !few.isComplete, exploration.memory != nil else { return few }
    let space = AnswerSpace([procedure], budget: budget * Exploration.nodesForState)
    var prover = Prover(procedure, space)
    if let findings = try? prover.findings() { return findings }
    return budget > Exploration.fewStates ? exploration.run(budget: budget) : few
  }
}
