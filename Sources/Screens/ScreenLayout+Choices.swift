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
      rows += self.rows(next, theme.style(of: .heading), margin: margin, width: width)
    }
    let cursorRow = rows.count
    let hasFocus = place == screen.focus
    rows += label(of: choice, place, hasFocus, theme, margin: margin, width: width)
    if let hint = choice.hint, !hint.isEmpty {
      let quiet = theme.style(of: .quiet)
      rows += self.rows(hint, quiet, margin: margin + 6, width: max(10, width - 6))
    }
    return ChoiceLines(rows: rows, cursorRow: cursorRow)
  }

  func label(
    of choice: Screen.Choice,
    _ place: Int,
    _ hasFocus: Bool,
    _ theme: Theme,
    margin: Int,
    width: Int
  ) -> [FrameRow] {
    let mark: String =
      switch choice.mark {
      case .none: ""
      case .radio(let isOn): isOn ? "(*) " : "( ) "
      case .tick(let isOn): isOn ? "[x] " : "[ ] "
      }
    let number = place < 9 ? "\(place + 1) " : "  "
    let lead = (hasFocus ? "> " : "  ") + number + mark
    let wrapped = TextWrap.lines(of: choice.label, width: max(8, width - lead.count))
    return wrapped.enumerated().map { line, words in
      let start = line == 0 ? lead : indent(lead.count)
      let style = hasFocus ? theme.focus : Style.plain
      return FrameRow(runs: [Run(text: indent(margin)), Run(text: start + words, style: style)])
    }
  }

  /// The choices around the one that has the focus, and the row of the focus among them.
  func visibleChoices(
    of plan: Plan,
    _ screen: Screen
  ) -> (rows: [FrameRow], focusRow: Int, owners: [Int?]) {
    let theme = Theme(usesColors: usesColors)
    var rows: [FrameRow] = []
    var owners: [Int?] = []
    var focusRow = 0
    var focusEnd = 0
    for (place, lines) in plan.choices.enumerated() {
      if place == screen.focus {
        focusRow = rows.count + lines.cursorRow
        focusEnd = rows.count + lines.rows.count
      }
      rows += lines.rows
      owners += lines.rows.map { _ in place }
    }
    guard rows.count > plan.choiceRows else { return (rows, focusRow, owners) }
    // Windows of fixed places, so that moving the focus seldom moves the whole list.
    let window = plan.choiceRows
    let step = max(1, window - 2)
    var first = 0
    while focusEnd > first + window - (first + window < rows.count ? 1 : 0) { first += step }
    first = max(0, min(first, rows.count - window))
    if focusRow <= first, first > 0 { first = max(0, focusRow - 1) }
    var visible = Array(rows[first..<(first + window)])
    let mark = indent(plan.margin)
    if first > 0, focusRow != first {
      visible[0] = FrameRow(mark + screen.marks.choicesAbove, style: theme.mark)
    }
    let end = first + window
    if end < rows.count, focusRow != end - 1 {
      visible[window - 1] = FrameRow(mark + screen.marks.choicesBelow, style: theme.mark)
    }
    return (visible, focusRow - first, Array(owners[first..<(first + window)]))
  }
}
