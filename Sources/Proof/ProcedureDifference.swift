public import Guidance
public import Rules

/// What a new version of a procedure does otherwise than the old one, over all answers.
public struct ProcedureDifference: Sendable {
  /// One way in which answers lead elsewhere.
  public enum Kind: Sendable, Hashable {
    /// To another outcome.
    case outcome(from: String, to: String)
    /// To the same outcome with another urgency.
    case urgency(outcome: String, from: Int, to: Int)
    /// To the same outcome with other contacts, or in another order.
    case contacts(outcome: String, from: [String], to: [String])
    /// To the same outcome, which now says to do something.
    case task(outcome: String, id: String)
    /// To the same outcome, which no longer says to do something.
    case noTask(outcome: String, id: String)
    /// Nowhere: the rules end where they led to an outcome.
    case stuck
    /// To an outcome, where the rules ended before.
    case mended
    /// To a question that has to be answered first.
    case asks(question: String)
    /// To an outcome without the answer that was needed.
    case spares(question: String)
    /// Past a page that was not shown; the advice is the same.
    case shows(page: String)
    /// No longer past a page; the advice is the same.
    case skips(page: String)
  }

  /// All walks that changed in one way.
  public struct Change: Sendable, Equatable {
    /// The way.
    public var kind: Kind
    /// How many walks; nil when they were searched, which does not count them.
    public var walks: WalkCount?
    /// One with the fewest answers; if it was searched, one of which none can be left out.
    public var example: [String: FactValue]
  }

  /// What became of a guarantee.
  public struct GuaranteeChange: Sendable, Hashable {
    /// How it stands with it now.
    public enum Kind: String, Sendable, Hashable {
      /// It is new, and kept.
      case new
      /// It is there no longer.
      case gone
      /// It is kept, and was not.
      case kept
      /// It is broken, and was kept or not there.
      case broken
      /// Its promise or its premise is another one; it is kept.
      case changed
    }

    /// Its id.
    public var id: String
    /// What became of it.
    public var kind: Kind
  }

  /// The procedure.
  public let procedure: String
  /// The changes: outcomes first, pages last, each in the order of the content.
  public private(set) var changes: [Change] = []
  /// How many walks come to an outcome in both versions; nil when they were searched.
  public private(set) var walks: WalkCount?
  /// How many of them come to another outcome, urgency or contact; nil when they were searched.
  public private(set) var changedWalks: WalkCount?
  /// The pages that walks now reach, by key, and did not before.
  public private(set) var newPages: [String] = []
  /// The pages that walks no longer reach.
  public private(set) var lostPages: [String] = []
  /// The outcomes that walks now reach.
  public private(set) var newOutcomes: [String] = []
  /// The outcomes that walks no longer reach.
  public private(set) var lostOutcomes: [String] = []

  /// The guarantees that are not what they were or not kept as they were.
  public private(set) var guarantees: [GuaranteeChange] = []

  /// Something that a search did not decide within its budget.
  public enum Open: Sendable, Hashable {
    /// Whether some walks change in this way.
    case change(Kind)
    /// Whether a page, by key, is reached as before.
    case page(String)
    /// Whether an outcome is reached as before.
    case outcome(String)
    /// Whether a guarantee is kept as before.
    case guarantee(String)
  }

  /// What was not decided: nothing as long as diagrams are large enough.
  public private(set) var undecided: [Open] = []

  /// Compares two versions of a procedure; the budget is that of an ``AnswerSpace``.
  public init(
    _ old: CompiledProcedure,
    _ new: CompiledProcedure,
    budget: Int = AnswerSpace.budget
  ) throws(ProofFault) {
    self = try AnswerSpace.trying([new, old], budget: budget) { space throws(ProofFault) in
      try Self(try WalkSets.of(old, in: space), try WalkSets.of(new, in: space), in: space)
    }
  }

  /// Compares what was found already, in one space.
  public init(
    _ old: WalkSets,
    _ new: WalkSets,
    in space: AnswerSpace
  ) throws(ProofFault) {
    procedure = new.procedure.procedure.id
    let pair = try VersionPair(space, old, new)
    let oldEnd = try old.finished(in: space)
    let newEnd = try new.finished(in: space)
    let both = try space.intersection(
      pair.walks,
      try space.intersection(oldEnd, newEnd)
    )
    if space.method == .diagrams { walks = space.count(both) }
    var same = both
    try compareOutcomes(pair, both, &same)
    try compareUrgencies(pair, both, &same)
    try compareContacts(pair, both, &same)
    if space.method == .diagrams {
      changedWalks = space.count(try space.difference(both, same))
    }
    try compareTasks(pair, same)
    try comparePages(pair, same)
    try compareEnds(pair, oldEnd, newEnd)
    comparePlaces(pair)
    try compareGuarantees(pair)
  }

