import Guidance

extension Program {
  /// Describes what is shown now, without colours or positions.
  public func describe() -> Screen {
    var screen = isHidden ? HiddenScreen.describe(self) : describeTop()
    screen.marks = .init(
      below: phrases[.moreBelow],
      above: phrases[.moreAbove],
      choicesBelow: phrases[.moreChoicesBelow],
      choicesAbove: phrases[.moreChoicesAbove],
      tooSmall: phrases[.tooSmall]
    )
    guard !isHidden else { return screen }
    setPlaces(of: &screen)
    screen.terms = terms(of: screen)
    // In a low window the first finding is enough: the page itself is what is looked at.
    let findings = contentNotices.prefix(rows < 20 ? 2 : 3)
    screen.notices = findings + notices + screen.notices
    if top.kind != .copy {
      screen.hints = KeyMap.hints(for: screen, self)
      if top.kind != .emergency { screen.danger = phrases[.dangerShort] }
    }
    return screen
  }

  /// What is shown after an event, made from what was shown before; nil where that is not enough.
  ///
  /// To move the focus or the text changes little else, and is what most keys do.
  public func described(after event: Event, from shown: Screen) -> Screen? {
    guard case .moved = event, !isHidden, shown.field == nil, shown.notices.isEmpty else {
      return nil
    }
    var screen = shown
    setPlaces(of: &screen)
    // In a list to tick the key that goes on depends on what has the focus.
    if case .tick = screen.choices.first?.mark { screen.hints = KeyMap.hints(for: screen, self) }
    return screen
  }

  private func setPlaces(of screen: inout Screen) {
    let layer = top
    if screen.choices.isEmpty {
      screen.focus = nil
    } else if screen.field != nil, layer.focus < 0 {
      screen.focus = nil
    } else {
      screen.focus = max(0, min(layer.focus, screen.choices.count - 1))
    }
    screen.scroll = layer.scroll
  }

  private func describeTop() -> Screen {
    switch top.kind {
    case .start: StartScreen.describe(self)
    case .page(let place): PageScreen.describe(place, top, self)
    case .review: ReviewScreen.describe(self)
    case .outcome: OutcomeScreen.describe(self)
    case .why: WhyScreen.describe(self)
    case .overview: OverviewScreen.describe(self)
    case .step(let procedure, let place): StepScreen.describe(procedure, place, self)
    case .more: MoreScreen.describe(self)
    case .lookup: LookupScreen.describe(top, self)
    case .entry(let entry): EntryScreen.describe(entry, self)
    case .terms: TermsScreen.describe(self)
    case .emergency: EmergencyScreen.describe(self)
    case .help: HelpScreen.describe(self)
    case .manual: HelpScreen.describeGuide(self)
    case .settings: SettingsScreen.describe(self)
    case .export: ExportScreen.describe(top, self)
    case .copy: CopyScreen.describe(self)
    case .leave: LeaveScreen.describe(self)
    case .startOver: StartOverScreen.describe(self)
    case .replace(let way): ReplaceScreen.describe(way, self)
    }
  }
}
