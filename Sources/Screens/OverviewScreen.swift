import Guidance

/// The map of the steps: where I am, what was answered, what is ahead.
enum OverviewScreen {
  private enum Entry {
    case step(Int)
    case page(Int)
  }

  private static func entries(_ program: Program) -> [Entry] {
    guard let journey = program.journey else { return [] }
    let root = journey.procedure.procedure
    let numbering = StepNumbering(root, in: program.situation)
    let homes = journey.visited.map { (page: $0, step: stepPlace(of: $0, journey, numbering)) }
    var entries: [Entry] = homes.filter { $0.step == nil }.map { .page($0.page) }
    for step in root.steps.indices {
      let pages = homes.filter { $0.step == step }.map { Entry.page($0.page) }
      // A step that does not apply is left out, but never a page that was visited.
      if numbering.number(of: step) == nil, pages.isEmpty { continue }
      entries.append(.step(step))
      entries += pages
    }
    return entries
  }

  /// The place of the walked procedure's step that a page belongs to; a called procedure's pages
  /// belong to the step of the call.
  private static func stepPlace(
    of place: Int,
    _ journey: Journey,
    _ numbering: StepNumbering
  ) -> Int? {
    let pages = journey.procedure.pages
    guard case .page(let page, let step, let id) = pages[place].origin else { return nil }
    if id == journey.procedure.procedure.id, pages[place].scope.isEmpty {
      return numbering.step(ofPage: page.id) ?? step
    }
    let caller = pages[place].scope.split(separator: "/").first.map(String.init) ?? ""
    return journey.procedure.page(caller).flatMap { stepPlace(of: $0, journey, numbering) }
  }

  /// The place of the choice for the page that is open under the map.
  static func presentPlace(_ program: Program) -> Int {
    guard case .page(let present) = program.top.kind else { return 0 }
    return entries(program).firstIndex { if case .page(present) = $0 { true } else { false } } ?? 0
  }

  static func describe(_ program: Program) -> Screen {
    let phrases = program.phrases
    guard let journey = program.journey else { return StartScreen.describe(program) }
    let wording = Wording(program)
    let root = journey.procedure.procedure
    let numbering = StepNumbering(root, in: program.situation)
    let choices = entries(program).map { entry -> Screen.Choice in
      switch entry {
      case .step(let step):
        return .init(
          wording.step(step, of: root, numbering, .startStep),
          hint: state(of: step, journey, numbering, phrases)
        )

      case .page(let place):
        let call = wording.outcome(ofCall: place, in: journey.walk)
        let answer = call ?? journey.answer(at: place).map { wording.answer($0, at: place) }
        let isOpen =
          journey.procedure.pages[place].asks && answer == nil && journey.stop == .page(place)
        return .init(
          "  " + wording.title(ofPage: place),
          hint: answer ?? (isOpen ? phrases[.overviewOpen] : nil)
        )
      }
    }
    return Screen(
      path: program.words(root.title),
      title: phrases[.overviewTitle],
      parts: [.init(.paragraph, phrases[.overviewText])],
      choices: choices
    )
  }

  private static func state(
    of step: Int,
    _ journey: Journey,
    _ numbering: StepNumbering,
    _ phrases: Phrasebook
  ) -> String {
    let present: Int? = if case .page(let place) = journey.stop { place } else { nil }
    if let present, stepPlace(of: present, journey, numbering) == step {
      return phrases[.stepHere]
    }
    let isVisited = journey.visited.contains { stepPlace(of: $0, journey, numbering) == step }
    if isVisited { return phrases[.stepDone] }
    return phrases[present == nil ? .stepSkipped : .stepAhead]
  }

  static func chosen(_ place: Int, _ program: inout Program) {
    let entries = entries(program)
    guard let journey = program.journey, entries.indices.contains(place) else { return }
    switch entries[place] {
    case .page(let page):
      program.show(page: page)

    case .step(let step):
      let id = journey.procedure.procedure.id
      program.layers.append(Layer(.step(procedure: id, place: step)))
    }
  }
}

/// One step in full: its purpose, who takes part, what to do and to record, mistakes, when to skip it.
enum StepScreen {
  static func describe(_ id: String, _ place: Int, _ program: Program) -> Screen {
    let phrases = program.phrases
    var screen = Screen(
      path: program.words(program.guide.title),
      title: "",
      choices: [.init(phrases[.goBack])]
    )
    guard let procedure = program.guide.procedure(id), procedure.steps.indices.contains(place)
    else { return screen }
    let step = procedure.steps[place].shown(in: program.situation)
    screen.path = program.words(procedure.title)
    let numbering = StepNumbering(procedure, in: program.situation)
    screen.title = Wording(program).step(place, of: procedure, numbering, .stepOf)
    screen.parts = parts(of: step, program)
    return screen
  }

  static func parts(of step: Step, _ program: Program) -> [Screen.Part] {
    let phrases = program.phrases
    let wording = Wording(program)
    var parts: [Screen.Part] = [
      .init(.heading, phrases[.purpose]), .init(.paragraph, program.words(step.purpose)),
    ]
    parts += wording.list(.who, step.who)
    parts += wording.list(.tasks, step.tasks)
    parts += wording.list(.record, step.record)
    parts += wording.list(.mistakes, step.mistakes)
    if !step.skip.isEmpty {
      parts.append(.init(.heading, phrases[.skip]))
      let shown = step.skip.filter { block in
        if program.situation.holds(block.when) { return true }
        guard let journey = program.journey else { return false }
        return journey.procedure.applies(block.when, scope: "", journey.walk)
      }
      parts += wording.parts(shown, within: step.basis)
    }
    return parts + wording.basis(step.basis)
  }
}

/// What tells more about the page under it: its step, and articles.
enum MoreScreen {
  private enum Entry {
    case step(procedure: String, place: Int)
    case article(Article)
  }

  private static func entries(_ program: Program) -> [Entry] {
    guard let journey = program.journey,
      case .page(let place) = program.layers.dropLast().last?.kind,
      case .page(let page, let step, let id) = journey.procedure.pages[place].origin,
      let procedure = program.guide.procedure(id)
    else { return [] }
    let numbering = StepNumbering(procedure, in: program.situation)
    return [.step(procedure: id, place: numbering.step(ofPage: page.id) ?? step)]
      + page.shown(in: program.situation).see.compactMap { program.guide.article($0) }.map(
        Entry.article
      )
  }

  static func describe(_ program: Program) -> Screen {
    let phrases = program.phrases
    return Screen(
      path: program.words(program.guide.title),
      title: phrases[.moreExplanation],
      choices: entries(program).map { entry in
        switch entry {
        case .step(let id, let place):
          let step = program.guide.procedure(id)?.steps[place].shown(in: program.situation)
          return .init(
            phrases(.moreAboutStep, ["step": step.map { program.words($0.title) } ?? ""])
          )

        case .article(let article):
          return .init(program.words(article.title))
        }
      } + [.init(phrases[.goBack])]
    )
  }

  static func chosen(_ place: Int, _ program: inout Program) {
    let entries = entries(program)
    guard entries.indices.contains(place) else { return program.goBack() }
    switch entries[place] {
    case .step(let id, let place):
      program.layers.append(Layer(.step(procedure: id, place: place)))

    case .article(let article):
      program.layers.append(Layer(.entry(.article(article.id))))
    }
  }
}
