public import Display

/// Something that happened at the terminal or to the program.
public enum TerminalEvent: Equatable, Sendable {
  /// A key, a paste or a click.
  case key(Key)
  /// The terminal has another size.
  case resized(Size)
  /// Ctrl-C, or the signal INT.
  case interrupted
  /// Ctrl-Z, or the signal TSTP: the program is expected to call `suspend()`.
  case suspendRequested
  /// The program goes on after it was stopped; nothing is on the screen until the next frame.
  case resumed
  /// The terminal went away, or the guardian: the signal HUP.
  case hangUp
  /// The program is asked to end: the signals TERM and QUIT.
  case terminate
  /// The other source is readable, or has been quiet for as long as it was to be waited for.
  case stirred
  /// No input will come any more.
  case closed
}
