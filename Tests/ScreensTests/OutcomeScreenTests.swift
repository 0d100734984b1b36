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
}
