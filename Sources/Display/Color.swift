/// One of the 16 colours that the terminal's own theme defines.
///
/// The raw value is the ANSI number: 0-7, and 8-15 for the bright ones.
public enum Color: Int, CaseIterable, Hashable, Sendable {
  /// ANSI colours 0 to 7.
  case black, red, green, yellow, blue, magenta, cyan, white
  /// ANSI colours 8 to 15.
  case brightBlack, brightRed, brightGreen, brightYellow
  /// ANSI colours 12 to 15.
  case brightBlue, brightMagenta, brightCyan, brightWhite
}
