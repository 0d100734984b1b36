import Guidance
import Rules

/// The screen that shows one page of a procedure and takes the answer to its question.
enum PageScreen {
  /// Stands behind words that await review, so that a question reads calmly; a line below says what it means.
  private static let mark = "*"

  static func describe(_ place: Int, _ layer: Layer, _ program: Program) -> Screen {
    guard let journey = program.journey else { return StartScreen.describe(program) }
    let procedure = journey.procedure
    let wording = Wording(program, mark: mark)
    var screen = Screen(
      path: path(of: place, program),
      title: wording.title(ofPage: place),
      notices: []
    )
    switch procedure.pages[place].origin {
    case .setting(let setting):
      screen.parts = wording.parts(setting.text)

    case .page(let page, _, _):
      screen.parts = parts(of: page.shown(in: program.situation), at: place, journey, program)
    }
    if journey.toConfirm.contains(place) { screen.notices.append(program.phrases[.toConfirm]) }
    addChoices(at: place, layer, journey, program, to: &screen)
    let end = " " + mark
    if (screen.parts.map(\.text) + screen.choices.map(\.label)).contains(where: {
      $0.hasSuffix(end)
    }) {
      screen.parts.append(.init(.quiet, mark + " " + program.phrases[.toReview]))
    }
    return screen
  }

  /// "Meldcode > Stap 2 van 5: overleg".
  static func path(of place: Int, _ program: Program) -> String {
    guard let journey = program.journey else { return "" }
    let root = program.words(journey.procedure.procedure.title)
    guard case .page(_, _, let id) = journey.procedure.pages[place].origin,
      let procedure = program.guide.procedure(id),
      let part = Wording(program).step(ofPage: place, .stepOf)
    else { return root }
    let names =
      id == journey.procedure.procedure.id ? [root] : [root, program.words(procedure.title)]
    return (names + [part]).joined(separator: " › ")
  }

  private static func parts(
    of page: Page,
    at place: Int,
    _ journey: Journey,
    _ program: Program
  ) -> [Screen.Part] {
    let wording = Wording(program, mark: mark)
    let scope = journey.procedure.pages[place].scope
    let blocks = page.text.filter { journey.procedure.applies($0.when, scope: scope, journey.walk) }
    var parts = wording.parts(blocks, within: page.basis)
    if case .tasks(let tasks) = page.work {
      let shown = tasks.filter { journey.procedure.applies($0.when, scope: scope, journey.walk) }
      parts += shown.enumerated().map { number, task in
        let mark = wording.review(task.basis, within: page.basis)
        return .init(.numbered(number + 1), program.words(task.text) + mark)
      }
    }
    parts += wording.list(.record, page.record)
    if page.basis.certainty.awaitsReview {
      parts.append(.init(.quiet, wording.certainty(page.basis.certainty)))
    }
    return parts
  }

  private static func addChoices(
    at place: Int,
    _ layer: Layer,
    _ journey: Journey,
    _ program: Program,
    to screen: inout Screen
  ) {
    let phrases = program.phrases
    guard let question = journey.procedure.question(at: place) else {
      screen.choices = [.init(phrases[.goOn])]
      return
    }
    let wording = Wording(program, mark: mark)
    let answer = journey.answer(at: place)
    let around = basis(of: place, journey)
    let options = journey.offeredOptions(at: place)
    func choice(_ option: Option, _ mark: Screen.Choice.Mark) -> Screen.Choice {
      .init(
        program.words(option.label) + wording.review(option.basis, within: around),
        hint: option.hint.map(program.words),
        group: option.group.map(program.words),
        mark: mark
      )
    }
    switch question.type {
    case .choice:
      screen.choices = options.map { choice($0, .radio(answer == .option($0.id))) }
      if journey.mayStayOpen(place) { screen.choices.append(.init(phrases[.skipQuestion])) }

    case .set:
      let ticked: [String] = if case .options(let ids) = answer { ids } else { [] }
      screen.choices = options.map { choice($0, .tick(ticked.contains($0.id))) }
      screen.choices.append(.init(phrases[.goOn]))

    case .count(let bounds):
      let label = phrases(
        .enterNumber,
        ["least": String(bounds.lowerBound), "most": String(bounds.upperBound)]
      )
      addField(label, at: place, layer, journey, program, to: &screen)

    case .date:
      addField(phrases[.enterDate], at: place, layer, journey, program, to: &screen)

    case .text:
      addField(phrases[.enterText], at: place, layer, journey, program, to: &screen)
    }
  }

