public import Rules

/// One person's way through a procedure: answers, the pages gone on from, undo and redo.
///
/// The walk is always a replay of the answers. A page counts as passed only while it stays on the
/// path: coming back to a branch that was left shows its answers again, to confirm.
public struct Journey: Sendable, Equatable {
  /// Where a person has to go on.
  public enum Stop: Sendable, Equatable {
    /// At a page, by its place.
    case page(Int)
    /// At the end: every page of the path was passed.
    case end
  }

  /// What undo and redo bring back.
  private struct Moment: Sendable, Equatable {
    var answers: [String: FactValue]
    var passed: Set<Int>
    var toConfirm: Set<Int>
    var given: Set<Int>
    var changed: Int
  }

  /// The procedure that is walked.
  public let procedure: CompiledProcedure
  /// All answers given, also those that are not live.
  public private(set) var answers: [String: FactValue] = [:]
  /// The replay of the answers.
  public private(set) var walk: Walk
  /// The places of pages whose kept answers must be confirmed before they are gone on from.
  public private(set) var toConfirm: Set<Int> = []

  private var passed: Set<Int> = []
  /// The places of pages answered beforehand that the path has not come to yet.
  private var given: Set<Int> = []
  /// Those of them that the path came to, and that nobody went on from by hand since.
  private var unseen: Set<Int> = []
  private var past: [Moment] = []
  private var future: [Moment] = []

  /// Starts a journey, with answers given beforehand (such as a sector named at the start).
  ///
  /// Settings among them and the questions `carried` from a journey before are not asked again.
  public init(
    _ procedure: CompiledProcedure,
    answers: [String: FactValue] = [:],
    carried: Set<String> = []
  ) {
    self.procedure = procedure
    self.answers = answers
    walk = procedure.walk(answers)
    for key in answers.keys {
      guard let place = procedure.page(key) else { continue }
      let isSetting = if case .setting = procedure.pages[place].origin { true } else { false }
      if isSetting || carried.contains(key) { given.insert(place) }
    }
    passGiven()
  }

  /// Goes on from pages answered beforehand as the path comes to them; later they are as all others.
  private mutating func passGiven() {
    for place in given where walk.path.contains(place) {
      given.remove(place)
      guard walk.live[procedure.pages[place].fact] != RuleSet.unanswered else { continue }
      passed.insert(place)
      unseen.insert(place)
    }
  }

  /// Whether two journeys are in the same state; procedures are compared by their id.
  public static func == (left: Journey, right: Journey) -> Bool {
    left.procedure.procedure.id == right.procedure.procedure.id && left.answers == right.answers
      && left.walk == right.walk && left.toConfirm == right.toConfirm && left.passed == right.passed
      && left.given == right.given && left.past == right.past && left.future == right.future
  }

  /// Where to go on: the first page on the path that was not passed, or the end.
  public var stop: Stop {
    if let question = procedure.unsettled(walk) { return .page(question) }
    for place in walk.path where !passed.contains(place) && !isSpared(place) { return .page(place) }
    return .end
  }

  /// The page to show after one that was gone on from, among those that were visited; what was
  /// answered beforehand is passed by.
  public func visited(after place: Int) -> Int? {
    let visited = visited
    guard let position = visited.firstIndex(of: place) else { return nil }
    return visited[(position + 1)...].first { !unseen.contains($0) }
  }

  /// Whether a page is a setting that needs no answer on this way, and has none.
  public func isSpared(_ place: Int) -> Bool { procedure.isSpared(place, walk) }

  /// The settings of the path that were not asked, since the advice does not wait for them.
  public var spared: [Int] { walk.path.filter(isSpared) }

  /// The pages of the path up to and including the one to go on at, in order, each once; without
  /// settings that were not asked.
  public var visited: [Int] {
    var pages: [Int] = []
    for place in walk.path {
      if !pages.contains(place), !isSpared(place) { pages.append(place) }
      if case .page(place) = stop { break }
    }
    return pages
  }

  /// Whether the person went on from a page of the path.
  public func hasPassed(_ place: Int) -> Bool { passed.contains(place) }

  /// The answer given on a page.
  public func answer(at place: Int) -> FactValue? { answers[procedure.pages[place].key] }

  /// Whether a page may be gone on from without an answer.
  public func mayStayOpen(_ place: Int) -> Bool {
    guard procedure.pages[place].asks else { return true }
    if procedure.unsettled(walk) == place { return false }
    return procedure.mayStayOpen(place, walk)
  }

  /// Answers given on pages that are no longer on the path, in the procedure's order.
  public var leftAnswers: [String] { procedure.leftAnswers(of: walk, among: answers) }

  /// The options that are offered on a page now.
  public func offeredOptions(at place: Int) -> [Option] {
    procedure.offeredOptions(at: place, walk)
  }

  /// Gives, changes or (with nil) takes back the answer on a page.
  public mutating func give(_ value: FactValue?, at place: Int) {
    let key = procedure.pages[place].key
    guard answers[key] != value else { return }
    remember(place)
    answers[key] = value
    replay()
  }

  /// Goes on from a page; false when its question must be answered first.
  @discardableResult
  public mutating func pass(_ place: Int) -> Bool {
    // An answer may be there and yet not count, when its option is no longer offered.
    guard walk.path.contains(place), walk.end != .open(page: place) else { return false }
    if procedure.pages[place].asks, answer(at: place) == nil, !mayStayOpen(place) { return false }
    passed.insert(place)
    unseen.remove(place)
    toConfirm.remove(place)
    return true
  }

  /// Goes on from every page before one on the path, or with nil from all of them.
  public mutating func pass(before place: Int?) {
    for page in walk.path {
      if page == place { return }
      pass(page)
    }
  }

