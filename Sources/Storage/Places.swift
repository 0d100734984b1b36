/// Where things are looked for and kept, from the environment alone (XDG base directories).
public struct Places: Sendable, Equatable {
  /// The folders that may hold the content, first choice first.
  public var content: [String]
  /// The folders to lay over it, in order; those that were named must be there.
  public var overlays: [String]
  /// The folder laid over it when it is there and no other was named.
  public var ownOverlay: String?
  /// The file with the settings; nil without a home.
  public var settings: String?

  /// Works places out: `--content`, `$MELDCODE_CONTENT`, the user's data folder, the share folder
  /// beside the program, the system's data folders, then `Content/` of the checkout.
  public init(
    chosen: String?,
    overlays chosenOverlays: [String] = [],
    environment: (String) -> String?,
    program: String?,
    workingFolder: String = "."
  ) {
    func value(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }
    func absolute(_ name: String) -> String? {
      value(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let home = absolute("HOME")
    settings = (absolute("XDG_CONFIG_HOME") ?? home.map { $0 + "/.config" })
      .map { $0 + "/meldcode/settings.json" }
    let data = absolute("XDG_DATA_HOME") ?? home.map { $0 + "/.local/share" }
    let named = value("MELDCODE_OVERLAY")?.split(separator: ":").map(String.init) ?? []
    let asked = chosenOverlays.isEmpty ? named : chosenOverlays
    // An empty name says: none, not even one's own.
    overlays = asked.filter { !$0.isEmpty }
    ownOverlay = asked.isEmpty ? data.map { $0 + "/meldcode/overlay" } : nil
    if let chosen = chosen ?? value("MELDCODE_CONTENT") {
      content = [chosen]
      return
    }
    var folders: [String] = []
    if let data { folders.append(data + "/meldcode/content") }
    let beside = program.flatMap(Self.folder(of:))
    if let beside { folders.append((Self.folder(of: beside) ?? "") + "/share/meldcode/content") }
    let system = value("XDG_DATA_DIRS") ?? "/usr/local/share:/usr/share"
    folders += system.split(separator: ":").filter { $0.hasPrefix("/") }
      .map { $0 + "/meldcode/content" }
    // The checkout: the working folder, or a folder above the built program.
    folders.append(workingFolder + "/Content")
    var above = beside
    while let folder = above, !folder.isEmpty {
      folders.append(folder + "/Content")
      above = Self.folder(of: folder)
    }
    content = folders
  }

  private static func folder(of path: String) -> String? {
    path.lastIndex(of: "/").map { String(path[..<$0]) }
  }
}
