/// One file of a content folder, as bytes.
public struct ContentFile: Sendable, Equatable {
  /// The path within the folder, with `/` between its parts.
  public var path: String
  /// What it holds.
  public var bytes: [UInt8]

  /// Makes a file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
