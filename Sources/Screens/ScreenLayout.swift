public import Display

/// Lays a screen out in rows: path, title, text, notices, choices, keys.
///
/// Text and choices share what is left between title and keys. What does not fit is never cut
/// without a mark; the choice that has the focus is always in view, with the cursor on it.
public struct ScreenLayout: Sendable {
  /// The smallest window that everything works in.
  public static let least = Size(columns: 40, rows: 12)

  /// Lines longer than this are hard to read.
  private static let widestText = 84

  let size: Size
  let usesColors: Bool

  /// Makes a layout for a window.
  public init(columns: Int, rows: Int, usesColors: Bool = true) {
    size = Size(columns: columns, rows: rows)
    self.usesColors = usesColors
  }

  /// The rows of the text that are in view.
  func textWindow(of screen: Screen) -> Int { plan(screen).textRows }

  /// The furthest that the text scrolls.
  func lastScroll(of screen: Screen) -> Int {
    let plan = plan(screen)
    return max(0, plan.text.count - plan.textRows)
  }

  /// The frame for a screen.
  public func frame(of screen: Screen) -> Frame {
    var memory: Memory?
    return frame(of: screen, remembering: &memory)
  }

  /// The frame for a screen; where only the focus moved since the last one, most of that is used again.
  public func frame(of screen: Screen, remembering memory: inout Memory?) -> Frame {
    guard size.columns >= Self.least.columns, size.rows >= Self.least.rows else {
      let lines = TextWrap.lines(of: screen.marks.tooSmall, width: max(1, size.columns))
      let rows = lines.map { FrameRow($0) }
      return Frame(size: size, rows: rows, cursor: Point(column: 0, row: 0))
    }
    let previous = memory?.frame
    let plan = plan(screen, &memory)
    var rows = plan.head
    rows.reserveCapacity(size.rows)
    rows += visibleText(of: plan, screen)
    if plan.hasGap { rows.append(.blank) }
    let fieldRow = rows.count
    rows += plan.field
    let firstChoice = rows.count
    let window = visibleChoices(of: plan, screen)
    rows += window.rows
    while rows.count < size.rows - plan.foot.count { rows.append(.blank) }
    rows += plan.foot
    let cursor: Point
    if screen.focus == nil, let field = screen.field {
      let before = inView(field, plan.fieldWidth).before
      cursor = Point(column: plan.margin + before, row: fieldRow + plan.field.count - 1)
    } else {
      cursor = Point(column: plan.margin, row: firstChoice + window.focusRow)
    }
    let frame = Frame(size: size, rows: rows, cursor: cursor, previous: previous)
    memory = Memory(screen: screen, plan: plan, usesColors: usesColors, frame: frame)
    return frame
  }

  /// The choice at a cell, for clicks; nil where there is none.
  public func choice(at point: Point, of screen: Screen) -> Int? {
    let plan = plan(screen)
    let row = point.row - firstChoiceRow(of: plan)
    guard (0..<plan.choiceRows).contains(row) else { return nil }
    let owners = plan.choices.indices.flatMap { place in plan.choices[place].rows.map { _ in place }
    }
    let index = row + choiceWindow(of: plan, screen).first
    return owners.indices.contains(index) ? owners[index] : nil
  }

  private func firstChoiceRow(of plan: Plan) -> Int {
    plan.head.count + min(plan.text.count, plan.textRows) + (plan.hasGap ? 1 : 0) + plan.field.count
  }

  // MARK: - The plan

  /// What goes where, before anything is cut.
  struct Plan {
    var margin = 2
    var head: [FrameRow] = []
    var text: [FrameRow] = []
    var textRows = 0
    var hasGap = false
    var field: [FrameRow] = []
    var fieldWidth = 0
    var choices: [ChoiceLines] = []
    var choiceRows = 0
    var foot: [FrameRow] = []
  }

  /// The lines of one choice; the first of them takes the cursor unless a heading stands above.
  struct ChoiceLines {
    var rows: [FrameRow]
    var cursorRow: Int
  }

  /// The plan of the screen before with other choices in focus, or a new one.
  private func plan(_ screen: Screen, _ memory: inout Memory?) -> Plan {
    // Taken, so that it can be changed in place.
    guard var last = memory.take(), last.frame.size == size, last.usesColors == usesColors,
      last.screen.isSame(as: screen)
    else { return plan(screen) }
    guard last.screen.focus != screen.focus else { return last.plan }
    let margin = last.plan.margin
    let width = min(size.columns - 2 * margin, Self.widestText)
    for place in [last.screen.focus, screen.focus] {
      guard let place else { continue }
      last.plan.choices[place] = lines(
        ofChoice: place,
        screen,
        Theme(usesColors: usesColors),
        margin: margin,
        width: width
      )
    }
    return last.plan
  }

