import CNcurses

/// A tiny parent process that gives the terminal back even if the program is killed.
public enum Guardian {
  /// Splits the process; what follows runs in the child, and the parent ends as the child does.
  ///
  /// To be called once, before anything else and only for the full screen. Without a parent the
  /// program works as well, save that a KILL leaves the terminal as it is.
  @discardableResult
  public static func start() -> Bool {
    guardian_start()
  }
}
