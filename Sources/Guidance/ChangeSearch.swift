public import Rules

/// Finds what would change an advice: for every other outcome the smallest sets of changed answers.
///
/// Only answers that a rule reads are varied. A change may open questions; answering those belongs to
/// the change, so that every set found leads to an outcome when `decide` takes it.
public struct ChangeSearch: Sendable {
  /// The largest set that is looked for.
  public static let mostAnswers = 4
  /// How many sets of the same size are kept for one outcome.
  public static let mostSets = 3

  private let procedure: CompiledProcedure
  private let varied: [(place: Int, fact: Int, words: [UInt64])]

  /// Prepares the search for a procedure.
  public init(_ procedure: CompiledProcedure) {
    self.procedure = procedure
    let expressions = procedure.transitions.flatMap { $0.cases.map(\.rule) }
    varied = procedure.pages.enumerated().compactMap { place, page in
      guard page.asks else { return nil }
      let words = procedure.rules.representatives(of: page.fact, in: expressions)
      return words.isEmpty ? nil : (place, page.fact, words)
    }
  }

  /// The smallest changes of answers that lead from an advice to each other outcome.
  ///
  /// The facts in `fixed` (such as the sector) stay as they are.
  public func changes(
    of answers: [String: FactValue],
    fixed: Set<String> = []
  ) -> [AdviceChange] {
    let base = procedure.words(for: answers)
    var walk = Walk(for: procedure)
    walk.replay(procedure, base)
    guard case .outcome(let present) = walk.end else { return [] }
    // Answers that are not live now would otherwise count without being seen to change.
    let start = walk.path.reduce(into: Array(repeating: RuleSet.unanswered, count: base.count)) {
      let fact = procedure.pages[$1].fact
      if fact >= 0, procedure.pages[$1].asks { $0[fact] = walk.live[fact] }
    }
    var found: [Int: [[Int: UInt64]]] = [:]
    var level: [Candidate] = [Candidate(changed: [:])]
    for size in 1...Self.mostAnswers {
      var next: Set<Candidate> = []
      for candidate in level {
        extend(candidate, from: start, fixed: fixed, &walk) { next.insert($0) }
      }
      level = sift(Array(next), size: size, start: start, present: present, &walk, into: &found)
      let others = procedure.procedure.outcomes.indices.filter { $0 != present }
      if others.allSatisfy({ found[$0] != nil }) { break }
    }
    return describe(found)
  }

  /// A set of changed words, by fact.
  private struct Candidate: Hashable {
    var changed: [Int: UInt64]
  }

  /// Changes one more live answer, or answers the question at which the walk came to a halt.
  private func extend(
    _ candidate: Candidate,
    from start: [UInt64],
    fixed: Set<String>,
    _ walk: inout Walk,
    _ add: (Candidate) -> Void
  ) {
    walk.replay(procedure, words(start, candidate))
    let halted: Int? = if case .open(let page) = walk.end { page } else { nil }
    for (place, fact, options) in varied {
      let key = procedure.pages[place].key
      guard candidate.changed[fact] == nil, !fixed.contains(key) else { continue }
      if let halted {
        guard place == halted else { continue }
      } else {
        guard walk.path.contains(place) else { continue }
      }
      for word in options where word != walk.live[fact] {
        var more = candidate
        more.changed[fact] = word
        add(more)
      }
    }
  }

  /// Keeps the smallest sets for each outcome; returns those worth extending.
  private func sift(
    _ candidates: [Candidate],
    size: Int,
    start: [UInt64],
    present: Int,
    _ walk: inout Walk,
    into found: inout [Int: [[Int: UInt64]]]
  ) -> [Candidate] {
    var rest: [Candidate] = []
    for candidate in candidates.sorted(by: { order($0) < order($1) }) {
      walk.replay(procedure, words(start, candidate))
      switch walk.end {
      case .open:
        rest.append(candidate)

      case .outcome(let outcome):
        guard outcome != present else {
          rest.append(candidate)
          continue
        }
        let isLive = candidate.changed.allSatisfy { walk.live[$0.key] == $0.value }
        let known = found[outcome] ?? []
        if isLive, known.allSatisfy({ $0.count == size }), known.count < Self.mostSets {
          found[outcome, default: []].append(candidate.changed)
        }

      case .stuck:
        break
      }
    }
    return rest
  }

  private func words(_ start: [UInt64], _ candidate: Candidate) -> [UInt64] {
    var words = start
    for (fact, word) in candidate.changed { words[fact] = word }
    return words
  }

  /// A fixed order of candidates, whatever the order of the set they came from.
  private func order(_ candidate: Candidate) -> String {
    candidate.changed.sorted { $0.key < $1.key }.map { "\(pad($0.key)).\(pad(Int($0.value)))" }
      .joined(separator: ",")
  }

  private func pad(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  private func describe(_ found: [Int: [[Int: UInt64]]]) -> [AdviceChange] {
    var changes: [AdviceChange] = []
    for (outcome, sets) in found.sorted(by: {
      ($0.value[0].count, $0.key) < ($1.value[0].count, $1.key)
    }) {
      for changed in sets {
        var answers: [String: FactValue] = [:]
        for (fact, word) in changed {
          answers[procedure.rules.facts[fact].id] = procedure.rules.facts[fact].type.value(of: word)
        }
        changes.append(
          AdviceChange(answers: answers, outcome: procedure.procedure.outcomes[outcome].id)
        )
      }
    }
    return changes
  }
}
