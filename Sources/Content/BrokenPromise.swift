import Diagnostics
import Guidance
import Proof
import Rules

/// What a guarantee promised, and where the answers that refute it lead instead.
struct BrokenPromise {
  /// An advice that answers lead to.
  struct Arrival {
    let outcome: String
    let urgency: Int
    let contacts: [String]
    let pages: [String]
  }

  let promise: Guarantee.Promise
  /// Where the answers lead; nil where they end at no outcome.
  let arrival: Arrival?
  /// Of a promise that compares two walks, where the other answers lead.
  let other: Arrival?

  /// Follows the answers of a proof; nil when the guarantee is not refuted.
  init?(_ result: ProcedureProof.GuaranteeProof, _ procedure: CompiledProcedure) {
    guard case .refuted(let answers, let other) = result.verdict else { return nil }
    promise = result.guarantee.promise
    arrival = Arrival(answers, procedure)
    self.other = other.flatMap { Arrival($0, procedure) }
  }

  /// What was promised, in a few words.
  var promised: String {
    switch promise {
    case .outcomes(let ids): "outcome " + Self.names(ids, " or ")
    case .notOutcomes(let ids): "an outcome other than " + Self.names(ids, " or ")
    case .urgencyAtMost(let most): "urgency \(most) or sooner"
    case .contacts(let ids): "contacts " + Self.names(ids, " and ")
    case .firstContact(let id): "first contact '\(id)'"
    case .pages(let ids): "pages " + Self.names(ids, " and ")
    case .notPages(let ids): "no page " + Self.names(ids, " or ")
    case .order(let first, let second): "page '\(first)' before '\(second)'"
    case .urgencyRises: "that the second is not less urgent"
    }
  }

  /// What happens instead, in a few words, with what the promise is about.
  var got: String {
    guard let arrival else { return "no outcome" }
    guard case .urgencyRises = promise, let other else { return words(of: arrival) }
    return words(of: arrival) + ", then to " + words(of: other)
  }

  private func words(of arrival: Arrival) -> String {
    let outcome = "outcome '\(arrival.outcome)'"
    switch promise {
    case .outcomes, .notOutcomes: return outcome
    case .urgencyAtMost, .urgencyRises: return outcome + " with urgency \(arrival.urgency)"

    case .contacts(let ids):
      return outcome + " without contact "
        + Self.names(ids.filter { !arrival.contacts.contains($0) }, " and ")

    case .firstContact:
      guard let first = arrival.contacts.first else { return outcome + " without contacts" }
      return outcome + " with first contact '\(first)'"

    case .pages(let ids):
      return outcome + " without page "
        + Self.names(ids.filter { !arrival.pages.contains($0) }, " and ")

    case .notPages(let ids):
      return outcome + " by page " + Self.names(ids.filter(arrival.pages.contains), " and ")

    case .order(let first, let second):
      let isLater = arrival.pages.contains(first)
      return outcome + " by page '\(second)' " + (isLater ? "before" : "without") + " '\(first)'"
    }
  }

  private static func names(_ ids: [String], _ between: String) -> String {
    ids.map { "'\($0)'" }.joined(separator: between)
  }
}

extension BrokenPromise.Arrival {
  fileprivate init?(_ answers: [String: FactValue], _ procedure: CompiledProcedure) {
    let walk = procedure.walk(answers)
    guard let advice = procedure.advice(of: walk) else { return nil }
    outcome = advice.outcome.id
    urgency = advice.urgency
    contacts = advice.outcome.contacts
    pages = procedure.path(of: walk)
  }

  /// As JSON for other programs.
  var json: String {
    let quoted = JSONDiagnosticFormatter.quoted
    return JSONDiagnosticFormatter.object([
      ("outcome", quoted(outcome)), ("urgency", "\(urgency)"),
      ("contacts", "[" + contacts.map(quoted).joined(separator: ", ") + "]"),
    ])
  }
}
