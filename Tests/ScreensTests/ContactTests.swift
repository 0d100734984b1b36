import Guidance
import Screens
import Testing

/// What is told about somebody to call.
@Suite struct ContactTests {
  /// The lines about the water watch, as it is looked up.
  private func lines(hours: Bool, cost: Bool) -> [String] {
    var guide = LeakGuide.guide
    if !hours { guide.contacts[1].hours = nil }
    if !cost { guide.contacts[1].cost = nil }
    let lines = Session(guide).program.found("waterwacht")
    return lines.filter { line in
      ["Open", "Kosten", "unknown"].contains { line.contains($0) }
    }
  }

  @Test func `hours and cost are told, and what is not known of them is said to be unknown`() {
    #expect(lines(hours: true, cost: true) == ["- Open: dag en nacht", "- Kosten: gratis"])
    #expect(lines(hours: false, cost: true) == ["- Hours unknown", "- Kosten: gratis"])
    #expect(lines(hours: true, cost: false) == ["- Open: dag en nacht", "- Cost unknown"])
    #expect(lines(hours: false, cost: false) == ["- Hours and cost unknown"])
  }
}
