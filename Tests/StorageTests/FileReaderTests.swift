import Glibc
import Storage
import Testing

/// Only ordinary files are read, and only up to a size.
@Suite struct FileReaderTests {
  @Test(arguments: [0, 1, 4095, 4096, 4097, 100_000])
  func `a file is read whole`(size: Int) throws {
    let folder = try TestFolder()
    try folder.put(String(repeating: "x", count: size), in: "f")
    #expect(try FileReader.bytes(of: folder["f"]) == Array(repeating: 120, count: size))
  }

  @Test func `a file may be as large as the limit and no larger`() throws {
    let folder = try TestFolder()
    try folder.put("12345", in: "f")
    #expect(try FileReader.bytes(of: folder["f"], limit: 5).count == 5)
    let found = cause { () throws(StorageError) in
      _ = try FileReader.bytes(of: folder["f"], limit: 4)
    }
    #expect(found == .tooLarge(limit: 4))
  }

  @Test func `a pipe is refused at once, not waited for`() throws {
    let folder = try TestFolder()
    mkfifo(folder["pijp"], 0o600)
    let found = cause { () throws(StorageError) in _ = try FileReader.bytes(of: folder["pijp"]) }
    #expect(found == .notRegular)
  }

  @Test(arguments: ["/", "/dev/zero", "/dev/null"])
  func `a folder or a device is refused`(path: String) {
    #expect(cause { () throws(StorageError) in _ = try FileReader.bytes(of: path) } == .notRegular)
  }

  @Test func `a link is followed only where that is wanted`() throws {
    let folder = try TestFolder()
    try folder.put("1", in: "f")
    symlink(folder["f"], folder["l"])
    #expect(try FileReader.bytes(of: folder["l"]) == [49])
    let found = cause { () throws(StorageError) in
      _ = try FileReader.bytes(of: folder["l"], followsLinks: false)
    }
    #expect(found == .notRegular)
  }

  @Test func `a huge file is refused by its size, not read`() throws {
    let folder = try TestFolder()
    try folder.put("", in: "f")
    truncate(folder["f"], 1 << 30)
    let found = cause { () throws(StorageError) in _ = try FileReader.bytes(of: folder["f"]) }
    #expect(found == .tooLarge(limit: FileReader.largestFile))
  }

  @Test func `a file that does not exist is said`() throws {
    let folder = try TestFolder()
    let found = cause { () throws(StorageError) in _ = try FileReader.bytes(of: folder["geen"]) }
    #expect(found == .system(ENOENT))
  }

  @Test(arguments: [
    StorageError(.read, "p", .system(ENOENT)), .init(.write, "p", .system(EACCES)),
    .init(.write, "p", .notRegular), .init(.read, "p", .notRegular),
    .init(.read, "p", .tooLarge(limit: 7)), .init(.read, "p", .tooMany(limit: 7)),
    .init(.read, "p", .tooLargeTogether(limit: 7)),
    .init(.read, "p", .notFound(["p"])), .init(.find, "p", .notFound(["p", "q"])),
  ])
  func `every error says what it is about, in one line`(error: StorageError) {
    let words = error.description
    #expect(words.contains("p") && !words.contains("\n"))
    #expect(words.count > 10 && !words.hasSuffix("."))
  }
}
