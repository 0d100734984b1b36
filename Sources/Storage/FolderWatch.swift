import Glibc

/// Notices when the files of some folders change, however an editor saves them.
///
/// The kernel wakes it where it can; whether something changed is always told by looking at the files,
/// so that a folder that vanishes, comes back or lies on another machine is noticed too.
public final class FolderWatch {
  /// How long all has to be quiet before a change counts, in milliseconds: saving is many small steps.
  private static let quiet = 100
  /// How long a change may be put off by a folder that is never quiet.
  private static let longestWait = 1_000
  /// How often to look where the kernel does not tell.
  private static let pace = 1_000

  /// Readable when something stirred in the folder; -1 where the kernel does not tell.
  public let descriptor: Int32

  private let folders: [String]
  private var seen: [String: Print]
  private var stirredAt: Int?

  /// What tells one state of a file from another.
  private struct Print: Equatable {
    var number: UInt
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  /// Starts to watch; what is there now counts as seen.
  public convenience init(_ folders: [String]) {
    self.init(folders, usesKernel: true)
  }

  init(_ folders: [String], usesKernel: Bool) {
    self.folders = folders
    descriptor = usesKernel ? inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC)) : -1
    seen = [:]
    seen = look()
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// How long to wait for the descriptor before `isChanged()` is to be asked, in milliseconds.
  public var patience: Int { stirredAt == nil ? Self.pace : Self.quiet }

  /// Whether the files changed since the last time and have been quiet for a moment.
  ///
  /// To be asked when the descriptor is readable and when `patience` is over.
  public func isChanged() -> Bool {
    if drain() {
      let since = stirredAt ?? Self.now()
      stirredAt = since
      guard Self.now() - since > Self.longestWait else { return false }
    }
    stirredAt = nil
    let present = look()
    defer { seen = present }
    return present != seen
  }

  /// Takes what the kernel told; whether it was anything.
  private func drain() -> Bool {
    guard descriptor >= 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    var isStirred = false
    while read(descriptor, &buffer, buffer.count) > 0 { isStirred = true }
    return isStirred
  }

  /// All files with what tells their states apart; watches every folder that it comes by.
  private func look() -> [String: Print] {
    var prints: [String: Print] = [:]
    for folder in folders { look(at: folder, depth: 0, into: &prints) }
    return prints
  }

  private func look(at path: String, depth: Int, into prints: inout [String: Print]) {
    if descriptor >= 0 {
      let events =
        IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_MODIFY
        | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF
      inotify_add_watch(descriptor, path, UInt32(events))
    }
    guard let open = opendir(path) else { return }
    defer { closedir(open) }
    while let entry = readdir(open), prints.count <= 2 * ContentFolder.Limits.workshop.files {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard !name.hasPrefix(".") else { continue }
      let file = path + "/" + name
      var status = stat()
      guard lstat(file, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        if depth < 5 { look(at: file, depth: depth + 1, into: &prints) }
        continue
      }
      prints[file] = Print(
        number: UInt(status.st_ino),
        size: Int(status.st_size),
        seconds: status.st_mtim.tv_sec,
        nanoseconds: status.st_mtim.tv_nsec
      )
    }
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
