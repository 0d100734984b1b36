import Storage
import Testing

/// Names that nothing has yet.
@Suite struct FreeNameTests {
  @Test(arguments: [
    ("advies.txt", "advies-2.txt"), ("advies", "advies-2"), ("map.d/advies", "map.d/advies-2"),
    ("~/een advies.txt", "~/een advies-2.txt"), (".advies", ".advies-2"),
    ("advies-2.txt", "advies-3.txt"), ("advies-1.txt", "advies-1-2.txt"),
    ("2026-11-24.txt", "2026-11-24-2.txt"), ("a.b.txt", "a.b-2.txt"), ("-2", "-2-2"),
  ])
  func `a number is put before the ending`(path: String, free: String) {
    #expect(FreeName.beside(path) { _ in false } == free)
  }

  @Test func `names that are taken are passed by`() {
    let taken = ["advies-2.txt", "advies-3.txt"]
    #expect(FreeName.beside("advies.txt", isTaken: taken.contains) == "advies-4.txt")
  }

  @Test(arguments: ["", "map/", ".", "map/.."])
  func `what names no file has none beside it`(path: String) {
    #expect(FreeName.beside(path) { _ in false } == nil)
  }

  @Test func `when all are taken there is none`() {
    #expect(FreeName.beside("advies.txt") { _ in true } == nil)
    #expect(FreeName.beside("advies-999.txt") { _ in false } == nil)
  }

  @Test func `a full path begins at the root`() {
    #expect(FullPath.of("/x") == "/x")
    #expect(FullPath.of("/usr/../x") == "/x")
    #expect(FullPath.of("x").hasPrefix("/"))
    #expect(FullPath.of("x").hasSuffix("/x"))
    #expect(FullPath.of("/no such folder/x") == "/no such folder/x")
  }
}
