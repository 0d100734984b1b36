import Display
import Screens
import Testing

/// Saving a walk as a scenario: for those who write content, and for nobody else.
@Suite struct SaveScenarioTests {
  private func place(
    _ name: String,
    savesScenarios: Bool,
    isLineMode: Bool = false
  ) throws -> Session {
    let place = try #require(Place.all.first { $0.name == name })
    return place.way(Session(isLineMode: isLineMode, savesScenarios: savesScenarios))
  }

  @Test(arguments: ["outcome", "review"])
  func `its key and its word save the walk once there is an advice`(name: String) throws {
    let screen = try place(name, savesScenarios: true)
    #expect(screen.press("s").effects.last == .saveScenario)
    #expect(screen.screen.hints.contains { $0.key == "s" })
    let lines = try place(name, savesScenarios: true, isLineMode: true)
    #expect(lines.line("bewaar").effects.last == .saveScenario)
  }

  @Test(arguments: ["choice", "review-left", "why-advice", "start"])
  func `elsewhere it says that this is not the place`(name: String) throws {
    let session = try place(name, savesScenarios: true)
    let after = session.press("s")
    if name == "review-left" { return }
    #expect(!after.effects.contains(.saveScenario))
    #expect(!session.screen.hints.contains { $0.key == "s" })
  }

  @Test(arguments: Place.all)
  func `who does not write content never sees it`(place: Place) {
    let session = place.way(Session())
    #expect(!session.press("s").effects.contains(.saveScenario))
    #expect(!session.screen.hints.contains { $0.key == "s" })
    #expect(!session.words.contains("Key save"))
  }

  @Test func `where it was written is told`() throws {
    let saved = try place("outcome", savesScenarios: true).on(.reportWritten("scenarios/a.json"))
    #expect(saved.screen.notices == ["Geschreven: scenarios/a.json"])
  }

  @Test func `the advice with its key looks and reads as kept`() throws {
    let frame = try place("outcome", savesScenarios: true).frame
    expectGolden(FrameText.text(of: frame), "outcome-saving.80x24")
  }
}
