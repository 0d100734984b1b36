/// What went wrong with a file or folder: what was done, to what, and the system's number for it.
public struct StorageError: Error, Sendable, Equatable {
  /// What was being done.
  public enum Action: Sendable, Equatable {
    /// Reading a file or folder.
    case read
    /// Writing a file.
    case write
    /// Finding the content.
    case find
  }

  /// Why it failed.
  public enum Cause: Sendable, Equatable {
    /// The system's error number.
    case system(Int32)
    /// It is not a regular file, such as a device or a link.
    case notRegular
    /// It is larger than the limit in bytes.
    case tooLarge(limit: Int)
    /// All files together are larger than the limit in bytes.
    case tooLargeTogether(limit: Int)
    /// There are more files than the limit.
    case tooMany(limit: Int)
    /// It was looked for in these places.
    case notFound([String])
  }

  /// What was being done.
  public var action: Action
  /// The path as given.
  public var path: String
  /// Why it failed.
  public var cause: Cause

  /// Makes an error.
  public init(_ action: Action, _ path: String, _ cause: Cause) {
    self.action = action
    self.path = path
    self.cause = cause
  }
}
