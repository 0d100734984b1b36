public import Rules

/// Finds what would change an advice: for every other outcome the smallest sets of changed answers.
///
/// Only answers that can lead to another outcome are varied. A change may open questions; answering those belongs to
/// the change, so that every set found leads to an outcome when `decide` takes it.
public struct ChangeSearch: Sendable {
  /// The largest set that is looked for.
  public static let mostAnswers = 4
  /// How many sets of the same size are kept for one outcome.
  public static let mostSets = 3
  /// How many walks one size of sets may take; a size that takes more is left out as a whole.
  ///
  /// In a large procedure there are a million sets of four, and nobody reads them; this many walks take
  /// less than a tenth of a second.
  static let mostWalks = 100_000

  private let procedure: CompiledProcedure
  /// The words to try for each page, by its place.
  private let varied: [[UInt64]]
  /// Of sets the options that are told apart, as bits, each with those alike to it; by page.
  private let alike: [[UInt64]]

  /// Prepares the search for a procedure.
  public init(_ procedure: CompiledProcedure) {
    self.procedure = procedure
    var expressions = procedure.transitions.flatMap { $0.cases.map(\.rule) }
    for place in procedure.pages.indices { expressions += procedure.rulesOnPage(place) }
    let relevant = RelevantFacts(procedure).facts
    let varying = procedure.pages.map { $0.asks && relevant.contains($0.fact) ? $0.fact : nil }
    func told(_ tell: (Int, [Int], UInt64) -> [UInt64]) -> [[UInt64]] {
      varying.map { fact in
        fact.map { tell($0, expressions, procedure.guardedOptions(of: $0)) } ?? []
      }
    }
    varied = told(procedure.rules.representatives)
    alike = told(procedure.rules.alikeOptions)
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
    let others = procedure.procedure.outcomes.indices.filter { $0 != present }
    let kept = Set(fixed.compactMap { procedure.page($0) })
    var level = [Candidate()]
    for size in 1...Self.mostAnswers {
      let smaller = found
      var walks = 0
      var next: [Candidate] = []
      for candidate in level {
        for more in extensions(of: candidate, from: start, keeping: kept, &walk) {
          walks += 1
          guard walks <= Self.mostWalks else { return describe(smaller) }
          walk.replay(procedure, words(start, more))
          // An option that is not offered here is no answer, whatever else is changed after it.
          guard let last = more.last, walk.live[last.fact] == last.word else { continue }
          note(more, size: size, present: present, walk, in: &found)
          if size < Self.mostAnswers { next.append(more) }
        }
      }
      if others.allSatisfy({ found[$0] != nil }) { break }
      level = next
    }
    return describe(found)
  }

  /// A set of changed words, in the order in which a walk meets their pages.
  private typealias Candidate = [Change]

  private struct Change {
    var place: Int
    var fact: Int
    var word: UInt64
  }

  /// The sets with one more change, on a page that the walk meets after the last one changed.
  ///
  /// Up to that page the walk is the same with and without the change, so that every set is found, and
  /// only once.
  private func extensions(
    of candidate: Candidate,
    from start: [UInt64],
    keeping kept: Set<Int>,
    _ walk: inout Walk
  ) -> [Candidate] {
    walk.replay(procedure, words(start, candidate))
    let first = candidate.last.flatMap { walk.path.firstIndex(of: $0.place) } ?? -1
    var seen = Set(walk.path[..<(first + 1)])
    var more: [Candidate] = []
    for place in walk.path[(first + 1)...] where seen.insert(place).inserted {
      let fact = procedure.pages[place].fact
      guard procedure.pages[place].asks, !kept.contains(place) else { continue }
      let told = varied[place]
      let words =
        told.isEmpty && walk.live[fact] == RuleSet.unanswered ? anyWord(at: place, walk) : told
      for word in words.map({ adapted($0, at: place, to: start[fact]) }) where word != start[fact] {
        more.append(candidate + [Change(place: place, fact: fact, word: word)])
      }
    }
    return more
  }

  /// A word of a set in which the ticks that somebody made stand for those alike to them.
  private func adapted(_ word: UInt64, at place: Int, to start: UInt64) -> UInt64 {
    guard start != RuleSet.unanswered, !alike[place].isEmpty else { return word }
    return alike[place].reduce(start) { kept, kind in
      if word & kind == 0 { return kept & ~kind }
      return kept & kind == 0 ? kept | (word & kind) : kept
    }
  }

  /// A word for a question that is open and whose answers no rule tells apart.
  private func anyWord(at place: Int, _ walk: Walk) -> [UInt64] {
    switch procedure.rules.facts[procedure.pages[place].fact].type {
    case .choice(let options):
      let offered = procedure.offeredOptions(at: place, walk).first
      return offered.flatMap { options.firstIndex(of: $0.id) }.map { [UInt64($0)] } ?? []

    case .set: return [0]
    case .count(let bounds): return [UInt64(bounds.lowerBound)]
    // Words and days have to come from a person.
    case .date, .text: return []
    }
  }

  /// Keeps a set when it leads to another outcome and none smaller is known.
  private func note(
    _ candidate: Candidate,
    size: Int,
    present: Int,
    _ walk: Walk,
    in found: inout [Int: [[Int: UInt64]]]
  ) {
    guard case .outcome(let outcome) = walk.end, outcome != present,
      candidate.allSatisfy({ walk.live[$0.fact] == $0.word })
    else { return }
    let known = found[outcome] ?? []
    guard known.allSatisfy({ $0.count == size }), known.count < Self.mostSets else { return }
    let changed = candidate.map { ($0.fact, $0.word) }
    found[outcome, default: []].append(Dictionary(changed) { first, _ in first })
  }

  private func words(_ start: [UInt64], _ candidate: Candidate) -> [UInt64] {
    var words = start
    for change in candidate { words[change.fact] = change.word }
    return words
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
