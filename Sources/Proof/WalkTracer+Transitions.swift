import Guidance
import Rules

/// How combinations of answers leave a page or a decision.
extension WalkTracer {
  mutating func decide(_ place: Int, _ here: AnswerSet) throws(ProofFault) {
    let transition = procedure.transitions[place]
    var rest = here
    if !transition.cases.isEmpty {
      look(from: here)
      var reads: [WalkSets.Read] = []
      for item in transition.cases {
        let read = try reader.read(item.rule)
        reads.append(
          WalkSets.Read(
            isTrue: try space.intersection(here, read.isTrue),
            isFalse: try space.intersection(here, read.isFalse)
          )
        )
      }
      try noteReads(place, reads, here)
      rest =
        transition.hit == .first
        ? try first(place, reads, here) : try unique(place, reads, here)
    }
    guard !rest.isEmpty else { return }
    if let target = transition.otherwise {
      try follow(place, -1, target, rest)
    } else {
      try note(rest, \.gaps, place)
    }
  }

  /// The first case that holds counts, unless one before it is unknown.
  private mutating func first(
    _ place: Int,
    _ reads: [WalkSets.Read],
    _ here: AnswerSet
  ) throws(ProofFault) -> AnswerSet {
    var rest = here
    for (number, read) in reads.enumerated() {
      let hit = try space.intersection(rest, read.isTrue)
      try follow(place, number, procedure.transitions[place].cases[number].target, hit)
      let other = try space.difference(rest, hit)
      rest = try space.intersection(other, read.isFalse)
      try noteUndecided(place, number, try space.difference(other, rest))
    }
    return rest
  }

  /// A case that holds counts, whatever is unknown besides.
  private mutating func unique(
    _ place: Int,
    _ reads: [WalkSets.Read],
    _ here: AnswerSet
  ) throws(ProofFault) -> AnswerSet {
    var rest = here
    for (number, read) in reads.enumerated() {
      let hit = try space.intersection(rest, read.isTrue)
      if hit != read.isTrue { try noteOverlaps(place, number, reads) }
      rest = try space.difference(rest, hit)
      try follow(place, number, procedure.transitions[place].cases[number].target, hit)
    }
    for (number, read) in reads.enumerated() where !rest.isEmpty {
      let sure = try space.intersection(rest, read.isFalse)
      try noteUndecided(place, number, try space.difference(rest, sure))
      rest = sure
    }
    return rest
  }

  private mutating func noteOverlaps(
    _ place: Int,
    _ second: Int,
    _ reads: [WalkSets.Read]
  ) throws(ProofFault) {
    for first in 0..<second {
      let both = try space.intersection(reads[first].isTrue, reads[second].isTrue)
      guard !both.isEmpty else { continue }
      let key = WalkSets.Overlap(transition: place, first: first, second: second)
      sets.overlaps[key] = try space.union(sets.overlaps[key] ?? .none, both)
    }
  }

  private mutating func noteUndecided(
    _ place: Int,
    _ number: Int,
    _ set: AnswerSet
  ) throws(ProofFault) {
    guard !set.isEmpty else { return }
    let key = WalkSets.Hit(transition: place, hit: number)
    sets.undecided[key] = try space.union(sets.undecided[key] ?? .none, set)
  }

  private mutating func noteReads(
    _ place: Int,
    _ reads: [WalkSets.Read],
    _ here: AnswerSet
  ) throws(ProofFault) {
    var seen: Set<Int> = []
    for (number, read) in reads.enumerated() {
      let key = WalkSets.Hit(transition: place, hit: number)
      sets.cases[key] = try union(sets.cases[key], read)
      try noteConditions(
        in: procedure.transitions[place].cases[number].rule,
        here,
        &seen
      )
    }
  }

  private mutating func noteConditions(
    in rule: Int,
    _ here: AnswerSet,
    _ seen: inout Set<Int>
  ) throws(ProofFault) {
    guard seen.insert(rule).inserted else { return }
    switch procedure.rules.form(of: rule) {
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      for part in parts { try noteConditions(in: part, here, &seen) }

    case .not(let part):
      try noteConditions(in: part, here, &seen)

    case .condition(let name, let part):
      let read = try reader.read(rule)
      let local = WalkSets.Read(
        isTrue: try space.intersection(here, read.isTrue),
        isFalse: try space.intersection(here, read.isFalse)
      )
      sets.conditions[name] = try union(sets.conditions[name], local)
      try noteConditions(in: part, here, &seen)

    case .choice, .has, .range, .answered:
      break
    }
  }

  private func union(
    _ known: WalkSets.Read?,
    _ more: WalkSets.Read
  ) throws(ProofFault) -> WalkSets.Read {
    guard let known else { return more }
    return WalkSets.Read(
      isTrue: try space.union(known.isTrue, more.isTrue),
      isFalse: try space.union(known.isFalse, more.isFalse)
    )
  }

  /// Moves combinations on to where a case leads.
  private mutating func follow(
    _ place: Int,
    _ number: Int,
    _ target: CompiledProcedure.FlatTarget,
    _ set: AnswerSet
  ) throws(ProofFault) {
    guard !set.isEmpty else { return }
    let hit = WalkSets.Hit(transition: place, hit: number)
    sets.hits[hit] = try space.union(sets.hits[hit] ?? .none, set)
    switch target {
    case .page(let next):
      try send(set, to: next)

    case .transition(let next):
      try send(set, to: procedure.pages.count + next)

    case .back(let fact, let option, let next):
      try comeBack(fact, option, set)
      try send(set, to: procedure.pages.count + next)

    case .outcome(let outcome):
      sets.outcomes[outcome] = try space.union(sets.outcomes[outcome], set)
      let ending = WalkSets.Ending(outcome: outcome, hit: hit)
      sets.endings[ending] = try space.union(sets.endings[ending] ?? .none, set)
    }
  }

  /// A call has the outcome through which its procedure came back.
  private mutating func comeBack(
    _ fact: Int,
    _ option: Int,
    _ set: AnswerSet
  ) throws(ProofFault) {
    var values: [AnswerSet]
    if case .values(let known) = sets.live[fact] {
      values = known
    } else {
      values = Array(
        repeating: .none,
        count: procedure.rules.facts[fact].type.options.count
      )
    }
    for place in values.indices {
      values[place] =
        place == option
        ? try space.union(values[place], set) : try space.difference(values[place], set)
    }
    sets.live[fact] = .values(values)
    try refresh(set)
  }
}
