import Guidance
import Rules

/// One run over all answers: the states that wait, and what was found.
struct ExplorationRun {
  /// The word of a question that was left open on purpose.
  private static let leftOpen = RuleSet.unanswered - 1

  /// How many pages, for each state of the budget, are passed before it gives up.
  private static let pagesForEach = 64

  /// How many words all states together may hold.
  private static let mostWords = 1 << 24

  private let procedure: CompiledProcedure
  private let exploration: Exploration
  private let memory: WalkMemory
  private let watch: Exploration.Watch?
  private var findings = Findings()
  private var kinds: Set<Findings.Fault.Kind> = []
  private var table = StateTable()
  private var queue = Queue()

  // The walk that is being looked at.
  private var live: [UInt64]
  /// What was answered where, ``leftOpen`` included: a page that comes back gets the same answer.
  private var given: [UInt64]
  private var answers: Int32 = 0
  /// The state it goes on from and the answer there; -1 for the start.
  private var parent: Int32 = -1
  private var answer: UInt64 = 0
  /// The pages since the last answer.
  private var trail: [Int32] = []
  private var marks: [Int32]
  private var round: Int32 = 0
  private var passed = 0
  private var hits: [Findings.Hit] = []
  private var showsNew = false

  init(_ exploration: Exploration, _ memory: WalkMemory, _ watch: Exploration.Watch?) {
    self.exploration = exploration
    self.memory = memory
    self.watch = watch
    procedure = exploration.procedure
    live = Array(repeating: RuleSet.unanswered, count: procedure.rules.facts.count)
    given = live
    marks = Array(repeating: -1, count: procedure.pages.count)
  }

  /// What waits: a state and an answer to try there, those with the fewest answers first.
  private struct Queue {
    private var waiting: [[(state: Int32, answer: UInt64)]] = []
    private var answers = 0
    private var place = 0

    mutating func add(_ state: Int32, _ answer: UInt64, answers: Int32) {
      while waiting.count <= Int(answers) { waiting.append([]) }
      waiting[Int(answers)].append((state, answer))
    }

    mutating func next() -> (state: Int32, answer: UInt64)? {
      while answers < waiting.count {
        if place < waiting[answers].count {
          place += 1
          return waiting[answers][place - 1]
        }
        waiting[answers] = []
        (answers, place) = (answers + 1, 0)
      }
      return nil
    }
  }

  /// Looks at everything, or as much as the budget allows.
  mutating func findings(budget: Int) -> Findings {
    findings.states = 1
    startRound()
    go(from: procedure.start)
    while let (state, answer) = queue.next() {
      guard findings.states < budget, passed / Self.pagesForEach < budget,
        table.words.count < Self.mostWords
      else {
        findings.isComplete = false
        break
      }
      findings.states += 1
      restore(Int(state))
      parent = state
      self.answer = answer
      let page = Int(table.states[Int(state)].page)
      give(answer, at: page)
      leave(page)
    }
    return findings
  }

  // MARK: - States

  /// Puts the walk where a state stands.
  private mutating func restore(_ number: Int) {
    let state = table.states[number]
    for fact in live.indices {
      live[fact] = RuleSet.unanswered
      given[fact] = RuleSet.unanswered
    }
    var place = state.words
    let page = Int(state.page)
    for fact in memory.words[page] {
      set(Int(fact), live: table.words[place], given: table.words[place + 1])
      place += 2
    }
    for fact in memory.flags[page] {
      set(Int(fact), live: table.words[place], given: table.words[place])
      place += 1
    }
    answers = state.answers
    startRound()
    for page in table.trails[state.trail] {
      trail.append(page)
      marks[Int(page)] = round
    }
  }

  private mutating func set(_ fact: Int, live word: UInt64, given answer: UInt64) {
    live[fact] = word == Self.leftOpen ? RuleSet.unanswered : word
    given[fact] = answer
  }

  private mutating func startRound() {
    round += 1
    trail.removeAll(keepingCapacity: true)
  }

  private mutating func give(_ word: UInt64, at page: Int) {
    let fact = procedure.pages[page].fact
    given[fact] = word
    guard word != Self.leftOpen else { return }
    live[fact] = word
    answers += 1
    startRound()
  }

  /// Notes that the walk waits at a page, and what may be answered there.
  private mutating func wait(at page: Int) {
    let fact = procedure.pages[page].fact
    let words = exploration.choices[fact].filter { procedure.offered($0, at: page, live) == $0 }
    let mayStayOpen = !exploration.isGiven[fact] && procedure.mayStayOpen(page, live)
    var key: [UInt64] = []
    for fact in memory.words[page] { key += [live[Int(fact)], given[Int(fact)]] }
    for fact in memory.flags[page] {
      let word = given[Int(fact)]
      let isSet = live[Int(fact)] != RuleSet.unanswered
      key.append(word == Self.leftOpen || !isSet ? word : 0)
    }
    let state = StateTable.State(
      page: Int32(page),
      words: 0,
      parent: parent,
      answer: answer,
      answers: answers,
      trail: 0..<0
    )
    guard let number = table.insert(state, key, trail: mayStayOpen ? trail : []) else { return }
    // Of what no rule reads one answer stands for all.
    for word in exploration.isRead[fact] ? words[...] : words.prefix(1) {
      queue.add(Int32(number), word, answers: answers + 1)
    }
    if mayStayOpen, exploration.isRead[fact] || words.isEmpty {
      queue.add(Int32(number), Self.leftOpen, answers: answers)
    }
    if words.isEmpty, !mayStayOpen { note(.nothingOffered(page: page), at: page) }
  }

