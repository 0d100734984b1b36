import Guidance
import Rules
import Screens
import Testing

/// The answers before the advice, and the questions that nobody answered.
@Suite struct ReviewTests {
  /// From the question about danger to the review, with the questions that may stay open passed over.
  private static func passing(_ session: Session) -> Session {
    session.press("enter", "2", "enter", "2", "enter", "end", "enter")
      .press("enter", "enter", "enter", "enter", "enter", "enter", "1", "enter", "2", "enter")
  }

  @Test func `questions that were passed over stand after the answers, with their step`() {
    let session = Self.passing(Session())
    #expect(session.screen.title == "Review title")
    let entries = session.screen.choices.map { $0.label + ": " + ($0.hint ?? "") }
    #expect(
      entries.suffix(5) == [
        "Wat ziet u?: Passed over (Stap 1: Kijken)",
        "Hoeveel emmers zijn vol?: Passed over (Stap 1: Kijken)",
        "Sinds wanneer lekt het?: Passed over (Stap 2: Vastleggen)",
        "Wat wilt u onthouden?: Passed over (Stap 2: Vastleggen)", "Review to advice: ",
      ]
    )
    #expect(!entries.prefix(4).contains { $0.contains("Passed over") })
    #expect(session.focused == "Review to advice")
  }

  @Test func `choosing a question that was passed over opens it`() {
    let review = Self.passing(Session())
    let page = review.press("up", "enter")
    #expect(page.screen.title == "Wat wilt u onthouden?")
    let answered = page.type("Trap").press("f5")
    #expect(answered.screen.title == "Review title")
    #expect(
      !answered.screen.choices.contains { $0.label == "Wat wilt u onthouden?" && $0.hint != "Trap" }
    )
  }

  @Test func `in lines they are read too`() {
    let session = Self.passing(Session(isLineMode: true))
    let lines = ScreenTranscript.whole(session.screen, session.program.phrases)
    #expect(lines.contains("[5] Wat ziet u? – Passed over (Stap 1: Kijken)"))
  }

  @Test func `where all was answered nothing is called passed over`() throws {
    let place = try #require(Place.all.first { $0.name == "review" })
    #expect(!place.session().screen.choices.contains { $0.hint?.contains("Passed over") == true })
  }
}
