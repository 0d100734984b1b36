public import Content
import Glibc

/// Reads a content folder into memory: only ordinary files within it, and within limits.
public enum ContentFolder {
  /// What a folder may hold at most.
  public struct Limits: Sendable, Equatable {
    /// Files that are read.
    public var files: Int
    /// The size of one file, in bytes.
    public var file: Int
    /// The size of all files together, in bytes.
    public var total: Int

    /// Makes limits.
    public init(files: Int, file: Int, total: Int) {
      self.files = files
      self.file = file
      self.total = total
    }

    /// What the program reads before it starts: many times what a guide needs.
    ///
    /// A file is read a little beyond the largest size of JSON, so that its own reader can say that it
    /// is too large.
    public static let pack = Limits(files: 500, file: 2 << 20, total: 16 << 20)

    /// What editors may check: a folder that is being written, or taken apart.
    public static let workshop = Limits(files: 2_000, file: 2 << 20, total: 256 << 20)

    /// Names of any kind, for each file that may be read.
    static let namesForEach = 5
  }

  /// Folders that are no part of the guide: a page for each finding, the schemas for editors, and
  /// folders to copy and lay over it.
  static let besides: Set = ["help/codes", "schema", "examples"]

  /// The first of some folders that holds a `guide.json`.
  public static func find(among folders: [String]) throws(StorageError) -> String {
    for folder in folders {
      var status = stat()
      if stat(folder + "/guide.json", &status) == 0 { return folder }
    }
    // A folder that was named but holds no guide is read all the same: the checks say what is missing.
    if folders.count == 1, isFolder(folders[0]) { return folders[0] }
    throw StorageError(.find, folders.first ?? "", .notFound(folders))
  }

  /// The files of a folder that the content consists of, by path.
  ///
  /// Links are not followed: a link, a device or a pipe is refused, so that nothing outside the folder
  /// is read.
  public static func files(
    of folder: String,
    limits: Limits = .pack
  ) throws(StorageError) -> [ContentFile] {
    guard isFolder(folder) else {
      throw StorageError(.read, folder, .notFound([folder]))
    }
    var collected = Collected(root: folder, limits: limits)
    try collect("", depth: 0, into: &collected)
    return collected.files.sorted { $0.path < $1.path }
  }

  /// One file of a folder; nil when it cannot be had.
  public static func bytes(of file: String, in folder: String) -> [UInt8]? {
    try? FileReader.bytes(of: folder + "/" + file, limit: Limits.pack.file, followsLinks: false)
  }

  /// The names within a part of a folder, hidden ones left out, in order; none when it cannot be had.
  public static func names(of part: String, in folder: String) -> [String] {
    var collected = Collected(root: folder, limits: .pack)
    return (try? names(in: folder + "/" + part, &collected)) ?? []
  }

  /// What was found so far.
  private struct Collected {
    let root: String
    let limits: Limits
    var files: [ContentFile] = []
    var names = 0
    var size = 0

    mutating func countName(in path: String) throws(StorageError) {
      names += 1
      guard names <= limits.files * Limits.namesForEach else {
        throw StorageError(.read, path, .tooMany(limit: limits.files))
      }
    }

    mutating func read(_ inside: String, size: Int) throws(StorageError) {
      guard files.count < limits.files else {
        throw StorageError(.read, root, .tooMany(limit: limits.files))
      }
      let path = root + "/" + inside
      guard size <= limits.file else {
        throw StorageError(.read, path, .tooLarge(limit: limits.file))
      }
      self.size += size
      guard self.size <= limits.total else {
        throw StorageError(.read, root, .tooLargeTogether(limit: limits.total))
      }
      let bytes = try FileReader.bytes(of: path, limit: limits.file, followsLinks: false)
      files.append(ContentFile(path: inside, bytes: bytes))
    }
  }

  /// The files of a folder with those of others laid over it.
  ///
  /// Each overlay is named by its path, so two of the same path would count as one. One without a
  /// name is none.
  public static func files(
    of folder: String,
    overlays: [String],
    limits: Limits = .pack
  ) throws(StorageError) -> [ContentFile] {
    var all = try files(of: folder, limits: limits)
    for overlay in overlays where !overlay.isEmpty {
      for var file in try files(of: overlay, limits: limits) {
        file.overlay = overlay
        all.append(file)
      }
    }
    return all
  }

  /// The overlays of some places, with the user's own when there is one.
  public static func overlays(of places: Places) -> [String] {
    guard places.overlays.isEmpty, let own = places.ownOverlay, isFolder(own) else {
      return places.overlays
    }
    return [own]
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func collect(
    _ inside: String,
    depth: Int,
    into collected: inout Collected
  ) throws(StorageError) {
    let root = collected.root
    let path = inside.isEmpty ? root : root + "/" + inside
    for name in try names(in: path, &collected) {
      let next = inside.isEmpty ? name : inside + "/" + name
      var status = stat()
      guard lstat(root + "/" + next, &status) == 0 else {
        throw StorageError(.read, root + "/" + next, .system(errno))
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR where besides.contains(next):
        // Read one by one, when somebody asks for them.
        continue

      case S_IFDIR where depth < 4:
        try collect(next, depth: depth + 1, into: &collected)

      case S_IFREG:
        guard name.hasSuffix(".json") || name.hasSuffix(".md") else { continue }
        try collected.read(next, size: Int(status.st_size))

      default:
        throw StorageError(.read, root + "/" + next, .notRegular)
      }
    }
  }

  /// The names in a folder, hidden ones left out, in order.
  private static func names(
    in path: String,
    _ collected: inout Collected
  ) throws(StorageError) -> [String] {
    guard let folder = opendir(path) else { throw StorageError(.read, path, .system(errno)) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      try collected.countName(in: path)
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
