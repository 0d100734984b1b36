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
    limit: Int = largestFile
  ) throws(StorageError) -> [UInt8] {
    // O_NONBLOCK, so that a FIFO is refused instead of waited for.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { throw StorageError(.read, path, .system(errno)) }
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
    var bytes: [UInt8] = []
    var failure: Int32 = 0
    var size = expected + 1
    while true {
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: size))
      let count = bytes.withUnsafeMutableBytes { buffer in
        read(file, buffer.baseAddress.map { $0 + start }, size)
      }
      if count < 0 { failure = errno }
      bytes.removeLast(size - max(0, count))
      if count < 0, failure == EINTR { continue }
      guard count >= 0 else { throw StorageError(.read, path, .system(failure)) }
      if count == 0 { return bytes }
      guard bytes.count <= limit else { throw StorageError(.read, path, .tooLarge(limit: limit)) }
      size = max(4096, size)
    }
  }
}
