import Guidance
import Rules

/// Two versions of a procedure with what all answers do in each, in one space.
struct VersionPair {
  let space: AnswerSpace
  let old: WalkSets
  let new: WalkSets
  /// The combinations whose given answers all count in one of the versions: each walk once.
  let walks: AnswerSet
  /// Whether no answers do anything else in the new version: the same pages, end and urgency.
  ///
  /// A space that searches may call versions different here that are not; ``differences()`` tell.
  let isPlainlySame: Bool

  init(_ space: AnswerSpace, _ old: WalkSets, _ new: WalkSets) throws(ProofFault) {
    self.space = space
    self.old = old
    self.new = new
    walks = try Self.walks(space, old, new)
    isPlainlySame = try Self.arePlainlySame(space, old, new)
  }

  /// The ids of the pages of both, those of the new one first.
  var pageKeys: [String] { Self.pageKeys(old, new) }

  private static func pageKeys(_ old: WalkSets, _ new: WalkSets) -> [String] {
    let keys = new.procedure.pages.map(\.key)
    let known = Set(keys)
    return keys + old.procedure.pages.map(\.key).filter { !known.contains($0) }
  }

  /// The ids of the outcomes of both, those of the new one first.
  var outcomeIDs: [String] { Self.outcomeIDs(old, new) }

  private static func outcomeIDs(_ old: WalkSets, _ new: WalkSets) -> [String] {
    let ids = new.procedure.procedure.outcomes.map(\.id)
    return ids + old.procedure.procedure.outcomes.map(\.id).filter { !ids.contains($0) }
  }

  private static func arePlainlySame(
    _ space: AnswerSpace,
    _ old: WalkSets,
    _ new: WalkSets
  ) throws(ProofFault) -> Bool {
    let keys = pageKeys(old, new)
    for key in keys where old.page(key) != new.page(key) { return false }
    for id in outcomeIDs(old, new) where old.outcome(id) != new.outcome(id) { return false }
    if try old.urgencies(in: space) != new.urgencies(in: space) { return false }
    for key in keys where old.open(at: key) != new.open(at: key) { return false }
    return try old.stuck(in: space) == new.stuck(in: space)
  }

  /// The combinations that end otherwise in the new version, and those that only pass by other pages.
  func differences() throws(ProofFault) -> (ends: AnswerSet, pages: AnswerSet) {
    var ends: [AnswerSet] = []
    for id in outcomeIDs { ends.append(try changed(old.outcome(id), new.outcome(id))) }
    let before = try old.urgencies(in: space)
    let after = try new.urgencies(in: space)
    for urgency in Set(before.keys).union(after.keys).sorted() {
      ends.append(try changed(before[urgency] ?? .none, after[urgency] ?? .none))
    }
    for key in pageKeys { ends.append(try changed(old.open(at: key), new.open(at: key))) }
    ends.append(try changed(try old.stuck(in: space), try new.stuck(in: space)))
    var pages: [AnswerSet] = []
    for key in pageKeys { pages.append(try changed(old.page(key), new.page(key))) }
    return (try space.union(ends), try space.union(pages))
  }

  /// The combinations in one of the sets but not in both.
  func changed(_ one: AnswerSet, _ other: AnswerSet) throws(ProofFault) -> AnswerSet {
    if one == other { return .none }
    return try space.union(try space.difference(one, other), try space.difference(other, one))
  }

  // MARK: - Answers that count

  private static func walks(
    _ space: AnswerSpace,
    _ old: WalkSets,
    _ new: WalkSets
  ) throws(ProofFault) -> AnswerSet {
    var walks = AnswerSet.all
    let blocks = space.encoding.blocks
    for block in blocks.reversed() {
      let kept = try space.union(try old.kept(block, space), try new.kept(block, space))
      walks = try space.intersection(
        walks,
        try space.union(space.answered(block).complement, kept)
      )
      // A question that changed its kind has bits for both; it can be answered in one of them only.
      for other in blocks where other.key == block.key && other.first < block.first {
        let both = try space.intersection(space.answered(block), space.answered(other))
        walks = try space.difference(walks, both)
      }
    }
    return walks
  }
}

extension WalkSets {
  /// Where the answer to a question counts just as it was given.
  func kept(
    _ block: AnswerEncoding.Block,
    _ space: AnswerSpace
  ) throws(ProofFault) -> AnswerSet {
    guard let place = procedure.page(block.key), procedure.pages[place].asks else { return .none }
    let fact = procedure.pages[place].fact
    let type = procedure.rules.facts[fact].type
    // Two questions of one id may be of different kinds, each with bits of its own.
    guard space.encoding.block(of: block.key, type)?.first == block.first else { return .none }
    let encoded = EncodedFact(block.key, type, space)
    switch live[fact] {
    case .never, .given:
      return try space.intersection(
        try live[fact].answered(space),
        try known(block, type, space)
      )

    case .values(let values):
      var kept = AnswerSet.none
      for (option, value) in values.enumerated() {
        let both = try space.intersection(value, encoded.option(option, space))
        kept = try space.union(kept, both)
      }
      return kept

    case .ticks(let answered, let ticks):
      var kept = try space.intersection(answered, try known(block, type, space))
      for (option, tick) in ticks.enumerated() {
        kept = try space.difference(
          kept,
          try space.difference(encoded.option(option, space), tick)
        )
      }
      return kept
    }
  }

  /// Where a set ticks no option that this version does not have.
  private func known(
    _ block: AnswerEncoding.Block,
    _ type: FactType,
    _ space: AnswerSpace
  ) throws(ProofFault) -> AnswerSet {
    guard case .set(let all) = block.values else { return .all }
    var known = AnswerSet.all
    for (place, option) in all.enumerated() where !type.options.contains(option) {
      known = try space.difference(known, space.ticked(block, place))
    }
    return known
  }

  /// The answers that leave a walk at the question of a page.
  func open(at key: String) -> AnswerSet {
    procedure.page(key).flatMap { open[$0] } ?? .none
  }

  /// The answers that end at a mistake of the content.
  func stuck(in space: AnswerSpace) throws(ProofFault) -> AnswerSet {
    let faults =
      gaps.sorted { $0.key < $1.key }.map(\.value)
      + undecided.sorted { $0.key < $1.key }.map(\.value)
      + loops.sorted { $0.key < $1.key }.map(\.value)
    return try space.union(faults)
  }
}
