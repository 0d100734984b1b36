import Guidance

extension WalkSets {
  /// What is known of each guarantee of the procedure.
  func guaranteeProofs(
    in space: AnswerSpace
  ) throws(ProofFault) -> [ProcedureProof.GuaranteeProof] {
    var prover = Prover(procedure, space)
    try prover.proveGuarantees(self)
    return prover.proof.guarantees
  }

  /// The ids of the guarantees that some walk breaks.
  func brokenGuarantees(in space: AnswerSpace) throws(ProofFault) -> [String] {
    try guaranteeProofs(in: space).filter(\.isRefuted).map(\.guarantee.id)
  }
}

extension ProcedureProof.GuaranteeProof {
  var isRefuted: Bool { if case .refuted = verdict { true } else { false } }
}
