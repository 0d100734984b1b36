import Diagnostics
import Guidance
import Proof
import Rules

/// Says with places what proofs over all answers found wrong, and what they could not decide.
enum ProofCheck {
  static func run(
    _ guide: Guide,
    _ proofs: [ProcedureProof],
    budget: Int,
    _ reading: inout Reading
  ) {
    var reached = WalkCheck.Reached()
    for proof in proofs {
      let id = proof.procedure.procedure.id
      reached.add(proof.findings, proof.procedure)
      if proof.undecided > 0 {
        reading.report(
          .notDecided(
            what: "procedure '\(id)'",
            claims: proof.undecided,
            nodes: budget,
            contradictions: AnswerSpace.conflicts(within: budget)
          ),
          at: place(.procedure, id, "", reading),
          severity: .warning
        )
      }
      for fault in proof.findings.faults {
        WalkCheck.report(fault, proof.procedure, guide, &reading)
      }
      for result in proof.guarantees { report(result, proof.procedure, &reading) }
    }
    if proofs.allSatisfy({ $0.method != nil }) {
      WalkCheck.reportUnreached(guide, reached, &reading)
      reportOptions(proofs, &reading)
      reportConditions(guide, proofs, &reading)
      reportIdle(proofs, &reading)
    }
  }

  private static func report(
    _ result: ProcedureProof.GuaranteeProof,
    _ compiled: CompiledProcedure,
    _ reading: inout Reading
  ) {
    let id = result.guarantee.id
    let where_ = place(.guarantee, id, compiled.procedure.id, reading)
    if case .refuted(let answers, let other) = result.verdict,
      let broken = BrokenPromise(result, compiled)
    {
      reading.report(
        .guaranteeBroken(
          id,
          witness: WalkCheck.words(answers, compiled),
          other: other.map { WalkCheck.words($0, compiled) },
          got: broken.got,
          promised: broken.promised
        ),
        at: where_
      )
    } else if result.isVacuous == true {
      reading.report(.guaranteeVacuous(id), at: where_)
    }
  }

  /// An option of a page, by the procedure that it belongs to; walked for itself or called.
  private struct OptionName: Hashable {
    var procedure: String
    var page: String
    var option: Int
  }

  private static func reportOptions(_ proofs: [ProcedureProof], _ reading: inout Reading) {
    var hidden: [(name: OptionName, id: String)] = []
    var offered: Set<OptionName> = []
    for proof in proofs {
      for place in proof.findings.pages {
        let page = proof.procedure.pages[place]
        let (procedure, id) = origin(page)
        let options = proof.procedure.rules.facts
        for (option, _) in page.guardedOptions {
          let name = OptionName(procedure: procedure, page: id, option: option)
          if proof.offered.contains(.init(page: place, option: option)) {
            offered.insert(name)
          } else {
            hidden.append((name, options[page.fact].type.options[option]))
          }
        }
      }
    }
    var said: Set<OptionName> = []
    for (name, id) in hidden where !offered.contains(name) && said.insert(name).inserted {
      reading.report(
        .optionUnreachable(id, of: name.page),
        at: reading.place(
          of: .option,
          id,
          scope: name.procedure.isEmpty ? name.page : name.procedure + "/" + name.page
        ) ?? signalPlace(id, reading) ?? place(.page, name.page, name.procedure, reading)
      )
    }
  }

  /// The place of an option that comes from a list of signals.
  private static func signalPlace(_ id: String, _ reading: Reading) -> Place? {
    let lists = reading.lists.filter { $0.signals.contains { $0.id == id } }
    return lists.compactMap { reading.place(of: .signal, id, scope: $0.id) }.first
  }

  private static func origin(_ page: CompiledProcedure.FlatPage) -> (String, String) {
    switch page.origin {
    case .setting(let setting): ("", setting.id)
    case .page(let page, _, let procedure): (procedure, page.id)
    }
  }

  private static func reportConditions(
    _ guide: Guide,
    _ proofs: [ProcedureProof],
    _ reading: inout Reading
  ) {
    var isTrue: Set<String> = []
    var isFalse: Set<String> = []
    for proof in proofs {
      func name(_ scoped: String) -> String {
        let parts = scoped.split(separator: "/")
        let caller = proof.procedure.page(parts.dropLast().joined(separator: "/"))
        var owner = proof.procedure.procedure.id
        if let caller, case .page(let page, _, _) = proof.procedure.pages[caller].origin,
          case .call(let id) = page.work
        {
          owner = id
        }
        return owner + "/" + (parts.last ?? "")
      }
      isTrue.formUnion(proof.trueConditions.map(name))
      isFalse.formUnion(proof.falseConditions.map(name))
    }
    for procedure in guide.procedures {
      for condition in procedure.conditions {
        let name = procedure.id + "/" + condition.id
        let where_ = place(.condition, condition.id, procedure.id, reading)
        // Of conditions that no case reads, or that are always unknown, nothing is claimed.
        if isFalse.contains(name), !isTrue.contains(name) {
          reading.report(.conditionNeverTrue(condition.id), at: where_)
        } else if isTrue.contains(name), !isFalse.contains(name) {
          reading.report(.conditionNeverFalse(condition.id), at: where_, severity: .warning)
        }
      }
    }
  }

  /// Questions for the record may change nothing; those that must be answered, or that rules read, may not.
  private static func reportIdle(_ proofs: [ProcedureProof], _ reading: inout Reading) {
    var idle: Set<String> = []
    var useful: Set<String> = []
    var questions: [(name: String, procedure: String, page: String)] = []
    for proof in proofs {
      guard let found = proof.idle else { return }
      for place in proof.findings.pages where proof.procedure.pages[place].asks {
        let page = proof.procedure.pages[place]
        let (procedure, id) = origin(page)
        let name = procedure + "/" + id
        if found.contains(place), isMeantToCount(place, proof.procedure) {
          idle.insert(name)
        } else {
          useful.insert(name)
        }
        questions.append((name, procedure, id))
      }
    }
    for (name, procedure, id) in questions where idle.contains(name) && !useful.contains(name) {
      idle.remove(name)
      reading.report(
        .questionIdle(id),
        at: place(procedure.isEmpty ? .setting : .page, id, procedure, reading),
        severity: .warning
      )
    }
  }

  private static func isMeantToCount(_ place: Int, _ compiled: CompiledProcedure) -> Bool {
    let page = compiled.pages[place]
    let rules = compiled.transitions.flatMap { $0.cases.map(\.rule) }
    if rules.contains(where: { compiled.rules.reads(of: $0).contains(page.fact) }) { return true }
    guard page.openWhen != .always, let question = compiled.question(at: place) else {
      return false
    }
    if case .page(let item, _, _) = page.origin, !item.record.isEmpty { return false }
    return !question.options.contains { $0.alert != nil }
  }

  private static func place(
    _ kind: Reading.Kind,
    _ id: String,
    _ scope: String,
    _ reading: Reading
  ) -> Place {
    reading.place(of: kind, id, scope: scope) ?? Place(file: 0, range: 0..<0)
  }
}
