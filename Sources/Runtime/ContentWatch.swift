public import Screens
public import Storage
public import Terminal

/// Reads a content folder again whenever its files changed.
public struct ContentWatch {
  private let folder: FolderWatch
  private let read: () -> ContentNews

  /// Watches a folder; `read` reads it and says what came of it.
  public init(_ folder: FolderWatch, read: @escaping () -> ContentNews) {
    self.folder = folder
    self.read = read
  }

  /// What to wait for.
  public var source: OtherSource {
    OtherSource(descriptor: folder.descriptor, patience: folder.patience)
  }

  /// The news when the files changed and are quiet now; to be asked when the source stirred.
  public func news() -> ContentNews? { folder.isChanged() ? read() : nil }
}