  // MARK: - Walking

  /// Goes on from a page until somebody must answer, or the walk ends.
  private mutating func go(from start: Int) {
    hits.removeAll(keepingCapacity: true)
    showsNew = false
    var next: Int? = start
    while let page = next { next = enter(page) }
    if showsNew, let watch {
      let walk = walked()
      watch(walk, Set(hits))
    }
  }

  /// Leaves the page where an answer was just given, and goes on.
  private mutating func leave(_ page: Int) {
    hits.removeAll(keepingCapacity: true)
    showsNew = false
    var next = follow(page)
    while let page = next { next = enter(page) }
    if showsNew, let watch {
      let walk = walked()
      watch(walk, Set(hits))
    }
  }

  private mutating func enter(_ page: Int) -> Int? {
    if findings.pages.insert(page).inserted { showsNew = true }
    passed += 1
    guard marks[page] != round else {
      noteLoop(at: page)
      return nil
    }
    marks[page] = round
    trail.append(Int32(page))
    let fact = procedure.pages[page].fact
    if procedure.pages[page].asks {
      let known = given[fact]
      if known == RuleSet.unanswered {
        if exploration.isRead[fact] || !procedure.mayStayOpen(page, live) {
          wait(at: page)
          return nil
        }
      } else if known == Self.leftOpen {
        guard procedure.mayStayOpen(page, live) else { return nil }
      } else {
        let word = procedure.offered(known, at: page, live)
        if word != RuleSet.unanswered {
          live[fact] = word
        } else if !procedure.mayStayOpen(page, live) {
          return nil
        }
      }
    }
    if let callee = procedure.firstPage(calledBy: page), live[fact] == RuleSet.unanswered {
      return callee
    }
    return follow(page)
  }

  /// Follows the transition of a page, through decisions and back from calls.
  private mutating func follow(_ page: Int) -> Int? {
    var transition = procedure.transition(of: page)
    while true {
      guard let target = choose(transition, at: page) else { return nil }
      switch target {
      case .page(let next): return next
      case .transition(let next): transition = next

      case .back(let fact, let option, let next):
        live[fact] = UInt64(option)
        given[fact] = UInt64(option)
        startRound()
        transition = next

      case .outcome(let outcome):
        if findings.outcomes.insert(outcome).inserted { showsNew = true }
        return nil
      }
    }
  }

  /// Where a transition leads now; all its cases are looked at, as more than one may hold.
  private mutating func choose(
    _ transition: Int,
    at page: Int
  ) -> CompiledProcedure.FlatTarget? {
    let item = procedure.transitions[transition]
    var held: Int?
    var unknown: Int?
    var isBehindUnknown = false
    for (number, one) in item.cases.enumerated() {
      switch procedure.rules.evaluate(one.rule, live) {
      case .isTrue:
        if let held {
          if item.hit == .unique {
            note(.overlap(transition: transition, held, number), at: page)
          }
        } else {
          held = number
          isBehindUnknown = unknown != nil
        }

      case .unknown: if unknown == nil { unknown = number }
      case .isFalse: break
      }
      if held != nil, item.hit == .first { break }
    }
    // Of `first`, an unknown case before the one that holds might have been the one that counts.
    if let unknown, held == nil || isBehindUnknown && item.hit == .first {
      noteUndecided(unknown, of: transition, at: page)
      return nil
    }
    guard let target = held.map({ item.cases[$0].target }) ?? item.otherwise else {
      note(.gap(transition: transition), at: page)
      return nil
    }
    let hit = Findings.Hit(transition: transition, hit: held ?? -1)
    hits.append(hit)
    if findings.hits.insert(hit).inserted { showsNew = true }
    return target
  }

  // MARK: - Findings

  private mutating func note(_ kind: Findings.Fault.Kind, at page: Int) {
    guard kinds.insert(kind).inserted else { return }
    findings.faults.append(.init(kind: kind, page: page, witness: witness(walked())))
  }

  private mutating func noteUndecided(_ number: Int, of transition: Int, at page: Int) {
    let rule = procedure.transitions[transition].cases[number].rule
    let facts = procedure.rules.reads(of: rule).filter { live[$0] == RuleSet.unanswered }
    note(.undecided(transition: transition, case: number, facts: facts.sorted()), at: page)
  }

  private mutating func noteLoop(at page: Int) {
    let path = walked().path
    let start = path.lastIndex(of: page) ?? 0
    note(.loop(pages: Array(path[start...])), at: page)
  }

  /// The walk that is being looked at, from its start.
  private func walked() -> Walk {
    var words = Array(repeating: RuleSet.unanswered, count: live.count)
    var (state, answer) = (parent, answer)
    while state >= 0 {
      let item = table.states[Int(state)]
      if answer != Self.leftOpen { words[procedure.pages[Int(item.page)].fact] = answer }
      (state, answer) = (item.parent, item.answer)
    }
    var walk = Walk(for: procedure)
    walk.replay(procedure, words)
    return walk
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
