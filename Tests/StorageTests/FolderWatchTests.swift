import Foundation
import Testing

@testable import Storage

/// Changes in a folder are noticed, however they are made, with the kernel's help and without.
@Suite struct FolderWatchTests {
  private func folder() throws -> TestFolder {
    let folder = try TestFolder()
    try folder.put("een", in: "guide.json")
    try folder.put("twee", in: "procedures/proef/outcomes.json")
    return folder
  }

  /// Waits as the program does until a change is told; false when none comes within ten seconds.
  private func isNoticed(by watch: FolderWatch) -> Bool {
    let end = Date().addingTimeInterval(10)
    while Date() < end {
      var source = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&source, 1, Int32(min(watch.patience, 150)))
      if watch.isChanged() { return true }
    }
    return false
  }

  @Test(arguments: [true, false])
  func `a file that is written, replaced, added or removed is noticed`(usesKernel: Bool) throws {
    let folder = try folder()
    let watch = FolderWatch([folder.path], usesKernel: usesKernel)
    #expect(!watch.isChanged())
    try folder.put("anders", in: "guide.json")
    #expect(isNoticed(by: watch))
    try folder.put("drie", in: "procedures/proef/.outcomes.json.new")
    let new = folder["procedures/proef/.outcomes.json.new"]
    #expect(rename(new, folder["procedures/proef/outcomes.json"]) == 0)
    #expect(isNoticed(by: watch))
    try folder.put("nieuw", in: "scenarios/een.json")
    #expect(isNoticed(by: watch))
    try folder.put("nieuwer", in: "scenarios/een.json")
    #expect(isNoticed(by: watch), "in a folder that came later")
    try FileManager.default.removeItem(atPath: folder["guide.json"])
    #expect(isNoticed(by: watch))
  }

  @Test(arguments: [true, false])
  func `a folder that goes and comes back is noticed`(usesKernel: Bool) throws {
    let folder = try folder()
    let watch = FolderWatch([folder.path], usesKernel: usesKernel)
    let aside = folder.path + "-aside"
    defer { try? FileManager.default.removeItem(atPath: aside) }
    #expect(rename(folder.path, aside) == 0)
    #expect(isNoticed(by: watch))
    #expect(rename(aside, folder.path) == 0)
    #expect(isNoticed(by: watch))
    try folder.put("weer", in: "guide.json")
    #expect(isNoticed(by: watch))
  }

  @Test(arguments: [true, false])
  func `a file in any of several folders is noticed`(usesKernel: Bool) throws {
    let (one, other) = (try folder(), try folder())
    let watch = FolderWatch([one.path, other.path], usesKernel: usesKernel)
    #expect(!watch.isChanged())
    try other.put("anders", in: "guide.json")
    #expect(isNoticed(by: watch))
    try one.put("anders", in: "guide.json")
    #expect(isNoticed(by: watch))
  }

  @Test func `hidden files, such as an editor's own, do not count`() throws {
    let folder = try folder()
    let watch = FolderWatch([folder.path], usesKernel: true)
    try folder.put("swap", in: ".guide.json.swp")
    var source = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
    #expect(poll(&source, 1, 2_000) == 1, "the kernel tells of it")
    #expect(!watch.isChanged(), "not while it stirs")
    #expect(watch.patience < 1_000)
    #expect(!watch.isChanged(), "nor when it is quiet")
  }
}
