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
    func quoted(_ isOn: Bool?) -> String { isOn == true ? "\"on\"" : "\"off\"" }
    let language = (language ?? "").filter { $0.isLetter || $0 == "-" }
    let text = """
      {
        "language": "\(language)",
        "colors": \(quoted(usesColors)),
        "mouse": \(quoted(usesMouse))
      }

      """
    if let slash = path.lastIndex(of: "/") { try FileWriter.makeFolder(String(path[..<slash])) }
    try FileWriter.write(Array(text.utf8), to: path)
  }
}
