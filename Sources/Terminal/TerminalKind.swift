/// The way in which the program can speak with its user.
public enum TerminalKind: Equatable, Sendable {
  /// A full screen.
  case fullScreen(TerminalSettings)
  /// Numbered lines, for screen readers, pipes and terminals that cannot place a cursor.
  case lines(LineSettings)
  /// Not in the way that was asked for.
  case refused(Refusal)

  /// What the user asks for.
  public enum Wish: Equatable, Sendable {
    /// Whatever the terminal is best at.
    case automatic
    /// The full screen or nothing.
    case fullScreen
    /// Lines in any case.
    case lines
  }

  /// Why a full screen is not possible.
  public enum Refusal: Equatable, Sendable {
    /// Input or output is a file or a pipe.
    case notATerminal
    /// The terminal of this type cannot place a cursor.
    case cannotMoveCursor(type: String)
  }

  /// What lines may use.
  public struct LineSettings: Equatable, Sendable {
    /// Whether text may go beyond ASCII.
    public var unicode: Bool
    /// The width to wrap at, if one is known.
    public var columns: Int?

    /// Makes settings for lines.
    public init(unicode: Bool, columns: Int? = nil) {
      self.unicode = unicode
      self.columns = columns
    }
  }

  /// Decides how to speak, from nothing but the values given.
  public static func decide(
    wish: Wish = .automatic,
    colorsAreUnwanted: Bool = false,
    in environment: TerminalEnvironment
  ) -> TerminalKind {
    let unicode = isUTF8(environment.locales)
    let columns = Int(environment.columns).flatMap { $0 > 0 ? $0 : nil }
    let lines = TerminalKind.lines(LineSettings(unicode: unicode, columns: columns))
    if wish == .lines || wish == .automatic && wantsLines(environment.accessible) { return lines }
    if let refusal = refusal(environment) { return wish == .fullScreen ? .refused(refusal) : lines }
    return .fullScreen(
      TerminalSettings(
        type: environment.term,
        colors: environment.noColor.isEmpty && !colorsAreUnwanted,
        unicode: unicode
      )
    )
  }

  private static func refusal(_ environment: TerminalEnvironment) -> Refusal? {
    guard environment.isInputTerminal, environment.isOutputTerminal else { return .notATerminal }
    let type = environment.term
    return ["", "dumb", "unknown"].contains(type) ? .cannotMoveCursor(type: type) : nil
  }

  private static func wantsLines(_ accessible: String) -> Bool {
    !["", "0", "false"].contains(accessible.lowercased())
  }

  /// Whether the first locale that is set writes UTF-8.
  private static func isUTF8(_ locales: [String]) -> Bool {
    guard let name = locales.first(where: { !$0.isEmpty }) else { return false }
    // By bytes: to search in characters is slow, and this stands before the first frame.
    let letters = name.utf8.map { $0 | 0x20 }
    return [Array("utf-8".utf8), Array("utf8".utf8)].contains { wanted in
      letters.indices.contains { letters[$0...].starts(with: wanted) }
    }
  }
}
