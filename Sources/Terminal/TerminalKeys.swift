import Display

/// The keys by which a terminal differs from the usual ones, as its terminfo entry tells.
struct TerminalKeys {
  /// What the beginning of some bytes is.
  enum Match: Equatable {
    /// A key that took this many bytes.
    case key(Key, Int)
    /// All bytes, but not all of a key.
    case beginning
    /// No key of the table.
    case nothing
  }

  /// The terminfo names of the keys that the program knows.
  static let names: [(name: String, key: Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
      ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete),
      ("kich1", .insert), ("kcbt", .backTab), ("kent", .enter), ("kbs", .backspace),
    ] + (1...12).map { ("kf\($0)", .function($0)) }

  private var keys: [[UInt8]: Key] = [:]
  private var beginnings: Set<[UInt8]> = []
  private var longest = 0

  /// Makes a table of the keys that a terminal sends as more than one byte.
  ///
  /// A single byte keeps its usual meaning: Ctrl-H may be an arrow to an old terminal, but to
  /// everybody else it deletes.
  init(sequences: [(bytes: [UInt8], key: Key)] = []) {
    for (bytes, key) in sequences where bytes.count > 1 && bytes[0] < 0x20 {
      keys[bytes] = key
      longest = max(longest, bytes.count)
      for length in 1..<bytes.count { beginnings.insert(Array(bytes.prefix(length))) }
    }
  }

  /// Looks up the longest key at the start of some bytes.
  func match(_ bytes: ArraySlice<UInt8>) -> Match {
    guard longest > 0, bytes.count > 0 else { return .nothing }
    for length in stride(from: min(longest, bytes.count), through: 2, by: -1) {
      if let key = keys[Array(bytes.prefix(length))] { return .key(key, length) }
    }
    return beginnings.contains(Array(bytes)) ? .beginning : .nothing
  }
}
