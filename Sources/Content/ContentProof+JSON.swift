import Diagnostics
import Guidance
public import Proof

extension ContentProof {
  /// What was proved as JSON for other programs; its members are documented and stable.
  public var json: String {
    let list = procedures.map { "\n    " + Self.json(of: $0) }.joined(separator: ",")
    return JSONDiagnosticFormatter.text(
      of: diagnostics,
      besides: [
        ("proved", isProved ? "true" : "false"), ("notDecided", "\(undecided)"),
        ("procedures", procedures.isEmpty ? "[]" : "[\(list)\n  ]"),
      ]
    )
  }

  private static func json(of proof: ProcedureProof) -> String {
    let quoted = JSONDiagnosticFormatter.quoted
    let object = JSONDiagnosticFormatter.object
    let method: String? =
      switch proof.method {
      case .diagrams: "diagrams"
      case .search: "search"
      case nil: nil
      }
    let guarantees = proof.guarantees.map { json(of: $0, proof.procedure) }
    return object([
      ("id", quoted(proof.procedure.procedure.id)),
      ("pages", "\(proof.pageCount)"),
      ("rules", "\(proof.ruleCount)"),
      // Strings: these numbers are larger than what programs read exactly.
      ("combinations", proof.combinations.map { quoted($0.description) } ?? "null"),
      ("walks", proof.walks.map { quoted($0.description) } ?? "null"),
      ("method", method.map(quoted) ?? "null"),
      ("notDecided", "\(proof.undecided)"),
      ("guarantees", "[" + guarantees.joined(separator: ", ") + "]"),
    ])
  }

  private static func json(
    of result: ProcedureProof.GuaranteeProof,
    _ procedure: CompiledProcedure
  ) -> String {
    var members = [("id", JSONDiagnosticFormatter.quoted(result.guarantee.id))]
    var answers = "null"
    var other = "null"
    let verdict: String
    switch result.verdict {
    case .proved: verdict = result.isVacuous == true ? "vacuous" : "proved"
    case .notDecided: verdict = "notDecided"

    case .refuted(let one, let two):
      verdict = "refuted"
      answers = words(one, of: procedure)
      other = two.map { words($0, of: procedure) } ?? "null"
    }
    members.append(("verdict", JSONDiagnosticFormatter.quoted(verdict)))
    let broken = BrokenPromise(result, procedure)
    members += [
      ("answers", answers), ("otherAnswers", other),
      ("promised", broken.map { JSONDiagnosticFormatter.quoted($0.promised) } ?? "null"),
      ("leadsTo", broken?.arrival?.json ?? "null"),
      ("otherLeadsTo", broken?.other?.json ?? "null"),
    ]
    return JSONDiagnosticFormatter.object(members)
  }
}

extension ProcedureProof {
  /// How many pages there are, those of called procedures included; questions before the start are none.
  public var pageCount: Int {
    procedure.pages.count { page in if case .page = page.origin { true } else { false } }
  }

  /// How many cases and conditions there are, those of called procedures included.
  public var ruleCount: Int {
    procedure.transitions.reduce(procedure.procedure.conditions.count) { $0 + $1.cases.count }
  }
}
