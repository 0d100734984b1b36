import Content
import Testing

@Suite struct FireDrillTests {
  @Test func `a wholly different procedure is read and walked without a word about it in the code`()
  {
    #expect(Folder.fireDrill.check() == [])
  }

  @Test func `all of it is covered`() {
    let coverage = ContentCheck.run(Folder.fireDrill.files, phrases: Folder.phrases).coverage
    #expect(coverage.procedures == 2)
    #expect(coverage.pages == 11)
    #expect(coverage.outcomes == 6)
    #expect(coverage.scenarios == 2)
    #expect(coverage.walksAreChecked)
  }
}
