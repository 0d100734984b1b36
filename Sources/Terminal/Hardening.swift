import CNcurses

/// Keeps the memory and the files of the process to itself.
public enum Hardening {
  /// Forbids core dumps and looking in from outside, makes new files private, wipes freed memory.
  ///
  /// To be called first of all: what was freed before is not wiped.
  public static func apply() {
    hardening_apply()
  }
}
