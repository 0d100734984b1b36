/// All clauses of a solver in one array, and which of them to look at when a literal turns false.
///
/// A clause is known by the place of its first literal; before it stand its length and its worth: 0 for
/// a given clause, for a learnt one the number of decision levels that it ties together (fewer is better).
struct ClauseStore: Sendable {
  /// A clause to look at, with one of its literals: when that one is true, nothing needs to be done.
  struct Watch: Sendable {
    var clause: Int32
    var blocker: Int32
  }

  private static let header = 2
  /// Learnt clauses that tie together so few levels are never forgotten.
  private static let worthKeeping: Int32 = 2

  var literals: ContiguousArray<Int32> = []
  /// By literal: the clauses that have it among their first two.
  var watches: ContiguousArray<ContiguousArray<Watch>> = [[], []]
  /// How many learnt clauses there are.
  private(set) var learntCount = 0

  /// Takes in a new variable.
  mutating func addVariable() {
    watches.append([])
    watches.append([])
  }

  /// Adds a clause of two or more literals; its first two must be open or the last to be assigned.
  mutating func add(_ clause: ContiguousArray<Int32>, worth: Int32 = 0) -> Int32 {
    literals.append(Int32(clause.count))
    literals.append(worth)
    let place = Int32(literals.count)
    literals.append(contentsOf: clause)
    if worth > 0 { learntCount += 1 }
    watch(place)
    return place
  }

  /// The places of a clause's literals.
  @inline(__always)
  func range(of clause: Int32) -> Range<Int> {
    Int(clause)..<Int(clause + literals[Int(clause) - Self.header])
  }

  private mutating func watch(_ place: Int32) {
    let first = literals[Int(place)]
    let second = literals[Int(place) + 1]
    watches[Int(first)].append(Watch(clause: place, blocker: second))
    watches[Int(second)].append(Watch(clause: place, blocker: first))
  }

  /// Forgets the worse half of the learnt clauses, and all that can never matter again.
  ///
  /// Only while no decision stands: `values` then hold for good, and no clause is a reason.
  mutating func forget(_ values: ContiguousArray<Int8>) {
    var (limit, tooMany) = worthLimit()
    var old: ContiguousArray<Int32> = []
    swap(&old, &literals)
    literals.reserveCapacity(old.count)
    for literal in watches.indices { watches[literal].removeAll(keepingCapacity: true) }
    learntCount = 0
    var place = Self.header
    while place <= old.count {
      let clause = old[place..<(place + Int(old[place - Self.header]))]
      let worth = old[place - 1]
      place = clause.endIndex + Self.header
      guard worth <= limit, !clause.contains(where: { values[Int($0)] > 0 }) else { continue }
      if worth == limit, tooMany > 0 {
        tooMany -= 1
        continue
      }
      _ = add(ContiguousArray(clause.lazy.filter { values[Int($0)] == 0 }), worth: worth)
    }
  }

  /// The worth up to which half of the learnt clauses are kept, and how many of just that worth, the
  /// oldest, are still too many.
  private func worthLimit() -> (limit: Int32, tooMany: Int) {
    var worths: ContiguousArray<Int32> = []
    var place = Self.header
    while place <= literals.count {
      if literals[place - 1] > 0 { worths.append(literals[place - 1]) }
      place += Int(literals[place - Self.header]) + Self.header
    }
    worths.sort()
    let half = worths.count / 2
    guard !worths.isEmpty, worths[half] > Self.worthKeeping else { return (Self.worthKeeping, 0) }
    return (worths[half], worths.count { $0 <= worths[half] } - half)
  }
}
