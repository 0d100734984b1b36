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

  /// A list, since some twenty are compared faster than a table of them is made.
  private var keys: [(bytes: [UInt8], key: Key)] = []

  /// Makes a table of the keys that a terminal sends as more than one byte.
  ///
  /// A single byte keeps its usual meaning: Ctrl-H may be an arrow to an old terminal, but to
  /// everybody else it deletes.
  init(sequences: [(bytes: [UInt8], key: Key)] = []) {
    keys = sequences.filter { $0.bytes.count > 1 && $0.bytes[0] < 0x20 }
  }

  /// Looks up the longest key at the start of some bytes.
  func match(_ bytes: ArraySlice<UInt8>) -> Match {
    var found: (key: Key, length: Int)?
    var isBeginning = false
    for (sequence, key) in keys {
      let shared = Self.sharedLength(sequence, bytes)
      if shared == sequence.count {
        if shared >= found?.length ?? 0 { found = (key, shared) }
      } else if shared == bytes.count, shared > 0 {
        isBeginning = true
      }
    }
    if let found { return .key(found.key, found.length) }
    return isBeginning ? .beginning : .nothing
  }

  private static func sharedLength(_ first: [UInt8], _ second: ArraySlice<UInt8>) -> Int {
    var length = 0
    while length < first.count, length < second.count,
      first[length] == second[second.startIndex + length]
    {
      length += 1
    }
    return length
  }
}
