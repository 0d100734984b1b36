import Content

extension Folder {
  /// The addition for the night shift under `Tests/Fixtures`, as a part of the content.
  static let nightShift = Folder(at: root + "/Tests/Fixtures/Additions/nachtdienst")

  /// The overlay of an organisation under `Tests/Fixtures`.
  static let overlay = Folder(at: root + "/Tests/Fixtures/Overlay")

  /// The folder with another as an addition of its own.
  func adding(_ addition: Folder, as id: String) -> Folder {
    var folder = self
    for file in addition.files { folder["additions/" + id + "/" + file.path] = file.bytes }
    return folder
  }

  /// The folder with another laid over it.
  func under(_ overlay: Folder, named name: String = "eigen") -> [ContentFile] {
    files
      + overlay.files.map { ContentFile(path: $0.path, bytes: $0.bytes, overlay: name) }
  }

  /// An addition that holds in some situations, with these changes as JSON.
  static func addition(
    _ id: String,
    for option: String? = nil,
    _ changes: String...
  ) -> String {
    let audience = option.map { #""for": {"setting": "rol", "option": "\#($0)"},"# } ?? ""
    return """
      {"id": "\(id)", "title": {"nl": "A", "en": "A"}, "checkedOn": "2026-11-24",
      "source": ["eigen-plan"], "certainty": "known", \(audience) "changes": [
      \(changes.joined(separator: ",\n"))
      ]}
      """
  }
}
