import Rules

/// One replay of a procedure from its start over given answers.
///
/// A pure function of procedure and answers: the order in which answers were given does not count,
/// and answers of pages that are not on the path are not read.
public struct Walk: Sendable, Equatable {
  /// How a walk ends.
  public enum End: Sendable, Equatable {
    /// At an outcome of the procedure, by its place.
    case outcome(Int)
    /// At a page whose question must be answered first.
    case open(page: Int)
    /// At a mistake in the content that the checks rule out.
    case stuck(Fault, page: Int)
  }

  /// Why a walk cannot go on.
  public enum Fault: Sendable, Equatable {
    /// No case holds and there is no other way.
    case gap(transition: Int)
    /// A case is unknown when it must decide.
    case undecided(transition: Int, case: Int)
    /// The same pages come back without a new answer.
    case loop
  }

  /// The case that led on from a page; of a page that led to a decision, that of the decision.
  public struct Turn: Sendable, Equatable {
    /// The place of the page, the last one on the path.
    public var page: Int
    /// The place of the transition; -1 for the start of a called procedure.
    public var transition: Int
    /// The place of the case in it; -1 for `otherwise`.
    public var hit: Int
  }

  /// The places of the pages visited, in order.
  public private(set) var path: [Int] = []
  /// The word of every fact that is live; see ``RuleSet/unanswered``.
  public private(set) var live: [UInt64]
  /// How it ended.
  public private(set) var end: End = .open(page: 0)
  /// The turn that led on from each page of the path, in the same order.
  public private(set) var turns: [Turn] = []

  private var visited: [Int32]
  private var liveCount: Int32 = 0

  /// Makes an empty walk for a procedure, to be used again and again.
  public init(for procedure: CompiledProcedure) {
    live = Array(repeating: RuleSet.unanswered, count: procedure.rules.facts.count)
    visited = Array(repeating: -1, count: procedure.pages.count)
    path.reserveCapacity(procedure.pages.count)
    turns.reserveCapacity(procedure.pages.count)
  }

  /// What is shown of a walk: the page, its transition, and what is live when that has to decide.
  public typealias Watch = (_ page: Int, _ transition: Int, _ live: [UInt64]) -> Void

  /// Walks a procedure from its start; `words` has one word a fact.
  ///
  /// Each transition is shown to `watch` at the moment that it has to decide.
  public mutating func replay(
    _ procedure: CompiledProcedure,
    _ words: [UInt64],
    watch: Watch? = nil
  ) {
    precondition(words.count == live.count)
    reset()
    // Taken out, so that writing to it need not ask each time who else holds it.
    var live: [UInt64] = []
    swap(&live, &self.live)
    words.withUnsafeBufferPointer { words in
      live.withUnsafeMutableBufferPointer { live in
        follow(procedure, Sheet(words: words, live: live), watch)
      }
    }
    swap(&live, &self.live)
  }

  /// The answers of a walk: as given, and those of them that are live so far.
  private struct Sheet {
    let words: UnsafeBufferPointer<UInt64>
    let live: UnsafeMutableBufferPointer<UInt64>
  }

  private mutating func reset() {
    path.removeAll(keepingCapacity: true)
    for place in live.indices { live[place] = RuleSet.unanswered }
    for place in visited.indices { visited[place] = -1 }
    liveCount = 0
    turns.removeAll(keepingCapacity: true)
  }

  private mutating func follow(
    _ procedure: CompiledProcedure,
    _ sheet: Sheet,
    _ watch: Watch?
  ) {
    var place = procedure.start
    while true {
      // A page may come back only with a new answer; otherwise the walk would never end.
      if visited[place] == liveCount {
        end = .stuck(.loop, page: place)
        return
      }
      visited[place] = liveCount
      path.append(place)
      let stop = procedure.route.stops[place]
      if stop.asks, !enter(place, stop, procedure, sheet) { return }
      if stop.callee >= 0, sheet.live[stop.fact] == RuleSet.unanswered {
        turns.append(Turn(page: place, transition: -1, hit: -1))
        place = stop.callee
        continue
      }
      guard let next = leave(place, stop.transition, procedure, sheet, watch) else { return }
      place = next
    }
  }

  /// Takes the answer of a page that asks; returns whether the walk may go on.
  @inline(__always)
  private mutating func enter(
    _ place: Int,
    _ stop: Route.Stop,
    _ procedure: CompiledProcedure,
    _ sheet: Sheet
  ) -> Bool {
    var word = sheet.words[stop.fact]
    if word != RuleSet.unanswered, !stop.guards.isEmpty {
      word = Self.offered(word, at: stop, procedure, sheet)
    }
    if word != RuleSet.unanswered {
      if sheet.live[stop.fact] == RuleSet.unanswered { liveCount += 1 }
      sheet.live[stop.fact] = word
      return true
    }
    switch stop.openWhen {
    case .always: return true
    case .when(let rule) where procedure.rules.evaluate(rule, .init(sheet.live)) == .isTrue:
      return true

    case .never, .when:
      end = .open(page: place)
      return false
    }
  }

  /// The word without options that are not offered here.
  private static func offered(
    _ word: UInt64,
    at stop: Route.Stop,
    _ procedure: CompiledProcedure,
    _ sheet: Sheet
  ) -> UInt64 {
    var word = word
    for place in stop.guards {
      let item = procedure.route.guards[place]
      // Only what was chosen need be offered.
      let isChosen =
        stop.isSet ? word >> UInt64(item.option) & 1 == 1 : word == UInt64(item.option)
      guard isChosen, procedure.rules.evaluate(item.rule, .init(sheet.live)) != .isTrue else {
        continue
      }
      guard stop.isSet else { return RuleSet.unanswered }
      word &= ~(1 << UInt64(item.option))
    }
    return word
  }

  /// Follows the transition of a page, through decisions and back from calls, to the next page.
  @inline(__always)
  private mutating func leave(
    _ page: Int,
    _ first: Int,
    _ procedure: CompiledProcedure,
    _ sheet: Sheet,
    _ watch: Watch?
  ) -> Int? {
    var transition = first
    while true {
      if let watch { watch(page, transition, Array(sheet.live)) }
      let fork = procedure.route.forks[transition]
      let hit: Int
      let target: Int
      switch procedure.rules.choose(fork.table, .init(sheet.live)) {
      case .row(let row):
        hit = row
        target = fork.firstTarget + row

      case .none:
        hit = -1
        target = fork.otherwise

      case .undecided(let row):
        end = .stuck(.undecided(transition: transition, case: row), page: page)
        return nil
      }
      guard target >= 0 else {
        end = .stuck(.gap(transition: transition), page: page)
        return nil
      }
      switch procedure.route.targets[target] {
      case .page(let next):
        turns.append(Turn(page: page, transition: transition, hit: hit))
        return next

      case .transition(let next):
        transition = next

      case .back(let fact, let option, let next):
        sheet.live[fact] = UInt64(option)
        liveCount += 1
        transition = next

      case .outcome(let outcome):
        turns.append(Turn(page: page, transition: transition, hit: hit))
        end = .outcome(outcome)
        return nil
      }
    }
  }
}
