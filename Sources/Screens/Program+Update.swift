import Display
import Guidance
import Rules

extension Program {
  /// Applies an event and returns what the outside world has to do.
  ///
  /// `shown` is what ``describe()`` gives now, for callers that have it already.
  public mutating func update(on event: Event, shown: Screen? = nil) -> [Effect] {
    defer {
      prepareTerms()
      prepareChanges()
    }
    if case .contentChanged(let news) = event {
      take(news)
      return []
    }
    if isHidden { return updateHidden(on: event) }
    switch event {
    case .resized(let columns, let rows):
      self.columns = columns
      self.rows = rows
      return []

    case .reportWritten(let path):
      noteReport()
      notices = [phrases(.exportWritten, ["file": path])]
      closeTop(if: .export)
      return []

    case .reportFailed(let failure):
      notices = [notice(of: failure)]
      if case .taken(_, let free?) = failure { offer(free) }
      return []

    case .settingsKept(let failure):
      notices = [failure.map(notice) ?? phrases[.settingsSaved]]
      return []

    case .hidePressed:
      isHidden = true
      return []

    default:
      notices = []
      return updateTop(on: event, shown)
    }
  }

  private mutating func updateHidden(on event: Event) -> [Effect] {
    switch event {
    case .hidePressed, .leftAtOnce:
      return [.leave]

    case .confirmed, .wentOn, .backPressed:
      isHidden = false
      return []

    case .asked(.emergency):
      // Danger now comes before discretion.
      isHidden = false
      open(.emergency)
      return []

    case .resized(let columns, let rows):
      self.columns = columns
      self.rows = rows
      return []

    default:
      return []
    }
  }

  private mutating func updateTop(on event: Event, _ shown: Screen?) -> [Effect] {
    switch event {
    case .moved(let steps): move(by: steps, shown ?? describe())
    case .movedToEdge(let last): moveToEdge(last: last)
    case .scrolled(let windows): scroll(windows: windows)
    case .numbered(let number): return point(at: number)
    case .chosenByNumber(let numbers): return choose(numbers)
    case .confirmed: return confirm()
    case .wentOn: return goOnInLines()
    case .wentAhead: return goAhead()
    case .ticked: return tick(top.focus)
    case .backPressed: goBack()
    case .asked(let sheet): open(sheet)
    case .undoPressed: undo()
    case .redoPressed: redo()
    case .leftAtOnce: return [.leave]
    case .savePressed: return saveScenario()
    case .quitPressed: return quit()
    case .typed(let text): type(text)
    case .erased: erase()
    case .cursorMoved(let steps): moveCursor(by: steps)
    case .filled(let line): return fill(line)
    case .notUnderstood(let line): notices = [phrases(.lineUnknown, ["line": line])]
    case .askedAgain, .hidePressed, .resized, .reportWritten, .reportFailed, .settingsKept,
      .contentChanged:
      break
    }
    return []
  }

  // MARK: - Focus and scrolling

  private mutating func move(by steps: Int, _ screen: Screen) {
    guard !screen.choices.isEmpty else { return scroll(lines: steps) }
    if screen.choices.count == 1, screen.field == nil { return scroll(lines: steps) }
    let first = screen.field == nil ? 0 : -1
    let places = screen.choices.count - first
    let present = (screen.focus ?? -1) - first
    setFocus(((present + steps) % places + places) % places + first)
  }

  private mutating func moveToEdge(last: Bool) {
    let screen = describe()
    guard !screen.choices.isEmpty else { return }
    setFocus(last ? screen.choices.count - 1 : (screen.field == nil ? 0 : -1))
  }

  mutating func setFocus(_ place: Int) { top.focus = place }

  private mutating func scroll(windows: Int) {
    let screen = describe()
    // The marks of what is above and below take a row each.
    let window = max(1, ScreenLayout(columns: columns, rows: rows).textWindow(of: screen) - 2)
    scroll(lines: windows * window)
  }

  private mutating func scroll(lines: Int) {
    let screen = describe()
    let last = ScreenLayout(columns: columns, rows: rows).lastScroll(of: screen)
    top.scroll = max(0, min(last, top.scroll + lines))
  }

  private mutating func point(at number: Int) -> [Effect] {
    let screen = describe()
    guard screen.choices.indices.contains(number - 1) else { return [] }
    setFocus(number - 1)
    guard case .tick = screen.choices[number - 1].mark else { return [] }
    return tick(number - 1)
  }

  // MARK: - Choosing

  private mutating func choose(_ numbers: [Int]) -> [Effect] {
    let screen = describe()
    let places = numbers.map { $0 - 1 }
    if let wrong = places.first(where: { !screen.choices.indices.contains($0) }) {
      notices = [phrases(.lineUnknown, ["line": String(wrong + 1)])]
      return []
    }
    let ticks = places.filter { if case .tick = screen.choices[$0].mark { true } else { false } }
    if ticks.count == places.count {
      return places.flatMap { tick($0) }
    }
    guard let place = places.first, places.count == 1 else {
      notices = [phrases[.chooseNumber]]
      return []
    }
    setFocus(place)
    return confirm()
  }

