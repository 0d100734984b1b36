import Guidance
import Rules
import Screens
import Testing

/// No answer is lost without a question, and what is carried over is told.
@Suite struct ReplaceTests {
  /// The leak guide in which the tap's advice goes on with the leak.
  private static var guide: Guide {
    var guide = LeakGuide.guide
    guide.procedures[1].outcomes[0].goOnWith = [GoOn("lek")]
    return guide
  }

  /// At the advice about the tap.
  private func advice() -> Session {
    Session(Self.guide).press("2", "enter", "1", "enter", "enter")
  }

  @Test func `another procedure is asked about while there are answers`() {
    let walked = Session().press("1", "enter", "1", "enter")
    let before = walked.program.journey
    let start = walked.press("escape", "escape")
    #expect(start.screen.title == "Start question")
    let asked = start.press("3", "enter")
    #expect(asked.screen.title == "Replace question")
    #expect(asked.program.journey == before)
    #expect(asked.press("escape").screen.title == "Start question")
    let stayed = asked.press("1", "enter")
    #expect(stayed.program.journey == before)
    #expect(stayed.screen.title == walked.screen.title)
    let gone = asked.press("2", "enter")
    #expect(gone.program.journey?.procedure.procedure.id == "kraan")
  }

  @Test func `without an answer nothing is asked`() {
    let start = Session().press("1", "enter", "escape")
    #expect(start.screen.title == "Start question")
    #expect(start.press("3", "enter").program.journey?.procedure.procedure.id == "kraan")
    #expect(start.press("q").effects == [.leave])
  }

  @Test func `leaving from the start asks too while there are answers`() {
    let start = Session().press("1", "enter", "1", "enter", "escape", "escape")
    #expect(start.press("q").screen.title == "Leave question")
    #expect(start.press("q").effects == [])
    #expect(start.press("end", "enter").screen.title == "Leave question")
    #expect(start.press("q", "3", "enter").effects == [.leave])
  }

  @Test func `what was written to a report may be replaced`() {
    let written = advice().press("p").on(.reportWritten("/home/a/advies.txt"))
    let start = written.press("escape", "escape", "escape")
    #expect(start.screen.title == "Start question")
    #expect(start.press("2", "enter").program.journey?.procedure.procedure.id == "lek")
  }

  @Test func `going on keeps the advice to be gone back to`() {
    let before = advice()
    let next = before.press("1", "enter")
    #expect(next.program.journey?.procedure.procedure.id == "lek")
    let back = next.press("escape")
    #expect(back.program.journey == before.program.journey)
    #expect(back.screen.title == before.screen.title)
  }

  @Test func `with answers of the next procedure going back to the advice asks first`() {
    let before = advice()
    let start = before.press("1", "enter", "1", "enter", "escape", "escape")
    #expect(start.screen.title == "Start question")
    let asked = start.press("2", "enter")
    #expect(asked.screen.title == "Replace question")
    #expect(asked.press("2", "enter").program.journey == before.program.journey)
  }

  @Test func `what is carried over is told, stands in the review and can be changed`() {
    var guide = LeakGuide.guide
    var other = guide.procedures[1]
    other.id = "kraan-buiten"
    guide.procedures.append(other)
    guide.procedures[1].outcomes[0].goOnWith = [GoOn("kraan-buiten")]
    let page = guide.procedures[1].steps[0].pages[0]
    guard case .question(var question) = page.work, let first = question.options.first else {
      Issue.record("the tap asks nothing")
      return
    }
    question.carries = [Carry(first.id, to: ["kraan-buiten"])]
    guide.procedures[1].steps[0].pages[0].work = .question(question)
    let next = Session(guide).press("2", "enter", "1", "enter", "enter", "1", "enter")
    #expect(next.program.journey?.procedure.procedure.id == "kraan-buiten")
    #expect(next.screen.notices.count == 1)
    #expect(next.screen.notices.first?.hasPrefix("Carried over: ") == true)
    #expect(next.screen.title == "Review title")
    #expect(next.press("home", "enter").screen.choices.first?.mark == .radio(true))
  }

  @Test func `in lines an empty line keeps the answers`() {
    let start = Session(isLineMode: true).line("1", "1", "terug", "terug")
    let asked = start.line("3")
    #expect(asked.screen.title == "Replace question")
    #expect(asked.line("").program.journey?.procedure.procedure.id == "lek")
    #expect(asked.line("2").program.journey?.procedure.procedure.id == "kraan")
  }
}
