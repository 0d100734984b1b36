public import Guidance
public import Rules

/// What was found by walking a procedure over all its answers.
public struct Findings: Sendable {
  /// Something wrong, with the fewest answers that show it.
  public struct Fault: Sendable, Equatable {
    /// What is wrong.
    public enum Kind: Sendable, Hashable {
      /// No case of a transition holds and there is no other way.
      case gap(transition: Int)
      /// A case is unknown when it must decide, for want of these facts.
      case undecided(transition: Int, case: Int, facts: [Int])
      /// Two cases of a `unique` transition hold at once.
      case overlap(transition: Int, Int, Int)
      /// The same pages come back without end.
      case loop(pages: [Int])
      /// A question must be answered but offers nothing to choose.
      case nothingOffered(page: Int)
    }

    /// What is wrong.
    public var kind: Kind
    /// The page where it shows.
    public var page: Int
    /// Answers that lead there.
    public var witness: [String: FactValue]
  }

  /// The places of the pages that some answers lead to.
  public var pages: Set<Int> = []
  /// The places of the outcomes that some answers lead to.
  public var outcomes: Set<Int> = []
  /// The cases that lead on for some answers.
  public var hits: Set<Hit> = []
  /// What is wrong, each kind once.
  public var faults: [Fault] = []
  /// How many different states were looked at.
  public var states = 0
  /// Whether all of them were; if not, what was not found is not proven.
  public var isComplete = true

  /// A case of a transition; -1 is `otherwise`.
  public struct Hit: Sendable, Hashable {
    /// The place of the transition.
    public var transition: Int
    /// The place of the case.
    public var hit: Int

    /// Makes a hit.
    public init(transition: Int, hit: Int) {
      self.transition = transition
      self.hit = hit
    }
  }
}

/// Walks a procedure over all combinations of answers, those left open included.
///
/// Of each question only values that some rule can tell apart are tried, and two walks that stand at
/// the same page with the same answers to all that is read later count as one state. So the work grows
/// with what rules read, not with how many questions there are. Fewest answers come first, which makes
/// every witness a shortest one.
public struct Exploration {
  /// How many states are looked at before it gives up and says so.
  public static let budget = 200_000

  private let procedure: CompiledProcedure
  private let choices: [[UInt64]]
  private let isRead: [Bool]
  private let readLater: [[Int]]
  /// Whether rules read more options of one set than can be tried in all combinations.
  private let isCut: Bool
  /// The facts whose answer is given and stays as it is.
  private let given: Set<Int>

  /// What one of the walks looked at shows, in the order of the number of their answers.
  typealias Watch = (_ walk: Walk, _ hits: Set<Findings.Hit>) -> Void

  /// Prepares the exploration of a procedure; questions that are answered in `given` keep that answer.
  public init(_ procedure: CompiledProcedure, given answers: [String: FactValue] = [:]) {
    self.procedure = procedure
    let words = procedure.words(for: answers)
    given = Set(words.indices.filter { words[$0] != RuleSet.unanswered })
    var readers: [Int] = procedure.transitions.flatMap { $0.cases.map(\.rule) }
    for place in procedure.pages.indices { readers += procedure.rulesOnPage(place) }
    let reads = readers.reduce(into: Set<Int>()) { $0.formUnion(procedure.rules.reads(of: $1)) }
    isRead = procedure.rules.facts.indices.map { reads.contains($0) }
    choices = procedure.rules.facts.enumerated().map { place, fact in
      if words[place] != RuleSet.unanswered { return [words[place]] }
      let told =
        reads.contains(place) ? procedure.rules.representatives(of: place, in: readers) : []
      if !told.isEmpty { return told }
      // Any value will do: no rule tells them apart. A choice may hide options, so all are tried.
      if case .choice(let options) = fact.type { return options.indices.map(UInt64.init) }
      if case .count(let bounds) = fact.type { return [UInt64(bounds.lowerBound)] }
      return [0]
    }
    isCut = choices.contains { $0.count >= 1 << RuleSet.mostOptionsToldApart }
    readLater = Self.factsReadLater(procedure)
  }

  /// For each page the facts that rules read from there on.
  private static func factsReadLater(_ procedure: CompiledProcedure) -> [[Int]] {
    var reads = procedure.pages.indices.map { place -> Set<Int> in
      let rules =
        procedure.rulesOnPage(place)
        + procedure.transitionsOf(place).flatMap { procedure.transitions[$0].cases.map(\.rule) }
      return rules.reduce(into: []) { $0.formUnion(procedure.rules.reads(of: $1)) }
    }
    let successors = procedure.pages.indices.map { procedure.successors(of: $0) }
    var isChanged = true
    while isChanged {
      isChanged = false
      for place in procedure.pages.indices.reversed() {
        for next in successors[place] where !reads[next].isSubset(of: reads[place]) {
          reads[place].formUnion(reads[next])
          isChanged = true
        }
      }
    }
    return reads.map { $0.sorted() }
  }

  /// Answers tried so far: by fact, with ``RuleSet/unanswered`` for a question left open.
  private typealias Trial = [Int: UInt64]

  private struct State: Hashable {
    var page: Int
    var words: [UInt64]
  }

  /// Walks all of it.
  public func run(budget: Int = Exploration.budget) -> Findings {
    run(budget: budget) { _, _ in }
  }

