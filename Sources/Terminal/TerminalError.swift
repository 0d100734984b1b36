/// Why a terminal could not be used.
public enum TerminalError: Error, Equatable, Sendable {
  /// Input or output is a file or a pipe.
  case notATerminal
  /// No description of this type of terminal was found.
  case unknownType(String)
  /// The terminal of this type cannot place a cursor.
  case cannotMoveCursor(type: String)
  /// Signals cannot be caught, by the number of the error.
  case noSignals(Int32)
  /// Nobody reads what is written any more.
  case outputClosed
  /// Writing failed, by the number of the error.
  case writeFailed(Int32)
}