  private func plan(_ screen: Screen) -> Plan {
    let theme = Theme(usesColors: usesColors)
    let isRoomy = size.rows >= 20
    var plan = Plan()
    plan.margin = size.columns >= 60 ? 2 : 1
    let width = min(size.columns - 2 * plan.margin, Self.widestText)
    plan.head = head(screen, theme, margin: plan.margin, width: width, isRoomy: isRoomy)
    plan.foot = foot(screen, theme, isRoomy: isRoomy)
    plan.text = text(screen, theme, margin: plan.margin, width: width, isRoomy: isRoomy)
    if let field = screen.field {
      plan.field = rows(field.label, .plain, margin: plan.margin, width: width)
      let shown = field.text.isEmpty ? " " : inView(field, width).text
      plan.fieldWidth = width
      plan.field.append(
        FrameRow(runs: [
          Run(text: indent(plan.margin)), Run(text: shown, style: theme.field),
        ])
      )
    }
    plan.choices = choices(screen, theme, margin: plan.margin, width: width)
    let room = max(
      2,
      size.rows - plan.head.count - plan.foot.count - plan.field.count
    )
    let isAsking = screen.field != nil || screen.choices.contains { $0.mark != .none }
    share(room, choicesFirst: isAsking, in: &plan)
    return plan
  }

  /// Gives text and choices their rows when there is no room for all.
  ///
  /// Where something is asked the options come first and the text keeps a third; where something is
  /// told it is the other way round.
  private func share(_ room: Int, choicesFirst: Bool, in plan: inout Plan) {
    let wanted = plan.choices.reduce(0) { $0 + $1.rows.count }
    plan.hasGap = !plan.text.isEmpty && room >= 10
    let free = room - (plan.hasGap ? 1 : 0)
    if plan.text.count + wanted <= free {
      plan.textRows = plan.text.count
      plan.choiceRows = wanted
      return
    }
    if choicesFirst {
      let leastText = min(plan.text.count, max(2, free / 3))
      plan.choiceRows = max(1, min(wanted, free - leastText))
    } else {
      // The tallest choice with the mark under it, so that what leads on can be read whole.
      let tallest = plan.choices.map(\.rows.count).max() ?? 0
      let leastChoices = min(wanted, max(2, free / 4, min(tallest + 1, free / 2)))
      plan.choiceRows = max(leastChoices, min(wanted, free - plan.text.count))
    }
    plan.textRows = min(plan.text.count, free - plan.choiceRows)
  }

  private func head(
    _ screen: Screen,
    _ theme: Theme,
    margin: Int,
    width: Int,
    isRoomy: Bool
  ) -> [FrameRow] {
    var rows: [FrameRow] = []
    if !screen.path.isEmpty || !screen.danger.isEmpty {
      let danger = screen.danger
      let room = size.columns - 2 * margin - TextWidth.columns(of: danger) - 1
      let path = shortened(screen.path, to: max(0, room))
      let gap =
        size.columns - 2 * margin - TextWidth.columns(of: path)
        - TextWidth.columns(of: danger)
      rows.append(
        FrameRow(runs: [
          Run(text: indent(margin)), Run(text: path, style: theme.path),
          Run(text: indent(max(1, gap))), Run(text: danger, style: theme.danger),
        ])
      )
      if isRoomy { rows.append(.blank) }
    }
    if !screen.title.isEmpty {
      let terms = marks(of: screen, at: .title)
      rows += self.rows(screen.title, theme.title, marks: terms, margin: margin, width: width)
      if isRoomy { rows.append(.blank) }
    }
    for notice in screen.notices {
      rows += self.rows("» " + notice, theme.notice, margin: margin, width: width, hanging: 2)
    }
    if !screen.notices.isEmpty, isRoomy { rows.append(.blank) }
    return rows
  }

