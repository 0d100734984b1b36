/// One file of a content folder, as bytes.
public struct ContentFile: Sendable, Equatable {
  /// The path within the folder, with `/` between its parts.
  public var path: String
  /// What it holds.
  public var bytes: [UInt8]
  /// The folder it is in, as findings name it, when that was laid over the content.
  public var overlay: String?

  /// Makes a file.
  public init(path: String, bytes: [UInt8], overlay: String? = nil) {
    self.path = path
    self.bytes = bytes
    self.overlay = overlay
  }

  /// The path as findings show it.
  public var shownPath: String { overlay.map { $0 + "/" + path } ?? path }

  /// The folder of the addition that it belongs to, and its path in there.
  var addition: (folder: String, path: String)? {
    if let overlay { return (overlay, path) }
    guard path.hasPrefix("additions/") else { return nil }
    let parts = path.split(separator: "/", maxSplits: 2)
    guard parts.count == 3 else { return nil }
    return (parts[0] + "/" + parts[1], String(parts[2]))
  }
}
