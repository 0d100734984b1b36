/// What the full screen may use.
public struct TerminalSettings: Equatable, Sendable {
  /// The terminal's type, as `TERM` names it.
  public var type: String
  /// Whether the 16 colours may be used.
  public var colors: Bool
  /// Whether text may go beyond ASCII.
  public var unicode: Bool
  /// Whether clicks are taken, which keeps the terminal from selecting text.
  public var mouse: Bool
  /// How long, in milliseconds, an Escape may turn out to be the start of another key.
  public var escapeDelay: Int
  /// Whether terminal descriptions of the user's own count, which a hostile file could be.
  public var usesOwnTerminfo: Bool

  /// Makes settings; what is left out is as most people want it.
  public init(
    type: String,
    colors: Bool = true,
    unicode: Bool = true,
    mouse: Bool = false,
    escapeDelay: Int = 25,
    usesOwnTerminfo: Bool = false
  ) {
    self.type = type
    self.colors = colors
    self.unicode = unicode
    self.mouse = mouse
    self.escapeDelay = escapeDelay
    self.usesOwnTerminfo = usesOwnTerminfo
  }
}