  /// Whether nothing is otherwise, as far as that was decided.
  public var isEmpty: Bool {
    changes.isEmpty && undecided.isEmpty && newPages.isEmpty && lostPages.isEmpty
      && newOutcomes.isEmpty
      && lostOutcomes.isEmpty && guarantees.isEmpty
  }

  private mutating func note(
    _ kind: Kind,
    _ set: AnswerSet,
    _ space: AnswerSpace
  ) throws(ProofFault) {
    do throws(ProofFault) {
      guard let example = try space.someAnswers(in: set) else { return }
      let walks = space.method == .diagrams ? space.count(set) : nil
      changes.append(Change(kind: kind, walks: walks, example: example))
    } catch {
      undecided.append(.change(kind))
    }
  }

  // MARK: - The advice

  private mutating func compareOutcomes(
    _ pair: VersionPair,
    _ both: AnswerSet,
    _ same: inout AnswerSet
  ) throws(ProofFault) {
    for from in pair.outcomeIDs {
      let before = try pair.space.intersection(both, pair.old.outcome(from))
      // An outcome with the walks that it had neither lost nor won any.
      guard !before.isEmpty, !pair.keeps(outcome: from) else { continue }
      for to in pair.outcomeIDs where to != from && !pair.keeps(outcome: to) {
        let changed = try pair.space.intersection(before, pair.new.outcome(to))
        guard !changed.isEmpty else { continue }
        same = try pair.space.difference(same, changed)
        try note(.outcome(from: from, to: to), changed, pair.space)
      }
    }
  }

  private mutating func compareUrgencies(
    _ pair: VersionPair,
    _ both: AnswerSet,
    _ same: inout AnswerSet
  ) throws(ProofFault) {
    for outcome in pair.outcomeIDs {
      let before = try pair.old.urgencies(of: outcome, in: pair.space)
      let after = try pair.new.urgencies(of: outcome, in: pair.space)
      for (from, old) in before.sorted(by: { $0.key < $1.key }) {
        for (to, new) in after.sorted(by: { $0.key < $1.key })
        where to != from && after[from] != old && before[to] != new {
          let changed = try pair.space.intersection(
            both,
            try pair.space.intersection(old, new)
          )
          guard !changed.isEmpty else { continue }
          same = try pair.space.difference(same, changed)
          try note(.urgency(outcome: outcome, from: from, to: to), changed, pair.space)
        }
      }
    }
  }

  private mutating func compareContacts(
    _ pair: VersionPair,
    _ both: AnswerSet,
    _ same: inout AnswerSet
  ) throws(ProofFault) {
    for (kind, set) in try pair.contactChanges() {
      let changed = try pair.space.intersection(both, set)
      same = try pair.space.difference(same, changed)
      try note(kind, changed, pair.space)
    }
  }

  private mutating func compareTasks(
    _ pair: VersionPair,
    _ same: AnswerSet
  ) throws(ProofFault) {
    for (old, new) in pair.outcomesOfBoth {
      let here = try pair.space.intersection(
        same,
        try pair.space.intersection(pair.old.outcome(old.id), pair.new.outcome(new.id))
      )
      guard !here.isEmpty else { continue }
      let ids =
        new.tasks.map(\.id)
        + old.tasks.map(\.id).filter { id in
          !new.tasks.contains { $0.id == id }
        }
      for id in ids {
        let before = try pair.old.shown(old.tasks.first { $0.id == id }, pair.space)
        let after = try pair.new.shown(new.tasks.first { $0.id == id }, pair.space)
        guard before != after else { continue }
        let came = try pair.space.intersection(here, try pair.space.difference(after, before))
        let went = try pair.space.intersection(here, try pair.space.difference(before, after))
        try note(.task(outcome: new.id, id: id), came, pair.space)
        try note(.noTask(outcome: new.id, id: id), went, pair.space)
      }
    }
  }

  // MARK: - The way

  private mutating func comparePages(
    _ pair: VersionPair,
    _ same: AnswerSet
  ) throws(ProofFault) {
    for key in pair.pageKeys {
      let before = pair.old.page(key)
      let after = pair.new.page(key)
      guard before != after else { continue }
      let came = try pair.space.intersection(same, try pair.space.difference(after, before))
      let went = try pair.space.intersection(same, try pair.space.difference(before, after))
      try note(.shows(page: key), came, pair.space)
      try note(.skips(page: key), went, pair.space)
    }
  }