  /// Line mode shows no focus, so an empty line never takes what merely has it.
  private mutating func goOnInLines() -> [Effect] {
    let screen = describe()
    if screen.field != nil { return submitField() }
    guard let place = choiceThatGoesOn(screen) else {
      notices = [phrases[.lineChoose]]
      return []
    }
    setFocus(place)
    return confirm()
  }

  /// The choice that an empty line takes; nil where something has to be chosen first.
  private func choiceThatGoesOn(_ screen: Screen) -> Int? {
    let last = screen.choices.count - 1
    switch (top.kind, screen.choices.first?.mark) {
    case (_, nil): return nil
    case _ where last == 0: return 0
    case (.page, .tick): return last

    case (.page, .radio):
      let chosen = screen.choices.firstIndex { $0.mark == .radio(true) }
      return chosen ?? (screen.choices[last].mark == .none ? last : nil)

    case (.review, _): return last
    // To stay, and to go back.
    case (.leave, _), (.startOver, _), (.replace, _), (.help, _): return 0
    default: return nil
    }
  }

  /// Takes what is chosen on a page as Enter does, and goes on where the journey has to.
  ///
  /// Where nothing is passed by it is one page on; but a question that nobody saw is never answered so.
  private mutating func goAhead() -> [Effect] {
    guard let journey, case .page(let page) = top.kind else {
      notices = [phrases[.notHere]]
      return []
    }
    if journey.procedure.pages[page].asks, !journey.hasPassed(page) {
      notices = [phrases[.aheadHere]]
      return []
    }
    let effects = takePage()
    // A page that can't be gone on from says why.
    if top.kind != .page(page) { goToStop() }
    return effects
  }

  private mutating func takePage() -> [Effect] {
    let screen = describe()
    if isLineMode { return goOnInLines() }
    if screen.field != nil { return submitField() }
    if case .tick = screen.choices.first?.mark { setFocus(screen.choices.count - 1) }
    return confirm()
  }

  private mutating func tick(_ place: Int) -> [Effect] {
    let screen = describe()
    guard screen.choices.indices.contains(place) else { return [] }
    switch screen.choices[place].mark {
    case .tick: return chosen(place)

    case .radio:
      guard case .page(let page) = top.kind else { return chosen(place) }
      PageScreen.select(place, at: page, &self)
      return []

    case .none: return []
    }
  }

  private mutating func confirm() -> [Effect] {
    let screen = describe()
    if screen.field != nil, screen.focus == nil { return submitField() }
    guard let focus = screen.focus else { return [] }
    return chosen(focus)
  }

  private mutating func chosen(_ place: Int) -> [Effect] {
    switch top.kind {
    case .start: return StartScreen.chosen(place, &self)
    case .page(let page): return PageScreen.chosen(place, at: page, &self)
    case .review: ReviewScreen.chosen(place, &self)
    case .outcome: return OutcomeScreen.chosen(place, &self)
    case .overview: OverviewScreen.chosen(place, &self)
    case .more: MoreScreen.chosen(place, &self)
    case .lookup: LookupScreen.chosen(place, &self)
    case .settings: return SettingsScreen.chosen(place, &self)
    case .export: return ExportScreen.chosen(place, &self)
    case .leave: return LeaveScreen.chosen(place, &self)
    case .startOver: StartOverScreen.chosen(place, &self)
    case .replace(let way): ReplaceScreen.chosen(place, way, &self)
    case .entry(let entry): EntryScreen.chosen(place, entry, &self)
    case .help: HelpScreen.chosen(place, &self)
    case .why, .step, .emergency, .manual, .copy, .terms: goBack()
    }
    return []
  }

  // MARK: - Fields

  private mutating func type(_ text: String) {
    guard describe().field != nil else { return }
    top.focus = -1
    let characters = Self.fieldCharacters(text).prefix(Self.longestField - top.typed.count)
    top.typed.insert(contentsOf: characters, at: min(top.cursor, top.typed.count))
    top.cursor += characters.count
    top.scroll = 0
  }

  private static let longestField = 200

  /// What a field takes: a newline counts as a space, what drives a terminal is left out.
  private static func fieldCharacters(_ text: String) -> [Character] {
    text.map { $0.isNewline || $0 == "\t" ? " " : $0 }.filter { SafeText.isSafe(String($0)) }
  }

  private mutating func erase() {
    guard describe().field != nil else { return }
    guard top.cursor > 0 else { return }
    top.typed.remove(at: top.cursor - 1)
    top.cursor -= 1
  }

  private mutating func moveCursor(by steps: Int) {
    guard describe().field != nil else { return goBack() }
    top.cursor = max(0, min(top.typed.count, top.cursor + steps))
  }

  private mutating func fill(_ line: String) -> [Effect] {
    top.typed = Array(Self.fieldCharacters(line).prefix(Self.longestField))
    top.cursor = top.typed.count
    top.focus = -1
    return submitField()
  }

  private mutating func submitField() -> [Effect] {
    switch top.kind {
    case .page(let page): PageScreen.submit(at: page, &self)
    case .lookup: LookupScreen.submit(&self)
    case .export: return ExportScreen.submit(&self)
    default: break
    }
    return []
  }
}
