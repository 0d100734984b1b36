public import Guidance
public import Rules

/// What is proven about a procedure over all combinations of answers, and what is not.
public struct ProcedureProof: Sendable {
  /// How large the search may become, in nodes of decision diagrams.
  public static let budget = AnswerSpace.budget

  /// What is known of a claim.
  public enum Verdict: Sendable, Hashable {
    /// It holds for all answers.
    case proved
    /// It does not; these answers show it, as few as there can be. Of a promise about two walks also
    /// the other one's answers.
    case refuted([String: FactValue], other: [String: FactValue]? = nil)
    /// It was not decided within the budget.
    case notDecided
  }

  /// What is known of a guarantee.
  public struct GuaranteeProof: Sendable {
    /// The guarantee.
    public var guarantee: Guarantee
    /// Whether the promise is kept.
    public var verdict: Verdict
    /// Whether it is made to nobody at all; nil when that was not decided.
    public var isVacuous: Bool?
  }

  /// The procedure.
  public let procedure: CompiledProcedure
  /// Pages, outcomes and cases that some answers lead to, and what is wrong with transitions.
  public var findings = Findings()
  /// Options with a `when` that are offered to somebody.
  public var offered: Set<WalkSets.OptionPlace> = []
  /// Conditions, with the scope of their call, that are read by cases and hold for some answers.
  public var trueConditions: Set<String> = []
  /// The same for those that surely do not hold for some answers.
  public var falseConditions: Set<String> = []
  /// The guarantees, in their order.
  public var guarantees: [GuaranteeProof] = []
  /// The places of questions whose answer, whatever it is, changes nothing; nil when not decided.
  public var idle: [Int]?
  /// Whether answers that are not live change nothing, for each of so many questions.
  public var unseenAnswers: (verdict: Verdict, questions: Int) = (.notDecided, 0)
  /// How many combinations of answers there are, unanswered questions included.
  public var combinations: WalkCount?
  /// How many different walks there are among them.
  public var walks: WalkCount?
  /// Claims that were not decided within the budget.
  public var undecided = 0
  /// How it was decided; nil when nothing was.
  public var method: AnswerSpace.Method?

  /// Proves what can be proven of a procedure.
  public static func of(
    _ procedure: CompiledProcedure,
    budget: Int = ProcedureProof.budget
  ) -> ProcedureProof {
    for method in [AnswerSpace.Method.diagrams, .search] {
      let limit = method == .search ? AnswerSpace.conflicts(within: budget) : budget
      var prover = Prover(procedure, AnswerSpace([procedure], by: method, budget: limit))
      do throws(ProofFault) {
        return try prover.run()
      } catch {
        continue
      }
    }
    var proof = ProcedureProof(procedure: procedure)
    proof.findings.isComplete = false
    proof.guarantees = procedure.procedure.guarantees.map {
      GuaranteeProof(guarantee: $0, verdict: .notDecided, isVacuous: nil)
    }
    proof.undecided = 1
    return proof
  }

  init(procedure: CompiledProcedure) {
    self.procedure = procedure
  }
}
