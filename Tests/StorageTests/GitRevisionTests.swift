import Content
import Foundation
import Storage
import Testing

/// A folder as it was at a revision, read without touching the checkout.
@Suite struct GitRevisionTests {
  private func git(_ folder: TestFolder, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let own = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]
    process.arguments = ["git", "-C", folder.path] + own + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "git \(arguments)")
  }

  private func repository() throws -> TestFolder {
    let folder = try TestFolder()
    try git(folder, "init", "-q")
    try folder.put("oud", in: "inhoud/guide.json")
    try folder.put("weg", in: "inhoud/\(String(repeating: "lange-naam-", count: 12)).json")
    try folder.put("elders", in: "los.json")
    try git(folder, "add", ".")
    try git(folder, "commit", "-q", "-m", "een")
    try folder.put("nieuw", in: "inhoud/guide.json")
    return folder
  }

  @Test(.timeLimit(.minutes(1)))
  func `the files of the folder are read as they were, long names too`() throws {
    let folder = try repository()
    let files = try GitRevision.files(of: folder["inhoud"], at: "HEAD")
    #expect(files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["oud", "weg"])
    #expect(files.first?.path == "guide.json")
    #expect(folder.words(of: "inhoud/guide.json") == "nieuw")
  }

  @Test func `the top of a repository can be the folder`() throws {
    let folder = try repository()
    let files = try GitRevision.files(of: folder.path, at: "HEAD")
    #expect(files.map(\.path).contains("inhoud/guide.json"))
  }

  @Test(arguments: ["nergens", "--help", "HEAD:inhoud", ""])
  func `a revision that does not exist is said`(revision: String) throws {
    let folder = try repository()
    let found = cause { () throws(StorageError) in
      _ = try GitRevision.files(of: folder["inhoud"], at: revision)
    }
    #expect(found != nil)
  }

  @Test func `a folder outside every repository is said`() throws {
    let folder = try TestFolder()
    let found = cause { () throws(StorageError) in
      _ = try GitRevision.files(of: folder.path, at: "HEAD")
    }
    #expect(found != nil)
  }
}
