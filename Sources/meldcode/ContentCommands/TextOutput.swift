import Display
import Glibc
import Terminal

/// Text for people on standard output: as wide as the terminal, in letters that it has.
enum TextOutput {
  /// The width to lay text out for: `COLUMNS`, that of the terminal, else 80.
  static var columns: Int {
    if let set = getenv("COLUMNS").flatMap({ Int(String(cString: $0)) }), set > 0 { return set }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes text; in plain ASCII to a terminal without UTF-8.
  static func write(_ text: String) throws {
    try Output.write(shown(text))
  }

  /// The text as the terminal can show it.
  static func shown(_ text: String) -> String {
    let environment = TerminalEnvironment.current()
    guard environment.isOutputTerminal,
      case .lines(let settings) = TerminalKind.decide(wish: .lines, in: environment),
      !settings.unicode
    else { return text }
    return PlainASCII.text(text)
  }
}
