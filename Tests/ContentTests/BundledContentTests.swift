import Content
import Diagnostics
import Testing

/// The content that the program ships with; its wording is the editors' business.
@Suite struct BundledContentTests {
  @Test func `it has no mistakes, and every page, outcome and case is reached`() {
    let found = Folder.bundled.check()
    #expect(found.map { "\($0.file):\($0.range.start.line): \($0.problem.message)" } == [])
  }

  @Test func `all of it was checked`() {
    let (_, coverage) = ContentCheck.run(Folder.bundled.files, phrases: Folder.phrases)
    #expect(coverage.walksAreChecked)
    #expect(coverage.procedures >= 2)
    #expect(coverage.scenarios >= 2)
  }
}
