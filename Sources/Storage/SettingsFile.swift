import Content

/// The settings kept for the next start: language and appearance, nothing about any case.
public struct SettingsFile: Sendable, Equatable {
  /// The language.
  public var language: String?
  /// Whether colours are used.
  public var usesColors: Bool?
  /// Whether the mouse is listened to.
  public var usesMouse: Bool?

  /// Makes settings.
  public init(language: String? = nil, usesColors: Bool? = nil, usesMouse: Bool? = nil) {
    self.language = language
    self.usesColors = usesColors
    self.usesMouse = usesMouse
  }

  /// Reads the settings; those of a missing or broken file are none.
  public init(path: String?) {
    self.init()
    guard let path, let bytes = try? FileReader.bytes(of: path, limit: 1 << 16),
      let strings = AnswersReader.strings(bytes)
    else { return }
    language = strings["language"]
    usesColors = strings["colors"].map { $0 == "on" }
    usesMouse = strings["mouse"].map { $0 == "on" }
  }

  /// Writes the settings, with the folders above the file.
  public func write(to path: String) throws(StorageError) {
    let members: [(String, String?)] = [
      ("language", language?.filter { $0.isLetter || $0 == "-" }),
      ("colors", usesColors.map { $0 ? "on" : "off" }),
      ("mouse", usesMouse.map { $0 ? "on" : "off" }),
    ]
    // What was never set is left out, so that a later default still holds.
    let lines = members.compactMap { name, words in words.map { "  \"\(name)\": \"\($0)\"" } }
    let text = "{\n" + lines.joined(separator: ",\n") + "\n}\n"
    if let slash = path.lastIndex(of: "/") { try FileWriter.makeFolder(String(path[..<slash])) }
    try FileWriter.write(Array(text.utf8), to: path)
  }
}
