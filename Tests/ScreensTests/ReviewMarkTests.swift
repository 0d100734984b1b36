import Guidance
import Screens
import Testing

/// What awaits review has a small mark on a page, and one line says what it means.
@Suite struct ReviewMarkTests {
  private func screen(_ certainty: Certainty, isLineMode: Bool = false) -> Screen {
    var guide = LeakGuide.guide
    let page = guide.procedures[1].steps[0].pages[0]
    if case .question(var question) = page.work {
      question.options[0].basis.certainty = certainty
      guide.procedures[1].steps[0].pages[0].work = .question(question)
    }
    return Session(guide, isLineMode: isLineMode).press("2", "enter").screen
  }

  @Test func `an option that awaits review is marked, and the line below says why`() {
    let sure = screen(.known)
    let marked = screen(.toReview)
    #expect(marked.choices[0].label == sure.choices[0].label + " *")
    #expect(marked.choices.dropFirst() == sure.choices.dropFirst())
    #expect(marked.parts == sure.parts + [.init(.quiet, "* To review")])
  }

  @Test func `lines say it too`() {
    let lines = ScreenTranscript.whole(screen(.toReview), LeakPhrases.books[0])
    #expect(lines.contains("* To review"))
    #expect(lines.count { $0.hasSuffix(" *") } == 1)
  }
}
