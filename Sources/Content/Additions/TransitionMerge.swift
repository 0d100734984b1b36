import Guidance
import Rules

/// Writes a page's own transition and one that an addition puts in its place as one transition.
///
/// It decides exactly as the two would: the new one while the addition holds, the old one otherwise.
struct TransitionMerge {
  /// When the new one holds; always true or false.
  let when: Expression
  /// The id of the case for its way out, and what that rests on.
  let newWayOut: (id: String, basis: Basis)
  /// The same for the old one.
  let oldWayOut: (id: String, basis: Basis)

  func merged(_ new: Transition, over old: Transition) -> Transition {
    let hit = policy(new, old)
    var cases = guarded(cases(of: new, as: hit), by: when)
    if let otherwise = new.otherwise {
      cases.append(wayOut(otherwise, of: new, newWayOut, while: when))
    }
    cases += guarded(self.cases(of: old, as: hit), by: .not(when))
    guard let otherwise = old.otherwise, new.otherwise == nil else {
      // With a way out of its own the new one never falls through to the old one's.
      return Transition(hit: hit, cases: cases, otherwise: old.otherwise)
    }
    cases.append(wayOut(otherwise, of: old, oldWayOut, while: .not(when)))
    return Transition(hit: hit, cases: cases)
  }

  /// One policy for both; of two that differ the one whose order counts is written without order.
  private func policy(_ new: Transition, _ old: Transition) -> Transition.HitPolicy {
    if new.cases.isEmpty { return old.cases.isEmpty ? .first : old.hit }
    return old.cases.isEmpty || old.hit == new.hit ? new.hit : .unique
  }

  private func cases(
    of transition: Transition,
    as hit: Transition.HitPolicy
  ) -> [Transition.Case] {
    guard hit == .unique, transition.hit == .first else { return transition.cases }
    return transition.cases.enumerated().map { place, item in
      guard place > 0 else { return item }
      var item = item
      item.written = item.written ?? item.when
      item.when = .all([item.when] + transition.cases[..<place].map { .not($0.when) })
      return item
    }
  }

  private func guarded(_ cases: [Transition.Case], by when: Expression) -> [Transition.Case] {
    cases.map { item in
      var item = item
      item.written = item.written ?? item.when
      item.when = Expression.both(when, item.when) ?? when
      return item
    }
  }

  /// The way out of a transition as a case: it holds when each of its cases is surely false.
  private func wayOut(
    _ otherwise: Transition.Otherwise,
    of transition: Transition,
    _ name: (id: String, basis: Basis),
    while when: Expression
  ) -> Transition.Case {
    let none = Expression.all(transition.cases.map { .not($0.when) })
    var item = Transition.Case(
      id: name.id,
      when: Expression.both(when, none) ?? when,
      to: otherwise.to,
      says: otherwise.because ?? Text(),
      basis: name.basis
    )
    item.written = .all(transition.cases.map { .not($0.written ?? $0.when) })
    return item
  }
}
