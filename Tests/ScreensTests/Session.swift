import Display
import Guidance
import Screens
import Testing

/// A person at the program: presses keys, types, gives lines, and looks.
struct Session {
  private(set) var program: Program
  private(set) var effects: [Effect] = []

  init(
    _ guide: Guide = LeakGuide.guide,
    columns: Int = 80,
    rows: Int = 24,
    isLineMode: Bool = false,
    savesScenarios: Bool = false,
    today: String = "2026-01-02"
  ) {
    program = Program(
      guide: guide,
      phrasebooks: LeakPhrases.books,
      manuals: ["nl": "# Handleiding\n\nZo werkt het.\n\n- een punt", "en": "# Manual"],
      preferences: Preferences(language: "nl"),
      today: CalendarDay(today),
      columns: columns,
      rows: rows,
      isLineMode: isLineMode,
      savesScenarios: savesScenarios
    )
  }

  var screen: Screen { program.describe() }

  var frame: Frame {
    ScreenLayout(columns: program.columns, rows: program.rows).frame(of: screen)
  }

  /// All words on the screen.
  var words: String { FrameText.plain(frame) }

  /// The label of the choice that has the focus.
  var focused: String? {
    let screen = screen
    return screen.focus.map { screen.choices[$0].label }
  }

  /// The rows of the frame without their styles.
  var rows: [String] { frame.rows.map { $0.runs.map(\.text).joined() } }

  func resized(_ columns: Int, _ rows: Int) -> Session {
    on(.resized(columns: columns, rows: rows))
  }

  /// Presses keys by their names.
  func press(_ names: String..., sourceLocation: SourceLocation = #_sourceLocation) -> Session {
    var session = self
    for name in names {
      guard let key = Key(named: name) else {
        Issue.record("no key \(name)", sourceLocation: sourceLocation)
        continue
      }
      session.take(key)
    }
    return session
  }

  func type(_ words: String) -> Session {
    var session = self
    for character in words { session.take(Key.character(character)) }
    return session
  }

  /// Gives lines as in the line mode.
  func line(_ lines: String...) -> Session {
    var session = self
    for line in lines {
      session.take(LineReader.event(for: line, on: session.screen, session.program.phrases))
    }
    return session
  }

  func on(_ event: Event) -> Session {
    var session = self
    session.take(event)
    return session
  }

  mutating func take(_ key: Key) {
    if let event = KeyMap.event(for: key, on: screen) { take(event) }
  }

  mutating func take(_ event: Event) { effects += program.update(on: event) }
}
