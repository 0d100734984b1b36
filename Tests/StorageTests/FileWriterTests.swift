import Glibc
import Storage
import Testing

/// Files are written whole or not at all, for their owner alone.
@Suite struct FileWriterTests {
  private static let new = Array("nieuw".utf8)

  private func mode(of path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o777 : nil
  }

  @Test func `a new file can be read by its owner alone`() throws {
    let folder = try TestFolder()
    try FileWriter.write(Self.new, to: folder["f"])
    #expect(folder.words(of: "f") == "nieuw")
    #expect(mode(of: folder["f"]) == 0o600)
    #expect(folder.names == ["f"])
  }

  @Test func `an old file is replaced whole, and closed to others`() throws {
    let folder = try TestFolder()
    try folder.put("een veel langer oud bestand", in: "f")
    chmod(folder["f"], 0o644)
    try FileWriter.write(Self.new, to: folder["f"])
    #expect(folder.words(of: "f") == "nieuw")
    #expect(mode(of: folder["f"]) == 0o600)
  }

  @Test func `a shared file keeps its mode, and a new one can be read by all`() throws {
    let folder = try TestFolder()
    try folder.put("oud", in: "f")
    chmod(folder["f"], 0o640)
    try FileWriter.write(Self.new, to: folder["f"], sharing: true)
    try FileWriter.write(Self.new, to: folder["g"], sharing: true)
    #expect(mode(of: folder["f"]) == 0o640)
    #expect(mode(of: folder["g"]) == 0o644)
  }

  @Test func `who has the old file open keeps the old file`() throws {
    let folder = try TestFolder()
    try folder.put("oud", in: "f")
    let reader = open(folder["f"], O_RDONLY)
    defer { close(reader) }
    try FileWriter.write(Self.new, to: folder["f"])
    var bytes = [UInt8](repeating: 0, count: 8)
    let count = read(reader, &bytes, 8)
    #expect(String(decoding: bytes.prefix(count), as: UTF8.self) == "oud")
  }

  @Test func `an empty file and a large one are written too`() throws {
    let folder = try TestFolder()
    try FileWriter.write([], to: folder["leeg"])
    try FileWriter.write(Array(repeating: 65, count: 3 << 20), to: folder["groot"])
    #expect(folder.words(of: "leeg") == "")
    #expect(folder.words(of: "groot")?.utf8.count == 3 << 20)
  }

  @Test func `a link is refused and what it points at stays`() throws {
    let folder = try TestFolder()
    try folder.put("oud", in: "doel")
    symlink(folder["doel"], folder["link"])
    symlink(folder["weg"], folder["los"])
    for name in ["link", "los"] {
      #expect(
        cause { () throws(StorageError) in try FileWriter.write(Self.new, to: folder[name]) }
          == .notRegular
      )
    }
    #expect(folder.words(of: "doel") == "oud")
    #expect(folder.names == ["doel", "link", "los"])
  }

  @Test func `a folder, a pipe and a device are refused`() throws {
    let folder = try TestFolder()
    mkdir(folder["map"], 0o700)
    mkfifo(folder["pijp"], 0o600)
    for path in [folder["map"], folder["pijp"], "/dev/null"] {
      #expect(
        cause { () throws(StorageError) in try FileWriter.write(Self.new, to: path) } == .notRegular
      )
    }
    #expect(folder.names == ["map", "pijp"])
  }

  @Test func `a folder that does not exist is said, nothing is made`() throws {
    let folder = try TestFolder()
    let found = cause { () throws(StorageError) in
      try FileWriter.write(Self.new, to: folder["geen/f"])
    }
    #expect(found == .system(ENOENT))
    #expect(folder.names.isEmpty)
  }

  @Test func `an error leaves the old file and nothing beside it`() throws {
    let folder = try TestFolder()
    try folder.put("oud", in: "f")
    // A name that fits alone but not with what a draft adds to it fails after the checks.
    let long = String(repeating: "n", count: 250)
    #expect(
      cause { () throws(StorageError) in try FileWriter.write(Self.new, to: folder[long]) }
        == .system(ENAMETOOLONG)
    )
    #expect(folder.names == ["f"])
    #expect(folder.words(of: "f") == "oud")
  }

  @Test func `folders are made for their owner alone`() throws {
    let folder = try TestFolder()
    try FileWriter.makeFolder(folder["a/b/c"])
    try FileWriter.makeFolder(folder["a/b/c"])
    for name in ["a", "a/b", "a/b/c"] { #expect(mode(of: folder[name]) == 0o700) }
  }

  @Test func `a file in the way of a folder is said`() throws {
    let folder = try TestFolder()
    try folder.put("oud", in: "a")
    #expect(
      cause { () throws(StorageError) in try FileWriter.makeFolder(folder["a/b"]) }
        == .system(ENOTDIR)
    )
  }
}
