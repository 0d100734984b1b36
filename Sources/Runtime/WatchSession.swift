import Display
public import Screens
public import Terminal

/// Says in lines what each save of the content brought, until it is ended.
public struct WatchSession {
  private var program: Program?
  private var last: ContentNews
  private let terminal: LineTerminal
  private let watch: ContentWatch
  private let words: (ContentNews) -> [String]
  private let isUnicode: Bool

  /// Starts to speak; a program shows its page anew after every save that leaves the content whole.
  public init(
    _ program: Program?,
    first: ContentNews,
    watch: ContentWatch,
    isUnicode: Bool,
    words: @escaping (ContentNews) -> [String]
  ) throws(TerminalError) {
    self.program = program
    self.watch = watch
    self.words = words
    self.isUnicode = isUnicode
    last = first
    terminal = try LineTerminal()
  }

  /// Runs until `q` or a signal; returns 0 when the content was clean at the end, else 1.
  public mutating func run() throws(TerminalError) -> Int32 {
    try write()
    while true {
      switch terminal.next(or: watch.source) {
      case .line(let line):
        if line == "q" { return last.count == 0 ? 0 : 1 }

      case .stirred:
        guard let news = watch.news() else { continue }
        last = news
        _ = program?.update(on: .contentChanged(news))
        try write()

      case .tooLong, .notUTF8, .closed: continue
      case .interrupted: return 130
      case .hangUp: return 129
      case .terminate: return 143
      }
    }
  }

  private func write() throws(TerminalError) {
    var lines = words(last)
    if let program, last.content != nil {
      let screen = program.describe()
      lines += [""] + ScreenTranscript.whole(screen, program.phrases)
    }
    try terminal.write(
      (lines + [""]).map { line in
        let safe = SafeText.safe(line)
        return isUnicode ? safe : PlainASCII.text(safe)
      }
    )
  }
}