  /// What holds for a procedure that is gone on with: settings, and answers of this one's own questions
  /// that say so, where the other asks the same.
  ///
  /// Settings that neither of them asks go along too: one after them may.
  public func answersCarried(to next: CompiledProcedure) -> [String: FactValue] {
    var kept = answers.filter { procedure.page($0.key) == nil }
    for place in procedure.pages.indices where procedure.pages[place].asks {
      let page = procedure.pages[place]
      guard let value = answers[page.key], page.scope.isEmpty else { continue }
      if case .setting = page.origin {
        kept[page.key] = value
        continue
      }
      guard let same = next.page(page.key), next.pages[same].asks, next.pages[same].scope.isEmpty
      else { continue }
      let carries = procedure.question(at: place)?.carries ?? []
      guard case .option(let id) = value,
        carries.contains(where: {
          $0.option == id && $0.procedures.contains(next.procedure.id)
        }),
        procedure.rules.facts[page.fact].type == next.rules.facts[next.pages[same].fact].type,
        procedure.rules.facts[page.fact].type.word(for: value) == walk.live[page.fact]
      else { continue }
      kept[page.key] = value
    }
    return kept
  }

  /// The same journey in a procedure that was written anew: answers and passed pages go by their ids.
  ///
  /// Answers that no longer fit are left out; their keys are given back, in the old order.
  public func carried(to new: CompiledProcedure) -> (journey: Journey, lost: [String]) {
    var kept: [String: FactValue] = [:]
    var lost: [String] = []
    for key in procedure.questionKeys {
      guard let value = answers[key] else { continue }
      kept[key] = new.fitting(value, for: key)
      if kept[key] != value { lost.append(key) }
    }
    var journey = Journey(new, answers: kept)
    func places(_ old: Set<Int>) -> Set<Int> {
      Set(old.compactMap { new.page(procedure.pages[$0].key) })
    }
    journey.passed = places(passed).intersection(journey.walk.path)
    journey.toConfirm = places(toConfirm)
    journey.given = places(given).subtracting(journey.walk.path)
    journey.unseen = places(unseen)
    if case .open(let place) = journey.walk.end { journey.passed.remove(place) }
    return (journey, lost)
  }

  /// Takes back the last change of an answer; returns the page where it was.
  public mutating func undo() -> Int? {
    guard let moment = past.popLast() else { return nil }
    future.append(present(moment.changed))
    restore(moment)
    return moment.changed
  }

  /// Makes a change anew that was undone; returns the page where it was.
  public mutating func redo() -> Int? {
    guard let moment = future.popLast() else { return nil }
    past.append(present(moment.changed))
    restore(moment)
    return moment.changed
  }

  /// Whether there is a change to take back.
  public var canUndo: Bool { !past.isEmpty }

  /// Whether there is a change to make anew.
  public var canRedo: Bool { !future.isEmpty }

  private func present(_ changed: Int) -> Moment {
    Moment(answers: answers, passed: passed, toConfirm: toConfirm, given: given, changed: changed)
  }

  private mutating func remember(_ changed: Int) {
    past.append(present(changed))
    future = []
  }

  private mutating func restore(_ moment: Moment) {
    answers = moment.answers
    passed = moment.passed
    toConfirm = moment.toConfirm
    given = moment.given
    walk = procedure.walk(answers)
  }

  private mutating func replay() {
    walk = procedure.walk(answers)
    for place in passed where !walk.path.contains(place) {
      passed.remove(place)
      unseen.remove(place)
      if answer(at: place) != nil { toConfirm.insert(place) }
    }
    passGiven()
    // A page passed before may be open again, when its answer was taken back or no longer counts.
    if case .open(let place) = walk.end { passed.remove(place) }
  }
}

extension CompiledProcedure {
  /// What of a value is still an answer to a question: of a set the options that are left; nil for none.
  fileprivate func fitting(_ value: FactValue, for key: String) -> FactValue? {
    guard let place = page(key), pages[place].asks else { return nil }
    let type = rules.facts[pages[place].fact].type
    if case .options(let ids) = value, case .set(let options) = type {
      let left = options.filter { ids.contains($0) }
      return left.isEmpty && !ids.isEmpty ? nil : .options(left)
    }
    return type.word(for: value) == nil ? nil : value
  }

  /// The question that stops a walk because a rule needs it, although it may stay open; else nil.
  ///
  /// The checks of the content rule this out; if it happens all the same, the walk stops and asks.
  public func unsettled(_ walk: Walk) -> Int? {
    guard case .stuck(.undecided(let transition, let number), _) = walk.end else { return nil }
    let reads = rules.reads(of: transitions[transition].cases[number].rule)
    return walk.path.first { place in
      let page = pages[place]
      return page.asks && reads.contains(page.fact) && walk.live[page.fact] == RuleSet.unanswered
    }
  }

  /// The question to ask next when a walk is open.
  public func nextQuestion(of walk: Walk) -> Int? {
    if case .open(let page) = walk.end { return page }
    return unsettled(walk)
  }

  /// Whether a page may stay open, given what is live.
  public func mayStayOpen(_ place: Int, _ walk: Walk) -> Bool {
    switch pages[place].openWhen {
    case .never: !pages[place].asks
    case .always: true
    case .when(let rule): rules.evaluate(rule, walk.live) == .isTrue
    }
  }

  /// The options that a page offers, given what is live.
  public func offeredOptions(at place: Int, _ walk: Walk) -> [Option] {
    guard let question = question(at: place) else { return [] }
    return question.options.enumerated().filter { number, _ in
      pages[place].guardedOptions.allSatisfy {
        $0.option != number || rules.evaluate($0.rule, walk.live) == .isTrue
      }
    }.map(\.element)
  }
}