  private mutating func compareEnds(
    _ pair: VersionPair,
    _ oldEnd: AnswerSet,
    _ newEnd: AnswerSet
  ) throws(ProofFault) {
    let space = pair.space
    let lost = try space.intersection(pair.walks, try space.difference(oldEnd, newEnd))
    let won = try space.intersection(pair.walks, try space.difference(newEnd, oldEnd))
    guard !lost.isEmpty || !won.isEmpty else { return }
    try note(.stuck, try space.intersection(lost, try pair.new.stuck(in: space)), space)
    try note(.mended, try space.intersection(won, try pair.old.stuck(in: space)), space)
    for key in pair.pageKeys {
      let asks = try space.intersection(lost, pair.new.open(at: key))
      let spares = try space.intersection(won, pair.old.open(at: key))
      // That the page comes or goes says the same.
      if !changes.contains(where: { $0.kind == .shows(page: key) }) {
        try note(.asks(question: key), asks, space)
      }
      if !changes.contains(where: { $0.kind == .skips(page: key) }) {
        try note(.spares(question: key), spares, space)
      }
    }
  }

  private mutating func compareGuarantees(_ pair: VersionPair) throws(ProofFault) {
    let before = try pair.old.guaranteeProofs(in: pair.space)
    for proof in try pair.new.guaranteeProofs(in: pair.space) {
      let id = proof.guarantee.id
      let old = before.first { $0.guarantee.id == id }
      let isChanged =
        old?.guarantee.promise != proof.guarantee.promise
        || old?.guarantee.premise != proof.guarantee.premise
      if proof.verdict == .notDecided || old?.verdict == .notDecided {
        // The same promise about the same walks is kept as it was, whether or not that is known.
        if isChanged || !pair.isPlainlySame { undecided.append(.guarantee(id)) }
      } else if proof.isRefuted {
        if old?.isRefuted != true { guarantees.append(.init(id: id, kind: .broken)) }
      } else if let old {
        if old.isRefuted {
          guarantees.append(.init(id: id, kind: .kept))
        } else if isChanged {
          guarantees.append(.init(id: id, kind: .changed))
        }
      } else {
        guarantees.append(.init(id: id, kind: .new))
      }
    }
    let ids = Set(pair.new.procedure.procedure.guarantees.map(\.id))
    for old in before where !ids.contains(old.guarantee.id) {
      guarantees.append(.init(id: old.guarantee.id, kind: .gone))
    }
  }

  private mutating func comparePlaces(_ pair: VersionPair) {
    for key in pair.pageKeys {
      switch pair.reach(pair.old.page(key), pair.new.page(key)) {
      case .same: break
      case .came: newPages.append(key)
      case .went: lostPages.append(key)
      case .notDecided: undecided.append(.page(key))
      }
    }
    for id in pair.outcomeIDs {
      switch pair.reach(pair.old.outcome(id), pair.new.outcome(id)) {
      case .same: break
      case .came: newOutcomes.append(id)
      case .went: lostOutcomes.append(id)
      case .notDecided: undecided.append(.outcome(id))
      }
    }
  }
}

extension VersionPair {
  /// What became of a place that walks may reach.
  enum Reach { case same, came, went, notDecided }

  /// Whether a place that was reached is still, or the other way round.
  func reach(_ before: AnswerSet, _ after: AnswerSet) -> Reach {
    guard before != after else { return .same }
    switch (space.holdsSomewhere(before), space.holdsSomewhere(after)) {
    case (false, true): return .came
    case (true, false): return .went
    case (true, true), (false, false): return .same
    case (nil, _), (_, nil): return .notDecided
    }
  }

  /// Whether an outcome has the same walks in both versions, as is seen without searching.
  func keeps(outcome id: String) -> Bool { old.outcome(id) == new.outcome(id) }

  /// The outcomes that both versions have, by id.
  var outcomesOfBoth: [(old: Outcome, new: Outcome)] {
    new.procedure.procedure.outcomes.compactMap { outcome in
      old.procedure.procedure.outcomes.first { $0.id == outcome.id }.map { ($0, outcome) }
    }
  }
}

extension WalkSets {
  /// The answers that lead to an outcome by its id, by urgency.
  func urgencies(
    of outcome: String,
    in space: AnswerSpace
  ) throws(ProofFault) -> [Int: AnswerSet] {
    var sets: [Int: AnswerSet] = [:]
    for (ending, set) in endings.sorted(by: { $0.key < $1.key })
    where procedure.procedure.outcomes[ending.outcome].id == outcome {
      let urgency = urgency(of: ending)
      sets[urgency] = try space.union(sets[urgency] ?? .none, set)
    }
    return sets
  }

  /// The answers for which an advice would say to do something.
  func shown(_ task: Guidance.Task?, _ space: AnswerSpace) throws(ProofFault) -> AnswerSet {
    guard let task else { return .none }
    return try shown(task.when, space)
  }

  /// The answers for which something with this `when` is shown.
  func shown(_ when: Expression?, _ space: AnswerSpace) throws(ProofFault) -> AnswerSet {
    guard let when else { return .all }
    return try atEnd(when, in: space).isTrue
  }
}
