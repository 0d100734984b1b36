/// A command that stands behind an option, where only the options of another one may stand.
///
/// The parser takes it for an argument too many of the command that options alone open, and says no more.
enum MisplacedCommand {
  /// What to type instead, when arguments that could not be read name a command behind an option.
  ///
  /// `groups` are the commands by the group that they belong to, those of the program itself under "".
  static func remedy(for arguments: [String], in groups: [String: [String]]) -> String? {
    let group = arguments.first.map { groups[$0] == nil ? "" : $0 } ?? ""
    let own = arguments.dropFirst(group.isEmpty ? 0 : 1)
    guard own.first?.utf8.first == UInt8(ascii: "-"),
      let place = own.indices.dropFirst().first(where: { groups[group]?.contains(own[$0]) == true })
    else { return nil }
    // Commands of a group follow its name at once.
    let isGroup = group.isEmpty && groups[own[place]] != nil
    let end = isGroup && place + 1 < own.endIndex ? place + 2 : place + 1
    let words =
      (group.isEmpty ? [] : [group]) + own[place..<end] + own[..<place] + own[end...]
    return "options come behind the command: meldcode "
      + words.map(quoted).joined(separator: " ")
  }

  /// A word as a shell takes it.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || "-_./=:,+@%".utf8.contains(byte) || byte >= 0x80
    }
    if isPlain, !word.isEmpty { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
