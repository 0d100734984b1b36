import Content
import Guidance
import Reports
import Rules
import Testing

/// Every outcome of every procedure, also as additions change it, is reached in each way that there is.
@Suite struct EveryOutcomeTests {
  @Test func `there are procedures to walk`() {
    #expect(BundledGuide.procedures.count >= 12)
  }

  @Test(arguments: BundledGuide.procedures)
  func `answers are known that lead to every outcome`(procedure: String) throws {
    let walks = try #require(OutcomeWalks.of(procedure))
    #expect(walks.missing == [])
    #expect(Set(walks.ways.map(\.outcome)) == Set(walks.procedure.procedure.outcomes.map(\.id)))
  }

  @Test(arguments: OutcomeWalks.all)
  func `one call decides for every outcome`(way: OutcomeWalks.Way) throws {
    let report = try decided(way)
    #expect(report.advice?.outcome.id == way.outcome)
  }

  @Test(arguments: OutcomeWalks.all)
  func `every outcome is reached on the screen`(way: OutcomeWalks.Way) throws {
    let report = try decided(way)
    var walker = KeyWalker(way, in: try BundledGuide.shared())
    let end = try walker.walk()
    #expect(end.title == report.advice?.outcome.title[BundledGuide.language])
    #expect(end.path == way.procedure.path(of: report.walk))
  }

  @Test(arguments: OutcomeWalks.all)
  func `every outcome is reached in lines`(way: OutcomeWalks.Way) throws {
    let report = try decided(way)
    var walker = LineWalker(way, in: try BundledGuide.shared())
    let end = try walker.walk()
    #expect(end.title == report.advice?.outcome.title[BundledGuide.language])
    #expect(end.path == way.procedure.path(of: report.walk))
  }

  /// What `decide` says: the answers go through a file.
  private func decided(_ way: OutcomeWalks.Way) throws -> DecisionReport {
    let guide = try BundledGuide.shared().guide
    let file = JSONText(way.answers, of: way.procedure).asFile
    let (answers, diagnostics) = AnswersReader.read(
      Array(file.utf8),
      file: "answers.json",
      for: way.procedure,
      besides: guide.settings
    )
    #expect(diagnostics.isEmpty)
    return DecisionReport(guide: guide, procedure: way.procedure, answers: answers, today: nil)
  }
}
