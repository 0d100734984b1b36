import Glibc

/// The surroundings of the program that say what its terminal can do.
public struct TerminalEnvironment: Equatable, Sendable {
  /// The type of the terminal, `TERM`.
  public var term: String
  /// `NO_COLOR`: colours are unwanted if it is not empty.
  public var noColor: String
  /// The names of the locale, the one that counts first: `LC_ALL`, `LC_CTYPE`, `LANG`.
  public var locales: [String]
  /// `ACCESSIBLE`: lines are wanted if it is neither empty, `0` nor `false`.
  public var accessible: String
  /// `COLUMNS`: the width for lines, where it is set.
  public var columns: String
  /// Whether input comes from a terminal.
  public var isInputTerminal: Bool
  /// Whether output goes to a terminal.
  public var isOutputTerminal: Bool

  /// Makes an environment; what is left out is not set.
  public init(
    term: String = "",
    noColor: String = "",
    locales: [String] = [],
    accessible: String = "",
    columns: String = "",
    isInputTerminal: Bool = true,
    isOutputTerminal: Bool = true
  ) {
    self.term = term
    self.noColor = noColor
    self.locales = locales
    self.accessible = accessible
    self.columns = columns
    self.isInputTerminal = isInputTerminal
    self.isOutputTerminal = isOutputTerminal
  }

  /// The environment that the program was started in.
  public static func current() -> TerminalEnvironment {
    func value(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
    return TerminalEnvironment(
      term: value("TERM"),
      noColor: value("NO_COLOR"),
      locales: ["LC_ALL", "LC_CTYPE", "LANG"].map(value),
      accessible: value("ACCESSIBLE"),
      columns: value("COLUMNS"),
      isInputTerminal: isatty(STDIN_FILENO) == 1,
      isOutputTerminal: isatty(STDOUT_FILENO) == 1
    )
  }
}
