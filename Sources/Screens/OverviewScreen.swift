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
    let visited = journey.visited
    var entries: [Entry] = visited.filter { stepPlace(of: $0, journey) == nil }.map(Entry.page)
    for step in root.steps.indices {
      entries.append(.step(step))
      entries += visited.filter { stepPlace(of: $0, journey) == step }.map(Entry.page)
    }
    return entries
  }

  /// The place of the walked procedure's step that a page belongs to; a called procedure's pages
  /// belong to the step of the call.
  private static func stepPlace(of place: Int, _ journey: Journey) -> Int? {
    let pages = journey.procedure.pages
    guard case .page(_, let step, let id) = pages[place].origin else { return nil }
    if id == journey.procedure.procedure.id, pages[place].scope.isEmpty { return step }
    let caller = pages[place].scope.split(separator: "/").first.map(String.init) ?? ""
    return journey.procedure.page(caller).flatMap { stepPlace(of: $0, journey) }
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
    let choices = entries(program).map { entry -> Screen.Choice in
      switch entry {
      case .step(let step):
        return .init(
          phrases(
            .startStep,
            ["number": String(step + 1), "step": program.words(root.steps[step].title)]
          ),
          hint: state(of: step, journey, phrases)
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

  private static func state(of step: Int, _ journey: Journey, _ phrases: Phrasebook) -> String {
    let present: Int? = if case .page(let place) = journey.stop { place } else { nil }
    if let present, stepPlace(of: present, journey) == step { return phrases[.stepHere] }
    let isVisited = journey.visited.contains { stepPlace(of: $0, journey) == step }
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
    let step = procedure.steps[place]
    screen.path = program.words(procedure.title)
    screen.title = phrases(
      .stepOf,
      [
        "number": String(place + 1), "count": String(procedure.steps.count),
        "step": program.words(step.title),
      ]
    )
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
        guard let journey = program.journey else { return block.when == nil }
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
      case .page(let page, let step, let id) = journey.procedure.pages[place].origin
    else { return [] }
    return [.step(procedure: id, place: step)]
      + page.see.compactMap { program.guide.article($0) }.map(Entry.article)
  }

  static func describe(_ program: Program) -> Screen {
    let phrases = program.phrases
    return Screen(
      path: program.words(program.guide.title),
      title: phrases[.moreExplanation],
      choices: entries(program).map { entry in
        switch entry {
        case .step(let id, let place):
          let step = program.guide.procedure(id)?.steps[place]
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