  private static func addField(
    _ label: String,
    at place: Int,
    _ layer: Layer,
    _ journey: Journey,
    _ program: Program,
    to screen: inout Screen
  ) {
    let typed = String(layer.typed)
    screen.field = .init(label: label, text: typed, cursor: layer.cursor, isAnswer: true)
    screen.choices = [.init(program.phrases[.goOn])]
  }

  private static func basis(of place: Int, _ journey: Journey) -> Basis {
    switch journey.procedure.pages[place].origin {
    case .setting(let setting): setting.basis
    case .page(let page, _, _): page.basis
    }
  }

  // MARK: - Answers

  /// Takes the answer of a choice without going on.
  static func select(_ place: Int, at page: Int, _ program: inout Program) {
    let options = program.journey?.offeredOptions(at: page) ?? []
    guard options.indices.contains(place) else { return }
    give(.option(options[place].id), at: page, &program)
    noteAlert(of: options[place], &program)
  }

  static func chosen(_ place: Int, at page: Int, _ program: inout Program) -> [Effect] {
    guard let question = program.journey?.procedure.question(at: page) else {
      goOn(from: page, &program)
      return []
    }
    let options = program.journey?.offeredOptions(at: page) ?? []
    switch question.type {
    case .choice where options.indices.contains(place):
      select(place, at: page, &program)
      goOn(from: page, &program)

    case .choice:
      give(nil, at: page, &program)
      goOn(from: page, &program)

    case .set where options.indices.contains(place):
      toggle(options[place], at: page, &program)
      program.setFocus(place)

    case .set:
      goOn(from: page, &program)

    case .count, .date, .text:
      submit(at: page, &program)
    }
    return []
  }

  private static func toggle(_ option: Option, at page: Int, _ program: inout Program) {
    let answer = program.journey?.answer(at: page)
    var ticked: [String] = if case .options(let ids) = answer { ids } else { [] }
    if ticked.contains(option.id) {
      ticked.removeAll { $0 == option.id }
    } else {
      ticked.append(option.id)
      noteAlert(of: option, &program)
    }
    let order = program.journey?.procedure.question(at: page)?.options.map(\.id) ?? []
    ticked = order.filter { ticked.contains($0) }
    give(ticked.isEmpty ? nil : .options(ticked), at: page, &program)
  }

  /// Takes what was typed into the field of a page and goes on.
  static func submit(at page: Int, _ program: inout Program) {
    guard let question = program.journey?.procedure.question(at: page) else { return }
    let typed = String(program.top.typed).trimmed
    if typed.isEmpty {
      give(nil, at: page, &program)
      goOn(from: page, &program)
      return
    }
    switch question.type {
    case .count(let bounds):
      guard let number = Int(typed), bounds.contains(number) else {
        let least = String(bounds.lowerBound)
        program.notices = [
          program.phrases(.numberBounds, ["least": least, "most": String(bounds.upperBound)])
        ]
        return
      }
      give(.count(number), at: page, &program)

    case .date:
      guard let day = Self.day(typed) else {
        program.notices = [program.phrases[.dateForm]]
        return
      }
      give(.date(day), at: page, &program)

    case .text:
      give(.text(typed), at: page, &program)

    case .choice, .set:
      return
    }
    goOn(from: page, &program)
  }

  /// A day written `YYYY-MM-DD` or `D-M-YYYY`, in the first form.
  private static func day(_ typed: String) -> String? {
    if CalendarDay(typed) != nil { return typed }
    let parts = typed.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count)
    else { return nil }
    func padded(_ part: Substring) -> String { part.count == 1 ? "0" + part : String(part) }
    let day = "\(parts[2])-\(padded(parts[1]))-\(padded(parts[0]))"
    return CalendarDay(day) == nil ? nil : day
  }

  private static func give(_ value: FactValue?, at page: Int, _ program: inout Program) {
    let before = program.journey?.leftAnswers ?? []
    program.journey?.give(value, at: page)
    let left = (program.journey?.leftAnswers ?? []).filter { !before.contains($0) }
    guard !left.isEmpty else { return }
    let titles = left.map { Wording(program).title(ofQuestion: $0) }.joined(separator: "; ")
    program.notices.append(program.phrases(.noLongerCounts, ["questions": titles]))
  }

  private static func noteAlert(of option: Option, _ program: inout Program) {
    if let alert = option.alert { program.notices.append(program.words(alert)) }
  }

  private static func goOn(from page: Int, _ program: inout Program) {
    guard program.journey?.pass(page) == true else {
      program.notices = [program.phrases[.chooseFirst]]
      return
    }
    program.goOn(from: page)
  }
}

extension String {
  /// The string without white space around it.
  var trimmed: String {
    var part = self[...]
    while part.first?.isWhitespace == true { part.removeFirst() }
    while part.last?.isWhitespace == true { part.removeLast() }
    return String(part)
  }
}
