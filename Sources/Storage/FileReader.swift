import Glibc

/// Reads files whole, and only ordinary ones.
public enum FileReader {
  /// The largest file that is read, in bytes.
  public static let largestFile = 4 << 20

  /// The bytes of a file.
  ///
  /// - Throws: ``StorageError`` for what is not an ordinary file, too large or unreadable.
  public static func bytes(
    of path: String,
    limit: Int = largestFile,
    followsLinks: Bool = true
  ) throws(StorageError) -> [UInt8] {
    // O_NONBLOCK, so that a FIFO is refused instead of waited for.
    let how = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followsLinks ? 0 : O_NOFOLLOW)
    let file = open(path, how)
    guard file >= 0 else {
      let number = errno
      let isLink = number == ELOOP && !followsLinks
      throw StorageError(.read, path, isLink ? .notRegular : .system(number))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw StorageError(.read, path, .system(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw StorageError(.read, path, .notRegular) }
    guard status.st_size <= limit else { throw StorageError(.read, path, .tooLarge(limit: limit)) }
    return try bytes(from: file, path, expected: Int(status.st_size), limit: limit)
  }

  /// All bytes of standard input.
  public static func standardInput(limit: Int = largestFile) throws(StorageError) -> [UInt8] {
    try bytes(from: STDIN_FILENO, "-", expected: 4096, limit: limit)
  }

  private static func bytes(
    from file: Int32,
    _ path: String,
    expected: Int,
    limit: Int
  ) throws(StorageError) -> [UInt8] {
    // One more than is expected, so that the end is seen at once.
    var size = expected + 1
    var bytes: [UInt8] = []
    while true {
      var failure: Int32 = 0
      var count = 0
      let more = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
        while filled < buffer.count {
          count = read(file, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
          if count < 0, errno == EINTR { continue }
          if count < 0 { failure = errno }
          guard count > 0 else { return }
          filled += count
        }
      }
      guard count >= 0 else { throw StorageError(.read, path, .system(failure)) }
      if bytes.isEmpty { bytes = more } else { bytes += more }
      guard bytes.count <= limit else { throw StorageError(.read, path, .tooLarge(limit: limit)) }
      if count == 0 { return bytes }
      size = max(4096, size)
    }
  }
}
