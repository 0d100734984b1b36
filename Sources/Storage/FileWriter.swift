import Glibc

/// Writes files whole or not at all, readable by their owner alone.
public enum FileWriter {
  /// Puts bytes in the place of a file, atomically; never through a symbolic link.
  ///
  /// Unless `replacing`, a file that is there already is left as it is. With `sharing` the new file may
  /// be read by whom the old one let read it, and by everybody when there was none.
  ///
  /// - Throws: ``StorageError``; the old file is then untouched and nothing is left beside it.
  public static func write(
    _ bytes: [UInt8],
    to path: String,
    replacing: Bool = true,
    sharing: Bool = false
  ) throws(StorageError) {
    var status = stat()
    let isThere = lstat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      throw StorageError(.write, path, .notRegular)
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
    let parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { throw StorageError(.write, path, .system(errno)) }
    defer { close(parent) }
    let name = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    let draft = "." + name + ".\(getpid()).new"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = openat(parent, draft, flags, 0o600)
    guard file >= 0 else { throw StorageError(.write, path, .system(errno)) }
    var failure = put(bytes, into: file)
    if failure == 0, sharing, fchmod(file, isThere ? status.st_mode & 0o777 : 0o644) != 0 {
      failure = errno
    }
    if failure == 0, fsync(file) != 0 { failure = errno }
    if close(file) != 0, failure == 0 { failure = errno }
    if failure == 0 {
      // A link fails where a file is, so that nothing can slip in between a look and a rename.
      let result =
        replacing
        ? renameat(parent, draft, parent, name) : linkat(parent, draft, parent, name, 0)
      if result != 0 { failure = errno }
      if !replacing, failure == 0 { unlinkat(parent, draft, 0) }
    }
    guard failure == 0 else {
      unlinkat(parent, draft, 0)
      throw StorageError(.write, path, .system(failure))
    }
    // The file itself is safe by now; a folder that cannot be synced is no reason to say otherwise.
    fsync(parent)
  }

  /// Makes a folder with all folders above it, for its owner alone.
  public static func makeFolder(_ path: String) throws(StorageError) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) != 0, errno != EEXIST {
        throw StorageError(.write, path, .system(errno))
      }
    }
  }

  private static func put(_ bytes: [UInt8], into file: Int32) -> Int32 {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(file, buffer.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { return errno }
      start += count
    }
    return 0
  }
}
