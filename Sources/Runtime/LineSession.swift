import Display
public import Screens
public import Terminal

/// Runs the same program in numbered lines: for screen readers, braille, pipes and tests.
public struct LineSession {
  private var program: Program
  private let terminal: LineTerminal
  private let world: OutsideWorld
  private let isUnicode: Bool

  /// Starts to speak on standard input and output.
  public init(
    _ program: Program,
    isUnicode: Bool,
    world: OutsideWorld
  ) throws(TerminalError) {
    self.program = program
    self.world = world
    self.isUnicode = isUnicode
    terminal = try LineTerminal()
  }

  /// Runs until the program is left or the input ends; returns the exit status.
  ///
  /// Input that ends before an advice was reached counts as not finished.
  public mutating func run() throws(TerminalError) -> Int32 {
    var transcript = ScreenTranscript(program.phrases)
    while true {
      try write(transcript.lines(for: program.describe()))
      let screen = program.describe()
      try terminal.prompt(
        shown(program.phrases[screen.field == nil ? .linePrompt : .lineFieldPrompt])
      )
      switch terminal.next() {
      case .line(let line):
        let language = program.preferences.language
        let event = LineReader.event(for: line, on: screen, program.phrases)
        if event == .askedAgain { transcript.forget() }
        if apply(event) { return 0 }
        if program.preferences.language != language {
          transcript = ScreenTranscript(program.phrases)
        }

      case .tooLong, .notUTF8:
        _ = program.update(on: .notUnderstood("…"))

      case .closed:
        try write([""])
        return program.isAtAdvice ? 0 : 1

      case .stirred: continue
      case .interrupted: return 130
      case .hangUp: return 129
      case .terminate: return 143
      }
    }
  }

  private func shown(_ text: String) -> String {
    let safe = SafeText.safe(text)
    return isUnicode ? safe : PlainASCII.text(safe)
  }

  private func write(_ lines: [String]) throws(TerminalError) {
    try terminal.write(lines.map(shown))
  }

  private mutating func apply(_ event: Event) -> Bool {
    for effect in program.update(on: event) {
      if effect == .leave { return true }
      if let news = world.carryOut(effect, for: program) { _ = program.update(on: news) }
    }
    return false
  }
}
