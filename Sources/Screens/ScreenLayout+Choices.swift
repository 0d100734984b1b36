import Display

/// The choices of a screen as rows, and which of them are in view.
extension ScreenLayout {
  func choices(
    _ screen: Screen,
    _ theme: Theme,
    margin: Int,
    width: Int
  ) -> [ChoiceLines] {
    screen.choices.indices.map {
      lines(ofChoice: $0, screen, theme, margin: margin, width: width)
    }
  }

  func lines(
    ofChoice place: Int,
    _ screen: Screen,
    _ theme: Theme,
    margin: Int,
    width: Int
  ) -> ChoiceLines {
    let choice = screen.choices[place]
    let group = screen.choices[..<place].last { $0.group != nil }?.group
    var rows: [FrameRow] = []
    if let next = choice.group, next != group {
      let terms = marks(of: screen, at: .group(place))
      let heading = theme.style(of: .heading)
      rows += self.rows(next, heading, marks: terms, margin: margin, width: width)
    }
    let cursorRow = rows.count
    let hasFocus = place == screen.focus
    rows += label(of: screen, place, hasFocus, theme, margin: margin, width: width)
    if let hint = choice.hint, !hint.isEmpty {
      let terms = marks(of: screen, at: .hint(place))
      let quiet = theme.style(of: .quiet)
      let width = max(10, width - 6)
      rows += self.rows(hint, quiet, marks: terms, margin: margin + 6, width: width)
    }
    return ChoiceLines(rows: rows, cursorRow: cursorRow)
  }

  func label(
    of screen: Screen,
    _ place: Int,
    _ hasFocus: Bool,
    _ theme: Theme,
    margin: Int,
    width: Int
  ) -> [FrameRow] {
    let choice = screen.choices[place]
    let mark: String =
      switch choice.mark {
      case .none: ""
      case .radio(let isOn): isOn ? "(*) " : "( ) "
      case .tick(let isOn): isOn ? "[x] " : "[ ] "
      }
    let key = KeyMap.key(ofChoice: place).map(String.init) ?? " "
    let lead = (hasFocus ? "> " : "  ") + key + " " + mark
    let style = hasFocus ? theme.focus : Style.plain
    let room = max(8, width - lead.count)
    let terms = marks(of: screen, at: .label(place))
    guard terms.isEmpty else {
      return TextWrap.parts(of: choice.label, width: room).enumerated().map { line, part in
        let start = Run(text: line == 0 ? lead : indent(lead.count), style: style)
        let words = runs(choice.label, part.range, style, terms)
        return FrameRow(runs: [Run(text: indent(margin)), start] + words)
      }
    }
    return TextWrap.lines(of: choice.label, width: room).enumerated().map { line, words in
      let start = line == 0 ? lead : indent(lead.count)
      return FrameRow(runs: [Run(text: indent(margin)), Run(text: start + words, style: style)])
    }
  }

  /// Which rows of the choices are in view.
  struct ChoiceWindow {
    /// The rows of all choices.
    var count = 0
    /// The first row in view.
    var first = 0
    /// The row that has the cursor, counted from the first of all.
    var focusRow = 0
  }

  /// The window around the choice that has the focus.
  func choiceWindow(of plan: Plan, _ screen: Screen) -> ChoiceWindow {
    var window = ChoiceWindow()
    var focusEnd = 0
    for place in plan.choices.indices {
      if place == screen.focus { window.focusRow = window.count + plan.choices[place].cursorRow }
      window.count += plan.choices[place].rows.count
      if place == screen.focus { focusEnd = window.count }
    }
    let size = plan.choiceRows
    guard window.count > size else { return window }
    // Windows of fixed places, so that moving the focus seldom moves the whole list.
    let step = max(1, size - 2)
    var first = 0
    while focusEnd > first + size - (first + size < window.count ? 1 : 0) { first += step }
    first = max(0, min(first, window.count - size))
    if window.focusRow <= first, first > 0 { first = max(0, window.focusRow - 1) }
    window.first = first
    return window
  }

  /// The choices around the one that has the focus, and the row of the focus among them.
  func visibleChoices(of plan: Plan, _ screen: Screen) -> (rows: [FrameRow], focusRow: Int) {
    let window = choiceWindow(of: plan, screen)
    let end = min(window.count, window.first + plan.choiceRows)
    var visible: [FrameRow] = []
    visible.reserveCapacity(end - window.first)
    var row = 0
    for choice in plan.choices {
      for line in choice.rows {
        if row >= window.first, row < end { visible.append(line) }
        row += 1
      }
    }
    let style = Theme(usesColors: usesColors).mark
    let mark = indent(plan.margin)
    if window.first > 0, window.focusRow != window.first {
      visible[0] = FrameRow(mark + screen.marks.choicesAbove, style: style)
    }
    if end < window.count, window.focusRow != end - 1 {
      visible[visible.count - 1] = FrameRow(mark + screen.marks.choicesBelow, style: style)
    }
    return (visible, window.focusRow - window.first)
  }
}
