import Rules

extension Guide {
  /// Makes a procedure ready to walk.
  public func compiled(_ id: String) throws(GuideFault) -> CompiledProcedure {
    var compiler = ProcedureCompiler(guide: self)
    return try compiler.compile(id)
  }
}

/// Flattens a procedure with the procedures that it calls and compiles their rules.
struct ProcedureCompiler {
  let guide: Guide
  private var plans: [Plan] = []
  private var facts: [Fact] = []
  private var conditions: [(id: String, when: Expression)] = []

  /// The ids of all settings, which no scope is put before.
  private let settingSet: Set<String>
  /// The places of pages by key.
  private var pagePlaces = NameTable()
  /// How many pages there are in all.
  var pageCount = 0

  init(guide: Guide) {
    self.guide = guide
    settingSet = Set(guide.settings.map(\.id))
  }

  /// How many pages a procedure may have with all that it calls; calls within calls grow fast.
  static let mostPages = 250_000

  /// Of how many pages rules get programs: those of more are never walked over all answers, and to write
  /// programs takes longer than to do without.
  static let mostPagesWithPrograms = 20_000

  /// One walk through one procedure: the root, or a call of another with its scope.
  private struct Plan {
    var procedure: Procedure
    var scope: String
    /// The place of the calling page, for a called procedure.
    var caller: Int?
    var firstPage: Int
    var firstDecision: Int = 0
  }

  /// A page before its rules are compiled.
  private struct Draft {
    var key: String
    /// The place of the step in the plan's procedure, and that of the page in it; of a setting that
    /// among all settings, and -1.
    var step: Int
    var page: Int
    var scope: String
    var plan: Int
    var fact: Int
    var callee: Int
  }

  private var drafts: [Draft] = []
  /// Of how many pages the targets are fetched together; what was read of them is kept, so that nobody
  /// leaves it out.
  private static let atOnce = 8
  private var warmth: UInt32 = 0

  mutating func compile(_ id: String) throws(GuideFault) -> CompiledProcedure {
    guard let root = guide.procedure(id) else { throw .unknownProcedure(id) }
    try refuseCircles(from: root)
    try collectSettings(of: root)
    try plan(root, scope: "", caller: nil)
    do {
      return try link(root)
    } catch .rule(_, let fault) {
      throw .rule(procedure: id, fault)
    }
  }

