import Content
import Glibc
import Storage
import Testing

/// A content folder is read from ordinary files within it, and within limits.
@Suite struct ContentFolderTests {
  @Test func `files are found in the folders within, by path and in order`() throws {
    let folder = try TestFolder()
    try folder.put("1", in: "guide.json")
    try folder.put("2", in: "procedures/b/01-a.json")
    try folder.put("3", in: "help/nl/gebruik.md")
    try folder.put("4", in: "aantekening.txt")
    try folder.put("5", in: ".verborgen.json")
    let files = try ContentFolder.files(of: folder.path)
    #expect(files.map(\.path) == ["guide.json", "help/nl/gebruik.md", "procedures/b/01-a.json"])
    #expect(files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["1", "3", "2"])
  }

  @Test(arguments: ["link.json", "procedures", "los.json"])
  func `a link is refused wherever it points`(name: String) throws {
    let folder = try TestFolder()
    let outside = try TestFolder()
    try outside.put("geheim", in: "f.json")
    switch name {
    case "procedures": symlink(outside.path, folder[name])
    case "los.json": symlink(outside["weg"], folder[name])
    default: symlink(outside["f.json"], folder[name])
    }
    let found = cause { () throws(StorageError) in _ = try ContentFolder.files(of: folder.path) }
    #expect(found == .notRegular)
  }

  @Test func `a pipe in the folder is refused`() throws {
    let folder = try TestFolder()
    mkfifo(folder["pijp.json"], 0o600)
    let found = cause { () throws(StorageError) in _ = try ContentFolder.files(of: folder.path) }
    #expect(found == .notRegular)
  }

  @Test func `too many files are refused`() throws {
    let folder = try TestFolder()
    let limits = ContentFolder.Limits.pack
    for number in 0...limits.files {
      close(open(folder["\(number).json"], O_CREAT | O_WRONLY, 0o600))
    }
    let found = cause { () throws(StorageError) in _ = try ContentFolder.files(of: folder.path) }
    #expect(found == .tooMany(limit: limits.files))
  }

  @Test func `a file that is too large is refused`() throws {
    let folder = try TestFolder()
    let limit = ContentFolder.Limits.pack.file
    try folder.put(String(repeating: "x", count: limit + 1), in: "f.json")
    let found = cause { () throws(StorageError) in _ = try ContentFolder.files(of: folder.path) }
    #expect(found == .tooLarge(limit: limit))
  }

  @Test func `files that are too large together are refused`() throws {
    let folder = try TestFolder()
    for name in ["a", "b", "c"] { try folder.put("12345", in: name + ".json") }
    let limits = ContentFolder.Limits(files: 3, file: 5, total: 14)
    let found = cause { () throws(StorageError) in
      _ = try ContentFolder.files(of: folder.path, limits: limits)
    }
    #expect(found == .tooLargeTogether(limit: 14))
    let enough = ContentFolder.Limits(files: 3, file: 5, total: 15)
    #expect(try ContentFolder.files(of: folder.path, limits: enough).count == 3)
  }

  @Test(arguments: ["tekst.txt", ".verborgen", "map"])
  func `names that are not read are counted all the same`(name: String) throws {
    let folder = try TestFolder()
    for number in 0..<12 {
      if name == "map" {
        mkdir(folder["map\(number)"], 0o700)
      } else {
        try folder.put("", in: name + "\(number)")
      }
    }
    let limits = ContentFolder.Limits(files: 2, file: 5, total: 15)
    let found = cause { () throws(StorageError) in
      _ = try ContentFolder.files(of: folder.path, limits: limits)
    }
    #expect(found == .tooMany(limit: 2))
  }

  @Test func `a link that leads to itself or back into the folder is refused`() throws {
    let folder = try TestFolder()
    try folder.put("1", in: "guide.json")
    symlink("..", folder["terug"])
    let up = cause { () throws(StorageError) in _ = try ContentFolder.files(of: folder.path) }
    #expect(up == .notRegular)
    unlink(folder["terug"])
    symlink("rond.json", folder["rond.json"])
    let round = cause { () throws(StorageError) in _ = try ContentFolder.files(of: folder.path) }
    #expect(round == .notRegular)
  }

  @Test func `folders without end are refused`() throws {
    let folder = try TestFolder()
    try folder.put("1", in: "a/b/c/d/e/f.json")
    let found = cause { () throws(StorageError) in _ = try ContentFolder.files(of: folder.path) }
    #expect(found == .notRegular)
  }

  @Test func `a folder that does not exist is said`() throws {
    let folder = try TestFolder()
    let found = cause { () throws(StorageError) in
      _ = try ContentFolder.files(of: folder["geen"])
    }
    #expect(found == .notFound([folder["geen"]]))
  }

  @Test func `the first folder with a guide is found`() throws {
    let folder = try TestFolder()
    try folder.put("1", in: "b/guide.json")
    try folder.put("1", in: "c/guide.json")
    mkdir(folder["a"], 0o700)
    #expect(try ContentFolder.find(among: ["a", "b", "c"].map { folder[$0] }) == folder["b"])
  }

  @Test func `a folder that was named is taken even without a guide`() throws {
    let folder = try TestFolder()
    #expect(try ContentFolder.find(among: [folder.path]) == folder.path)
    let found = cause { () throws(StorageError) in
      _ = try ContentFolder.find(among: [folder["x"], folder["y"]])
    }
    #expect(found == .notFound([folder["x"], folder["y"]]))
  }
}