  private func text(
    _ screen: Screen,
    _ theme: Theme,
    margin: Int,
    width: Int,
    isRoomy: Bool
  ) -> [FrameRow] {
    var rows: [FrameRow] = []
    var previous: Screen.Part.Kind?
    for (place, part) in screen.parts.enumerated() {
      if isRoomy, let previous, needsGap(previous, part.kind) { rows.append(.blank) }
      let sign: (before: String, behind: String, indent: Int) =
        switch part.kind {
        case .paragraph, .heading, .warning, .quiet, .contact: ("", "", 0)
        case .point: ("- ", "", 0)
        case .numbered(let number): ("\(number). ", "", 0)
        case .say: ("“", "”", 2)
        }
      rows += self.rows(
        part.text,
        theme.style(of: part.kind),
        marks: marks(of: screen, at: .part(place)),
        between: sign.before,
        and: sign.behind,
        margin: margin + sign.indent,
        width: width - sign.indent,
        hanging: sign.indent == 0 ? sign.before.count : 0
      )
      previous = part.kind
    }
    return rows
  }

  private func needsGap(_ above: Screen.Part.Kind, _ below: Screen.Part.Kind) -> Bool {
    switch (above, below) {
    case (_, .heading), (.paragraph, .paragraph), (_, .warning), (.point, .paragraph),
      (.numbered, .paragraph), (.say, .paragraph), (.point, .contact), (.warning, .paragraph):
      true
    case (.quiet, .quiet): false
    case (_, .quiet): true
    default: false
    }
  }

  private func foot(_ screen: Screen, _ theme: Theme, isRoomy: Bool) -> [FrameRow] {
    guard !screen.hints.isEmpty else { return [] }
    let width = size.columns - 2
    func length(_ hints: [Screen.Hint]) -> Int {
      hints.reduce(-2) { $0 + TextWidth.columns(of: $1.key + " " + $1.words) + 2 }
    }
    var hints = screen.hints
    while length(hints) > width, let extra = hints.lastIndex(where: { !$0.isVital }) {
      hints.remove(at: extra)
    }
    while length(hints) > width, hints.count > 1 { hints.remove(at: hints.count - 2) }
    var runs = [Run(text: " ")]
    for (place, hint) in hints.enumerated() {
      if place > 0 { runs.append(Run(text: "  ")) }
      runs.append(Run(text: hint.key, style: theme.hintKey))
      runs.append(Run(text: " " + hint.words, style: theme.style(of: .quiet)))
    }
    return isRoomy ? [.blank, FrameRow(runs: runs)] : [FrameRow(runs: runs)]
  }

  // MARK: - What is in view

  private func visibleText(of plan: Plan, _ screen: Screen) -> [FrameRow] {
    let theme = Theme(usesColors: usesColors)
    guard plan.text.count > plan.textRows else { return plan.text }
    let first = max(0, min(screen.scroll, plan.text.count - plan.textRows))
    var rows = Array(plan.text[first..<(first + plan.textRows)])
    let mark = indent(plan.margin)
    if first + plan.textRows < plan.text.count, let last = rows.indices.last {
      rows[last] = FrameRow(mark + screen.marks.below, style: theme.mark)
    }
    if first > 0, plan.textRows > 2 {
      rows[0] = FrameRow(mark + screen.marks.above, style: theme.mark)
    }
    return rows
  }

  // MARK: - Rows

  func rows(
    _ text: String,
    _ style: Style,
    margin: Int,
    width: Int,
    hanging: Int = 0
  ) -> [FrameRow] {
    TextWrap.lines(of: text, width: max(1, width), hangingIndent: hanging).map {
      FrameRow(runs: [Run(text: indent(margin)), Run(text: $0, style: style)])
    }
  }

  func indent(_ columns: Int) -> String { String(repeating: " ", count: max(0, columns)) }

  /// The part of a long line around the cursor, and the columns before the cursor.
  private func inView(_ field: Screen.Field, _ width: Int) -> (text: String, before: Int) {
    let text = field.text
    let cursor = text.index(text.startIndex, offsetBy: min(field.cursor, text.count))
    var first = text.startIndex
    while TextWidth.columns(of: text[first..<cursor]) >= width, first < cursor {
      first = text.index(after: first)
    }
    let shown = TextWidth.prefix(of: text[first...], columns: width)
    return (String(shown), TextWidth.columns(of: text[first..<cursor]))
  }

  /// The path without its middle when there is no room: the end says where we are.
  private func shortened(_ path: String, to columns: Int) -> String {
    if TextWidth.columns(of: path) <= columns { return path }
    let last = path.split(separator: "›").last.map { String($0).trimmed } ?? path
    if TextWidth.columns(of: last) <= columns { return last }
    return TextWidth.prefix(of: last, columns: max(0, columns - 1)) + "…"
  }
}
