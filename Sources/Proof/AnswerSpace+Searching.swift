public import Guidance

extension AnswerSpace {
  /// How many nodes of diagrams count for one contradiction of a search: both take about as long as the other.
  private static let nodesForContradiction = 200

  /// How many contradictions the search for one claim may take within a budget of nodes.
  public static func conflicts(within budget: Int) -> Int { budget / nodesForContradiction }

  /// Does some work in a space of diagrams, and when these grow beyond the budget in one that searches.
  public static func trying<Result>(
    _ procedures: [CompiledProcedure],
    budget: Int = AnswerSpace.budget,
    _ work: (AnswerSpace) throws(ProofFault) -> Result
  ) throws(ProofFault) -> Result {
    do throws(ProofFault) {
      return try work(AnswerSpace(procedures, budget: budget))
    } catch .outOfBudget {
      return try work(
        AnswerSpace(procedures, by: .search, budget: conflicts(within: budget))
      )
    }
  }

  /// Whether a set has a member; nil when the search for one was given up.
  func holdsSomewhere(_ set: AnswerSet) -> Bool? {
    do throws(ProofFault) {
      return try !isEmpty(set)
    } catch {
      return nil
    }
  }
}