  func run(budget: Int, watch: Watch) -> Findings {
    var findings = Findings()
    findings.isComplete = !isCut
    var known: Set<State> = []
    var kinds: Set<Findings.Fault.Kind> = []
    var walk = Walk(for: procedure)
    var queue = Queue()
    while let trial = queue.next() {
      if findings.states >= budget {
        findings.isComplete = false
        break
      }
      findings.states += 1
      let words = words(of: trial)
      var faults: [Findings.Fault.Kind: Int] = [:]
      var hits: Set<Findings.Hit> = []
      walk.replay(procedure, words) { page, transition, live in
        if let overlap = self.overlap(in: transition, live) { faults[overlap] = page }
        hits.formUnion(self.hit(in: transition, live))
      }
      findings.hits.formUnion(hits)
      watch(walk, hits)
      note(walk, trial, &findings, &faults)
      for (kind, page) in faults where kinds.insert(kind).inserted {
        findings.faults.append(.init(kind: kind, page: page, witness: witness(walk)))
      }
      guard let place = firstUntried(walk, trial) else { continue }
      let state = State(page: place, words: readLater[place].map { walk.live[$0] })
      guard known.insert(state).inserted else { continue }
      let branches = branches(at: place, trial, &walk)
      if branches.isEmpty, kinds.insert(.nothingOffered(page: place)).inserted {
        walk.replay(procedure, words)
        findings.faults.append(
          .init(kind: .nothingOffered(page: place), page: place, witness: witness(walk))
        )
      }
      for branch in branches { queue.add(branch) }
    }
    return findings
  }

  /// Trials in the order of how many answers they hold, those of as many in the order of their coming.
  private struct Queue {
    private var waiting: [[Trial]] = [[[:]]]
    private var answers = 0
    private var place = 0

    mutating func add(_ trial: Trial) {
      let count = trial.values.reduce(0) { $0 + ($1 == RuleSet.unanswered ? 0 : 1) }
      while waiting.count <= count { waiting.append([]) }
      waiting[count].append(trial)
    }

    mutating func next() -> Trial? {
      while place == waiting[answers].count {
        guard answers + 1 < waiting.count else { return nil }
        waiting[answers] = []
        (answers, place) = (answers + 1, 0)
      }
      place += 1
      return waiting[answers][place - 1]
    }
  }

  private func words(of trial: Trial) -> [UInt64] {
    var words = Array(repeating: RuleSet.unanswered, count: procedure.rules.facts.count)
    for (fact, word) in trial { words[fact] = word }
    return words
  }

  /// The first page on the path whose question was neither answered nor left open on purpose.
  private func firstUntried(_ walk: Walk, _ trial: Trial) -> Int? {
    walk.path.first { place in
      let page = procedure.pages[place]
      guard page.asks, trial[page.fact] == nil else { return false }
      if isRead[page.fact] { return true }
      // A question that nothing reads matters only when it holds the walk up.
      if case .open(place) = walk.end { return true }
      return false
    }
  }

  /// The trials that answer a question in each way that counts, or leave it open where that is allowed.
  private func branches(at place: Int, _ trial: Trial, _ walk: inout Walk) -> [Trial] {
    let fact = procedure.pages[place].fact
    var branches: [Trial] = []
    for word in choices[fact] {
      var more = trial
      more[fact] = word
      walk.replay(procedure, words(of: more))
      // An option that is not offered here is no answer.
      guard walk.path.contains(place), walk.live[fact] == word else { continue }
      branches.append(more)
      if !isRead[fact] { return branches }
    }
    if given.contains(fact) { return branches }
    var open = trial
    open[fact] = RuleSet.unanswered
    walk.replay(procedure, words(of: open))
    if walk.end != .open(page: place) { branches.append(open) }
    return branches
  }

  private func note(
    _ walk: Walk,
    _ trial: Trial,
    _ findings: inout Findings,
    _ faults: inout [Findings.Fault.Kind: Int]
  ) {
    findings.pages.formUnion(walk.path)
    switch walk.end {
    case .outcome(let outcome):
      findings.outcomes.insert(outcome)

    case .open:
      break

    case .stuck(.gap(let transition), let page):
      faults[.gap(transition: transition)] = page

    case .stuck(.undecided(let transition, let number), let page):
      let rule = procedure.transitions[transition].cases[number].rule
      let facts = procedure.rules.reads(of: rule).filter {
        walk.live[$0] == RuleSet.unanswered
      }
      faults[.undecided(transition: transition, case: number, facts: facts.sorted())] = page

    case .stuck(.loop, let page):
      let start = walk.path.firstIndex(of: page) ?? 0
      faults[.loop(pages: Array(walk.path[start...]))] = page
    }
  }

  /// The case that leads on from a transition, as the walk chooses it; none when it is stuck.
  private func hit(in transition: Int, _ live: [UInt64]) -> Set<Findings.Hit> {
    var isUnknown = false
    let item = procedure.transitions[transition]
    for (place, one) in item.cases.enumerated() {
      switch procedure.rules.evaluate(one.rule, live) {
      case .isTrue:
        return isUnknown && item.hit == .first ? [] : [.init(transition: transition, hit: place)]

      case .unknown: isUnknown = true
      case .isFalse: break
      }
    }
    return isUnknown ? [] : [.init(transition: transition, hit: -1)]
  }

  private func overlap(in transition: Int, _ live: [UInt64]) -> Findings.Fault.Kind? {
    let item = procedure.transitions[transition]
    guard item.hit == .unique else { return nil }
    var first: Int?
    for (place, one) in item.cases.enumerated()
    where procedure.rules.evaluate(one.rule, live) == .isTrue {
      if let first { return .overlap(transition: transition, first, place) }
      first = place
    }
    return nil
  }

  private func witness(_ walk: Walk) -> [String: FactValue] {
    var answers: [String: FactValue] = [:]
    for place in walk.path where procedure.pages[place].asks {
      let page = procedure.pages[place]
      guard walk.live[page.fact] != RuleSet.unanswered else { continue }
      answers[page.key] = procedure.rules.facts[page.fact].type.value(of: walk.live[page.fact])
    }
    return answers
  }
}
