public import Diagnostics
public import Guidance
public import Proof
public import Rules

/// Every procedure of a content folder over all combinations of answers: what is proved, what is refuted
/// and by which answers, and what was not decided.
public struct ContentProof: Sendable {
  /// All that is wrong, with its place.
  public private(set) var diagnostics: [Diagnostic] = []
  /// The proofs, in the order of the procedures; none while the files themselves hold mistakes.
  public private(set) var procedures: [ProcedureProof] = []
  /// The languages of the content, its own first.
  public private(set) var languages: [String] = []
  /// Claims that were not decided within the budget.
  public var undecided: Int { procedures.reduce(0) { $0 + $1.undecided } }
  /// Whether everything was proved.
  public var isProved: Bool {
    !procedures.isEmpty && undecided == 0 && !diagnostics.contains { $0.severity == .error }
      && procedures.allSatisfy { $0.unseenAnswers.verdict == .proved }
  }

  /// Proves what a folder says; `phrases` are the names that every file of texts must have.
  ///
  /// Before the first procedure and after each one it tells how many of how many are done.
  public static func run(
    _ files: [ContentFile],
    phrases: [String],
    budget: Int = ProcedureProof.budget,
    progress: (_ done: Int, _ count: Int) -> Void = { _, _ in }
  ) -> ContentProof {
    var proof = ContentProof()
    var content = GuideReader(files, phrases: phrases, withScenarios: false).read()
    proof.languages = content.guide?.languages ?? []
    if let guide = content.guide, !content.reading.hasErrors {
      progress(0, guide.procedures.count)
      for (place, procedure) in guide.procedures.enumerated() {
        defer { progress(place + 1, guide.procedures.count) }
        guard let compiled = try? guide.compiled(procedure.id) else { continue }
        proof.procedures.append(.of(compiled, budget: budget))
      }
      ProofCheck.run(guide, proof.procedures, budget: budget, &content.reading)
    }
    proof.diagnostics = Diagnostic.sorted(content.reading.diagnostics)
    return proof
  }
}

extension ContentProof {
  /// Answers as `decide` takes them, on one line.
  public static func words(
    _ answers: [String: FactValue],
    of procedure: CompiledProcedure
  ) -> String {
    WalkCheck.words(answers, procedure)
  }
}
