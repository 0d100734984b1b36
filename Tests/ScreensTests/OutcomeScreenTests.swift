import Guidance
import Screens
import Testing

/// What the advice says first, and the way back from it.
@Suite struct OutcomeScreenTests {
  /// The advice about a tap that is shut, with ways on from it.
  private func advice(_ ways: [GoOn], urgency: Int = 3) -> Session {
    var guide = LeakGuide.guide
    guide.procedures[1].outcomes[0].goOnWith = ways
    guide.procedures[1].outcomes[0].urgency = urgency
    return Session(guide).press("2", "enter", "1", "enter", "enter")
  }

  @Test func `how soon is left open where the procedure to go on with decides that`() {
    #expect(advice([GoOn("lek")]).screen.parts.first?.text == "Urgency open")
  }

  @Test func `how soon is told where going on is not all there is to do`() {
    let because = LeakGuide.text("het nog lekt", "it still leaks")
    #expect(advice([]).screen.parts.first?.text == "Urgency3")
    #expect(advice([GoOn("lek", because: because)]).screen.parts.first?.text == "Urgency3")
    #expect(advice([GoOn("lek")], urgency: 2).screen.parts.first?.text == "Urgency2")
  }

  @Test(arguments: ["enter", "escape", "1 enter"])
  func `going back to the start asks first, and the first answer stays`(keys: String) {
    let before = advice([])
    let asked = before.press("end", "enter")
    #expect(asked.screen.title == "Start over question")
    #expect(asked.program.journey == before.program.journey)
    let stayed = keys.split(separator: " ").reduce(asked) { $0.press(String($1)) }
    #expect(stayed.screen.title == before.screen.title)
    #expect(stayed.program.journey == before.program.journey)
  }

  @Test func `who says yes goes back to the start without the answers`() {
    let gone = advice([]).press("end", "enter", "down", "enter")
    #expect(gone.screen.title == "Start question")
    #expect(gone.program.journey == nil)
  }

  @Test func `in lines an empty line stays`() throws {
    let place = try #require(Place.all.first { $0.name == "start-over" })
    let asked = place.session(isLineMode: true)
    #expect(asked.screen.title == "Start over question")
    #expect(asked.line("").screen.title == "U kunt wachten")
    #expect(asked.line("2").program.journey == nil)
  }
}