  private mutating func collectSettings(of root: Procedure) throws(GuideFault) {
    let settings = Dictionary(
      guide.settings.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    for id in settingIDs(of: root) {
      guard let place = settings[id] else { throw .unknownSetting(id) }
      let setting = guide.settings[place]
      facts.append(Fact(id: id, type: setting.question.type))
      pagePlaces[id] = drafts.count
      drafts.append(
        Draft(
          key: id,
          step: place,
          page: -1,
          scope: "",
          plan: -1,
          fact: facts.count - 1,
          callee: -1
        )
      )
    }
  }

  /// The settings of a procedure and, after them, those that only its called procedures name.
  private func settingIDs(of procedure: Procedure) -> [String] {
    var ids: [String] = []
    var known: Set<String> = []
    var seen: Set<String> = []
    var open = [procedure]
    while let next = open.popLast() {
      guard seen.insert(next.id).inserted else { continue }
      for id in next.settings where known.insert(id).inserted { ids.append(id) }
      open += next.calls.reversed().compactMap { guide.procedure($0) }
    }
    return ids
  }

  private mutating func plan(
    _ procedure: Procedure,
    scope: String,
    caller: Int?
  ) throws(GuideFault) {
    let number = plans.count
    plans.append(
      Plan(procedure: procedure, scope: scope, caller: caller, firstPage: drafts.count)
    )
    for condition in procedure.conditions {
      conditions.append((scope + condition.id, condition.when.scoped(scope, settings: settingSet)))
    }
    let count = procedure.steps.reduce(0) { $0 + $1.pages.count }
    if caller == nil {
      pagePlaces.reserve(pagePlaces.count + count)
      drafts.reserveCapacity(drafts.count + count)
      facts.reserveCapacity(facts.count + count)
    }
    var calls: [(place: Int, callee: Procedure)] = []
    for (stepPlace, step) in procedure.steps.enumerated() {
      let pages = step.pages
      for pagePlace in pages.indices {
        let key = scope.isEmpty ? pages[pagePlace].id : scope + pages[pagePlace].id
        var fact = -1
        switch pages[pagePlace].work {
        case .question(let question):
          facts.append(Fact(id: key, type: question.type))
          fact = facts.count - 1

        case .call(let id):
          guard let callee = guide.procedure(id) else { throw .unknownProcedure(id) }
          facts.append(Fact(id: key, type: .choice(callee.outcomes.map(\.id))))
          fact = facts.count - 1
          calls.append((drafts.count, callee))

        case .explanation, .tasks:
          break
        }
        pagePlaces[key] = drafts.count
        drafts.append(
          Draft(
            key: key,
            step: stepPlace,
            page: pagePlace,
            scope: scope,
            plan: number,
            fact: fact,
            callee: -1
          )
        )
      }
    }
    for call in calls {
      drafts[call.place].callee = drafts.count
      let called = plans.count
      try plan(
        call.callee,
        scope: drafts[call.place].key + "/",
        caller: call.place
      )
      guard let first = place(ofPage: call.callee.start, in: called) else {
        throw .unknownTarget(procedure: call.callee.id, id: call.callee.start)
      }
      drafts[call.place].callee = first
    }
  }

  private func place(ofPage id: String, in plan: Int) -> Int? {
    guard let place = pagePlaces[plans[plan].scope + id], drafts[place].plan == plan else {
      return nil
    }
    return place
  }

  private mutating func link(_ root: Procedure) throws(GuideFault) -> CompiledProcedure {
    let settings = settingSet
    var rules: RuleSet
    do {
      rules = try RuleSet(
        facts: facts,
        conditions: conditions,
        hasPrograms: pageCount <= Self.mostPagesWithPrograms
      )
    } catch {
      throw .rule(procedure: root.id, error)
    }
    var linker = TransitionLinker(
      pagePlaces: pagePlaces,
      pageCount: drafts.count,
      settings: settings
    )
    for plan in plans {
      let back = plan.caller.map { caller in (fact: drafts[caller].fact, transition: caller) }
      linker.add(plan.procedure, scope: plan.scope, back: back)
    }
    var pages: [CompiledProcedure.FlatPage] = []
    var transitions: [CompiledProcedure.FlatTransition] = []
    pages.reserveCapacity(drafts.count)
    transitions.reserveCapacity(drafts.count)
    var visibility: [CompiledProcedure.ScopedExpression: Int] = [:]
    let settingCount = drafts.prefix { $0.plan == -1 }.count
    guard let start = place(ofPage: root.start, in: 0) else {
      throw .unknownTarget(procedure: root.id, id: root.start)
    }
    let asksStartFirst = asksStartFirst(root, start, settingCount)
    let sparing = asksStartFirst ? sparing(root, at: start) : nil
    let spares = try sparing.map { (when) throws(GuideFault) in
      try compile(when, scope: "", &rules)
    }
    let written = CompiledProcedure.Written(guide.settings, plans.map(\.procedure))
    // The pages of the step that is being gone through.
    var stepPages: [Page] = []
    for place in drafts.indices {
      let draft = drafts[place]
      // What so many pages took tells how much room all will take.
      if place == 1_000 { rules.reserve(times: drafts.count / place + 1) }
      if draft.plan < 0 {
        let question = guide.settings[draft.step].question
        pages.append(try flatPage(draft, at: place, question, written, sparing: sparing, &rules))
        // Behind the last one the first page leads on as it is written, when it was asked before them.
        let isLast = place + 1 == settingCount
        if asksStartFirst, isLast { pages[place].transition = start }
        let next = isLast ? (asksStartFirst ? 0 : start) : place + 1
        transitions.append(
          .init(to: .page(next), owner: draft.key, table: rules.compileTable([], inOrder: true))
        )
        continue
      }
      if draft.page == 0 { stepPages = plans[draft.plan].procedure.steps[draft.step].pages }
      if draft.scope.isEmpty, draft.page % Self.atOnce == 0 {
        for next in draft.page..<min(draft.page + Self.atOnce, stepPages.count) {
          warmth &+= linker.warm(stepPages[next].next)
        }
      }
      let work = stepPages[draft.page].work
      let question: Question? = if case .question(let question) = work { question } else { nil }
      pages.append(try flatPage(draft, at: place, question, written, &rules))
      if asksStartFirst, place == start { pages[place].transition = settingCount - 1 }
      try compileVisibility(
        of: stepPages[draft.page].text,
        work,
        scope: draft.scope,
        &rules,
        into: &visibility
      )
      let name = plans[draft.plan].procedure.id
      transitions.append(
        try linker.link(
          stepPages[draft.page].next,
          owner: draft.key,
          isDecision: false,
          scope: draft.scope,
          procedure: name,
          &rules
        )
      )
    }
    try linker.linkDecisions(&rules, into: &transitions)
    try linker.refuseCircles(in: transitions)
    try compileOutcomes(of: root, &rules, into: &visibility)
    return CompiledProcedure(
      procedure: root,
      pages: pages,
      transitions: transitions,
      start: settingCount > 0 && !asksStartFirst ? 0 : start,
      rules: rules,
      visibility: visibility,
      placeOfKey: pagePlaces,
      sparing: spares
    )
  }

  /// Whether the first page comes before the settings; one that calls comes back to its own transition.
  private func asksStartFirst(_ root: Procedure, _ start: Int, _ settingCount: Int) -> Bool {
    root.asksStartFirst && settingCount > 0 && drafts[start].callee < 0
  }

  /// When nobody has to be asked the settings: the first page leads to an outcome without them.
  private func sparing(_ root: Procedure, at start: Int) -> Expression? {
    let next = root.steps[drafts[start].step].pages[drafts[start].page].next
    var ends: [Expression] = []
    var others: [Expression] = []
    for item in next.cases {
      guard case .outcome = item.to else {
        // Of `first` what leads on decides before an outcome behind it does.
        if next.hit == .first { others.append(.not(item.when)) }
        continue
      }
      ends.append(others.isEmpty ? item.when : .all([item.when] + others))
    }
    return ends.isEmpty ? nil : .any(ends)
  }

  private func compile(
    _ expression: Expression,
    scope: String,
    _ rules: inout RuleSet
  ) throws(GuideFault) -> Int {
    do {
      return try rules.compile(expression.scoped(scope, settings: settingSet))
    } catch {
      throw .rule(procedure: "", error)
    }
  }

  private func flatPage(
    _ draft: Draft,
    at place: Int,
    _ question: Question?,
    _ written: CompiledProcedure.Written,
    sparing: Expression? = nil,
    _ rules: inout RuleSet
  ) throws(GuideFault) -> CompiledProcedure.FlatPage {
    var openWhen: CompiledProcedure.OpenRule = .never
    var guarded: [(option: Int, rule: Int)] = []
    if let question {
      switch (question.need, sparing) {
      case (.required, nil): openWhen = .never
      case (.optional, _): openWhen = .always

      case (.required, let when?), (.optionalWhen(let when), nil):
        openWhen = .when(try compile(when, scope: draft.scope, &rules))

      case (.optionalWhen(let when), let sparing?):
        openWhen = .when(try compile(.any([when, sparing]), scope: draft.scope, &rules))
      }
      let options = question.options
      for place in options.indices {
        guard let when = options[place].when else { continue }
        guarded.append((place, try compile(when, scope: draft.scope, &rules)))
      }
    }
    return .init(
      key: draft.key,
      home: .init(
        written: written,
        procedure: Int32(draft.plan),
        step: Int32(draft.step),
        page: Int32(draft.page)
      ),
      scope: draft.scope,
      fact: draft.fact,
      asks: question != nil,
      openWhen: openWhen,
      guardedOptions: guarded,
      transition: place,
      callee: draft.callee
    )
  }

  private func compileVisibility(
    of text: [Block],
    _ work: Page.Work,
    scope: String,
    _ rules: inout RuleSet,
    into visibility: inout [CompiledProcedure.ScopedExpression: Int]
  ) throws(GuideFault) {
    var whens = text.compactMap(\.when)
    if case .tasks(let tasks) = work { whens += tasks.compactMap(\.when) }
    for when in whens {
      visibility[.init(scope: scope, expression: when)] = try compile(when, scope: scope, &rules)
    }
  }

  private func compileOutcomes(
    of root: Procedure,
    _ rules: inout RuleSet,
    into visibility: inout [CompiledProcedure.ScopedExpression: Int]
  ) throws(GuideFault) {
    let skips = root.steps.flatMap(\.skip).compactMap(\.when)
    let outcomes = root.outcomes.flatMap {
      $0.text.compactMap(\.when) + $0.tasks.compactMap(\.when)
    }
    let premises = root.guarantees.compactMap(\.premise)
    for when in skips + outcomes + premises {
      visibility[.init(scope: "", expression: when)] = try compile(when, scope: "", &rules)
    }
  }
}
