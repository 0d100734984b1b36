import Guidance
import Rules

extension WalkSets {
  /// The answers that lead to an outcome, apart by whom it names to call in their own situation.
  func contacts(
    of place: Int,
    in space: AnswerSpace
  ) throws(ProofFault) -> [(answers: AnswerSet, contacts: [String])] {
    let outcome = procedure.procedure.outcomes[place]
    var parts = [(answers: outcomes[place], contacts: outcome.contacts)]
    for variant in outcome.variants {
      guard let change = variant.value.contacts else { continue }
      let there = try shown(variant.when, space)
      // The options of one setting exclude each other: most combinations hold nobody.
      var split: [(answers: AnswerSet, contacts: [String])] = []
      for part in parts {
        let changed = try space.intersection(part.answers, there)
        if try !space.isEmpty(changed) {
          split.append((changed, change.applied(to: part.contacts)))
        }
        let same = try space.difference(part.answers, there)
        if try !space.isEmpty(same) { split.append((same, part.contacts)) }
      }
      parts = split
    }
    return parts
  }
}

extension Outcome {
  /// All that decides whom it names to call.
  var contactRules: [Variant<ListChange<String>>] {
    [Variant(when: nil, ListChange(instead: contacts), basis: basis)]
      + variants.compactMap { variant in
        variant.value.contacts.map { Variant(when: variant.when, $0, basis: basis) }
      }
  }
}

extension VersionPair {
  /// Where both versions lead to the same outcome but name others to call, or in another order.
  func contactChanges() throws(ProofFault) -> [(ProcedureDifference.Kind, AnswerSet)] {
    var changes: [(ProcedureDifference.Kind, AnswerSet)] = []
    for (before, after) in outcomesOfBoth where before.contactRules != after.contactRules {
      let oldOutcomes = old.procedure.procedure.outcomes
      let newOutcomes = new.procedure.procedure.outcomes
      guard let from = oldOutcomes.firstIndex(where: { $0.id == before.id }),
        let to = newOutcomes.firstIndex(where: { $0.id == after.id })
      else { continue }
      let newParts = try new.contacts(of: to, in: space)
      for part in try old.contacts(of: from, in: space) {
        for other in newParts where other.contacts != part.contacts {
          let set = try space.intersection(part.answers, other.answers)
          let kind = ProcedureDifference.Kind.contacts(
            outcome: after.id,
            from: part.contacts,
            to: other.contacts
          )
          if let place = changes.firstIndex(where: { $0.0 == kind }) {
            changes[place].1 = try space.union(changes[place].1, set)
          } else if !set.isEmpty {
            changes.append((kind, set))
          }
        }
      }
    }
    return changes
  }
}
