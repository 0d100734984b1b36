public import Rules

/// Why a procedure could not be compiled; the checks of the content find each of these with its place.
public enum GuideFault: Error, Sendable, Hashable {
  /// No procedure has this id.
  case unknownProcedure(String)
  /// No setting has this id.
  case unknownSetting(String)
  /// A target names a page, outcome or decision that does not exist.
  case unknownTarget(procedure: String, id: String)
  /// Procedures call each other in a circle, named in order.
  case callCircle([String])
  /// With all that it calls, a procedure has more pages than the limit.
  case tooManyPages(procedure: String, limit: Int)
  /// Decisions lead to each other in a circle, named in order.
  case decisionCircle([String])
  /// A rule could not be compiled.
  case rule(procedure: String, RuleFault)
}

/// A procedure made ready to walk: its settings, its pages and those of the procedures it calls in
/// one flat table, with all rules compiled.
///
/// A page of a called procedure has the id of the call before its own: `call/page`.
public struct CompiledProcedure: Sendable {
  /// The settings and procedures as written, to which all pages point.
  final class Written: Sendable {
    let settings: [Setting]
    let procedures: [Procedure]

    init(_ settings: [Setting], _ procedures: [Procedure]) {
      self.settings = settings
      self.procedures = procedures
    }
  }

  /// Where a page stands among what is written: a copy of each page would take long.
  struct Home: Sendable {
    let written: Written
    /// The place of the procedure, or -1 for a setting.
    let procedure: Int32
    /// The place of the step in the procedure; that of a setting among all settings.
    let step: Int32
    /// The place of the page in the step.
    let page: Int32
  }

  /// Where a page comes from.
  public enum Origin: Sendable, Hashable {
    /// A setting of the guide.
    case setting(Setting)
    /// A page of a procedure, with the place of its step among that procedure's steps.
    case page(Page, step: Int, procedure: String)
  }

  /// One page of the flat table.
  public struct FlatPage: Sendable {
    /// The id under which answers are kept.
    public let key: String
    let home: Home
    /// Put before the facts that its rules name: empty, or the call's id and a slash.
    public let scope: String
    /// The place of its fact, or -1.
    public let fact: Int
    /// Whether this page asks something of a person.
    public let asks: Bool
    /// The number of the expression under which it may stay open.
    package let openWhen: OpenRule
    /// The options that are offered only when an expression holds.
    package let guardedOptions: [(option: Int, rule: Int)]
    /// The place of the transition that leads on from it: its own, but for what is asked before the settings.
    package var transition: Int
    /// The place of the first page of the procedure it calls, or -1.
    package let callee: Int
  }

  /// Whether a page may stay open.
  package enum OpenRule: Sendable, Equatable {
    /// Its question must be answered.
    case never
    /// It may.
    case always
    /// It may when the expression with this number surely holds.
    case when(Int)
  }

  /// Where a compiled case leads.
  public enum FlatTarget: Sendable, Hashable {
    /// To a page, by its place.
    case page(Int)
    /// To a transition: that of a decision.
    case transition(Int)
    /// To an outcome of the walked procedure, by its place.
    case outcome(Int)
    /// Back from a called procedure: the fact of the call gets this option, then its transition decides.
    case back(fact: Int, option: Int, transition: Int)
  }

  /// One case of a compiled transition.
  public struct FlatCase: Sendable {
    /// The number of its expression.
    public let rule: Int
    /// The number of its expression without the conditions of additions, of which only the support is
    /// asked; nil when it has none.
    public let written: Int?
    /// Where it leads.
    public let target: FlatTarget
    /// All cases of the transition as written, and the place of this one.
    let all: [Transition.Case]
    let place: Int

    /// The case as written.
    public var source: Transition.Case { all[place] }
  }

  /// A compiled transition.
  public struct FlatTransition: Sendable {
    /// How the cases are read.
    public let hit: Transition.HitPolicy
    /// The cases.
    public let cases: [FlatCase]
    /// The cases as one table of rules.
    public let table: RuleTable
    /// The way when no case holds.
    public let otherwise: FlatTarget?
    /// Why, for a way that has cases before it.
    public let because: Text?
    /// The id of the page or decision that it belongs to, with its scope.
    public let owner: String
    /// Whether it belongs to a decision.
    public let isDecision: Bool
  }

  /// The procedure as written.
  public let procedure: Procedure
  /// All pages.
  public let pages: [FlatPage]
  /// All transitions.
  public let transitions: [FlatTransition]
  /// The place of the first page to visit.
  public let start: Int
  /// The facts and rules.
  public let rules: RuleSet
  /// What walks need of pages and transitions.
  let route: Route
  /// The number of the expression under which settings are not asked; nil when they always are.
  private let sparing: Int?

  private let placeOfKey: NameTable
  private let visibility: [ScopedExpression: Int]

  struct ScopedExpression: Sendable, Hashable {
    var scope: String
    var expression: Expression
  }

  init(
    procedure: Procedure,
    pages: [FlatPage],
    transitions: [FlatTransition],
    start: Int,
    rules: RuleSet,
    visibility: [ScopedExpression: Int],
    placeOfKey: NameTable,
    sparing: Int?
  ) {
    self.procedure = procedure
    self.pages = pages
    self.transitions = transitions
    self.start = start
    self.rules = rules
    self.visibility = visibility
    route = Route(pages, transitions, rules.facts)
    self.placeOfKey = placeOfKey
    self.sparing = sparing
  }

