import Diagnostics
import Guidance
import Proof

extension ContentProof {
  /// What was proved, for people: each guarantee in the words of a language, then what was covered.
  public func summary(in language: String) -> String {
    guard !procedures.isEmpty else {
      return "nothing was proved: mend the errors in the files first\n"
    }
    var lines: [String] = []
    for proof in procedures {
      let id = proof.procedure.procedure.id
      var words = "\(id): \(proof.pageCount) pages, \(proof.ruleCount) rules"
      words +=
        proof.guarantees.count == 1 ? ", 1 guarantee" : ", \(proof.guarantees.count) guarantees"
      if let combinations = proof.combinations, let walks = proof.walks {
        words += " over \(Self.about(combinations)) combinations of answers"
        words += " (\(Self.about(walks)) different walks)"
      } else if proof.method == .search {
        words += ", searched: too many combinations of answers to count"
      }
      if proof.undecided > 0 { words += "; \(proof.undecided) claims not decided" }
      lines.append(words)
      for result in proof.guarantees {
        let says = result.guarantee.says[language]
        lines.append("  \(Self.verdict(result))  \(result.guarantee.id): \(says)")
      }
    }
    return lines.joined(separator: "\n") + "\n" + conclusion + "\n"
  }

  private var conclusion: String {
    if isProved {
      return
        "proved: every walk ends well and every guarantee holds, whatever is answered or left open"
    }
    let errors = diagnostics.filter { $0.severity == .error }
    let vacuous = errors.count { if case .guaranteeVacuous = $0.problem { true } else { false } }
    var parts: [String] = []
    if errors.count > vacuous || vacuous == 0 { parts.append("\(errors.count - vacuous) refuted") }
    if vacuous > 0 { parts.append("\(vacuous) vacuous") }
    if undecided > 0 { parts.append("\(undecided) not decided within the budget: raise --budget") }
    return "not proved: " + parts.joined(separator: ", ")
  }

  private static func verdict(_ result: ProcedureProof.GuaranteeProof) -> String {
    switch result.verdict {
    case .proved: result.isVacuous == true ? "vacuous    " : "proved     "
    case .refuted: "refuted    "
    case .notDecided: "not decided"
    }
  }

  /// A number as far as people read it: all of it when short, else its size.
  private static func about(_ count: WalkCount) -> String {
    let digits = count.description
    guard digits.count > 9 else { return digits }
    return "\(digits.prefix(1)).\(digits.dropFirst().prefix(1))e\(digits.count - 1)"
  }
}
