import Testing

/// The same answers give the same advice on the screen, in lines and in one call.
@Suite(.serialized) struct WalkTests {
  @Test func `a scenario ends in each of the seven outcomes`() {
    let seven: Set = [
      "nood", "afsluiten", "advies-veilig-thuis", "melden", "melden-en-hulp", "hulp",
      "hulp-afsluiten",
    ]
    #expect(seven.isSubset(of: BundledContent.scenarios.map(\.outcome)))
  }

  @Test(arguments: BundledContent.scenarios)
  func `screen, lines and one call agree`(scenario: BundledContent.Scenario) throws {
    let decided = try Run("decide", "meldcode", "--answers", "-", "--format", "json")
      .input(scenario.bytes).status(0).object()
    #expect(decided["outcome"] as? String == scenario.outcome)
    let title = try #require(decided["title"] as? String)
    let walker = Walker(content: try BundledContent(), scenario: scenario)
    let end = try walker.walkOnScreen()
    #expect(end.title == title)
    #expect(try Walker.titleInLines(end.lines) == title)
  }
}
