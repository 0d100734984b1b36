public import Content
import Glibc

/// Reads a content folder into memory: only ordinary files within it, and within limits.
public enum ContentFolder {
  /// The most files that a folder may hold.
  public static let mostFiles = 2_000

  /// The largest content file, in bytes; the reader of the content refuses more than 1 MiB with words.
  public static let largestFile = 2 << 20

  /// Folders that are no part of the guide: a page for each finding, and the schemas for editors.
  private static let besides: Set = ["help/codes", "schema"]

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
  public static func files(of folder: String) throws(StorageError) -> [ContentFile] {
    guard isFolder(folder) else {
      throw StorageError(.read, folder, .notFound([folder]))
    }
    var files: [ContentFile] = []
    try collect(folder, "", depth: 0, into: &files)
    return files.sorted { $0.path < $1.path }
  }

  /// The files of a folder with those of others laid over it.
  ///
  /// Each overlay is named by its path, so two of the same path would count as one.
  public static func files(
    of folder: String,
    overlays: [String]
  ) throws(StorageError) -> [ContentFile] {
    var all = try files(of: folder)
    for overlay in overlays {
      for var file in try files(of: overlay) {
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
    _ root: String,
    _ inside: String,
    depth: Int,
    into files: inout [ContentFile]
  ) throws(StorageError) {
    let path = inside.isEmpty ? root : root + "/" + inside
    guard let folder = opendir(path) else { throw StorageError(.read, path, .system(errno)) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
      guard names.count <= mostFiles else {
        throw StorageError(.read, path, .tooMany(limit: mostFiles))
      }
    }
    for name in names.sorted() {
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
        try collect(root, next, depth: depth + 1, into: &files)

      case S_IFREG:
        guard name.hasSuffix(".json") || name.hasSuffix(".md") else { continue }
        guard files.count < mostFiles else {
          throw StorageError(.read, root, .tooMany(limit: mostFiles))
        }
        let bytes = try FileReader.bytes(of: root + "/" + next, limit: largestFile)
        files.append(ContentFile(path: next, bytes: bytes))

      default:
        throw StorageError(.read, root + "/" + next, .notRegular)
      }
    }
  }
}