  /// The place of the page with a key.
  public func page(_ key: String) -> Int? { placeOfKey[key] }

  /// The number of an expression that shows or hides something on a page with this scope.
  package func rule(for expression: Expression, scope: String) -> Int? {
    visibility[ScopedExpression(scope: scope, expression: expression)]
  }

  /// The question that a page asks, with its options, or nil.
  public func question(at place: Int) -> Question? {
    switch pages[place].origin {
    case .setting(let setting): return setting.question

    case .page(let page, _, _):
      guard case .question(let question) = page.work else { return nil }
      return question
    }
  }

  /// The keys of all pages that ask something, in order.
  public var questionKeys: [String] { pages.filter(\.asks).map(\.key) }
}

extension CompiledProcedure.FlatPage {
  /// Where it comes from.
  public var origin: CompiledProcedure.Origin {
    let step = Int(home.step)
    guard home.procedure >= 0 else { return .setting(home.written.settings[step]) }
    let procedure = home.written.procedures[Int(home.procedure)]
    return .page(procedure.steps[step].pages[Int(home.page)], step: step, procedure: procedure.id)
  }
}

extension CompiledProcedure {
  /// The numbers of the rules that are read on a page itself: whether it may stay open, its options.
  public func rulesOnPage(_ place: Int) -> [Int] {
    let guarded = pages[place].guardedOptions.map(\.rule)
    if case .when(let rule) = pages[place].openWhen { return guarded + [rule] }
    return guarded
  }

  /// The options of a set, as bits, that some page offers only when an expression holds.
  package func guardedOptions(of fact: Int) -> UInt64 {
    guard case .set = rules.facts[fact].type else { return 0 }
    return pages.reduce(0) { mask, page in
      page.fact != fact ? mask : page.guardedOptions.reduce(mask) { $0 | 1 << UInt64($1.option) }
    }
  }

  /// The places of the transitions that a page's own may lead through: its decisions.
  public func transitionsOf(_ place: Int) -> [Int] {
    var places = [pages[place].transition]
    var next = 0
    while next < places.count {
      let transition = transitions[places[next]]
      next += 1
      for target in transition.cases.map(\.target) + [transition.otherwise].compactMap({ $0 }) {
        switch target {
        case .transition(let more), .back(_, _, let more):
          if !places.contains(more) { places.append(more) }
        case .page, .outcome:
          break
        }
      }
    }
    return places
  }

  /// The places of the pages that may come directly after a page.
  public func successors(of place: Int) -> Set<Int> {
    var pages: Set<Int> = self.pages[place].callee >= 0 ? [self.pages[place].callee] : []
    for transition in transitionsOf(place) {
      let item = transitions[transition]
      for target in item.cases.map(\.target) + [item.otherwise].compactMap({ $0 }) {
        if case .page(let next) = target { pages.insert(next) }
      }
    }
    return pages
  }

  /// The place of the first page of the procedure that a page calls; nil for a page that calls none.
  public func firstPage(calledBy place: Int) -> Int? {
    pages[place].callee >= 0 ? pages[place].callee : nil
  }

  /// Whether a page is one of the procedure itself: no setting, and not of one that it calls.
  public func isOwnPage(_ place: Int) -> Bool {
    pages[place].scope.isEmpty && pages[place].home.procedure >= 0
  }

  /// Whether a page is a setting that nobody has to be asked on this walk, and that has no answer.
  public func isSpared(_ place: Int, _ walk: Walk) -> Bool {
    guard let sparing, pages[place].home.procedure < 0 else { return false }
    return walk.live[pages[place].fact] == RuleSet.unanswered
      && rules.evaluate(sparing, walk.live) == .isTrue
  }

  /// The page that a transition was written for: it may decide only after what is asked in between.
  func writer(of turn: Walk.Turn) -> Int {
    let transition = transitions[turn.transition]
    return transition.isDecision ? turn.page : page(transition.owner) ?? turn.page
  }

  /// The place of the transition that leads on from a page.
  public func transition(of place: Int) -> Int { pages[place].transition }

  /// Whether a page may stay without an answer.
  public func mayStayOpen(_ place: Int, _ live: [UInt64]) -> Bool {
    switch pages[place].openWhen {
    case .always: true
    case .never: false
    case .when(let rule): rules.evaluate(rule, live) == .isTrue
    }
  }

  /// A word without the options that are not offered on a page; unanswered when nothing of it is left.
  public func offered(_ word: UInt64, at place: Int, _ live: [UInt64]) -> UInt64 {
    let page = pages[place]
    guard !page.guardedOptions.isEmpty else { return word }
    let isSet = if case .set = rules.facts[page.fact].type { true } else { false }
    var word = word
    for guarded in page.guardedOptions where rules.evaluate(guarded.rule, live) != .isTrue {
      if isSet {
        word &= ~(1 << UInt64(guarded.option))
      } else if word == UInt64(guarded.option) {
        return RuleSet.unanswered
      }
    }
    return word
  }
}
