import Guidance
import Rules
import Screens
import Testing

/// The content changes while the program shows it: the place and the answers stay as far as they can.
@Suite struct ContentNewsTests {
  private func news(_ guide: Guide?, findings: Int = 0) -> Event {
    .contentChanged(
      ContentNews(
        content: guide.map {
          .init(guide: $0, phrasebooks: [], manuals: Session().program.manuals)
        },
        summary: "",
        count: findings,
        findings: (0..<findings).map { .init(file: "a/b.json", line: $0 + 1, message: "fout") }
      )
    )
  }

  /// The guide with a page changed.
  private func guide(_ id: String, _ change: (inout Page) -> Void) -> Guide {
    var guide = LeakGuide.guide
    for procedure in guide.procedures.indices {
      for step in guide.procedures[procedure].steps.indices {
        let pages = guide.procedures[procedure].steps[step].pages
        for (place, page) in pages.enumerated() where page.id == id {
          change(&guide.procedures[procedure].steps[step].pages[place])
        }
      }
    }
    return guide
  }

  /// On the page after the first question, and the id of that question.
  private func walked() throws -> (session: Session, question: String) {
    let session = Session().press("enter", "2", "enter", "2", "enter")
    let journey = try #require(session.program.journey)
    let given = journey.answers.keys.first { !$0.contains("gebouw") }
    return (session, try #require(given))
  }

  @Test func `a page is shown with its new words, and answers stay`() throws {
    let session = Session().press("enter", "2", "enter")
    let place = try #require(session.program.journey?.visited.last)
    let id = try #require(session.program.journey?.procedure.pages[place].key)
    let changed = session.press("down").on(news(guide(id) { $0.title = Text(["nl": "Nieuw"]) }))
    #expect(changed.screen.title == "Nieuw")
    #expect(changed.screen.focus == 1)
    #expect(changed.program.journey?.answers == session.program.journey?.answers)
    #expect(changed.screen.notices.count == 1)
  }

  @Test func `content that did not change says nothing`() {
    let session = Session().press("enter", "2", "enter")
    #expect(session.on(news(LeakGuide.guide)).screen == session.screen)
  }

  @Test func `broken content leaves the screen and shows the first findings above it`() {
    let session = Session().press("enter", "2", "enter")
    let broken = session.on(news(nil, findings: 4))
    #expect(broken.screen.title == session.screen.title)
    #expect(broken.screen.choices == session.screen.choices)
    #expect(broken.screen.notices.count == 3)
    #expect(broken.screen.notices[1] == "a/b.json:1: fout")
    #expect(broken.resized(40, 12).screen.notices.count == 2)
    #expect(broken.press("down").screen.notices.count == 3, "it stays")
    #expect(broken.on(news(LeakGuide.guide)).screen.notices.isEmpty)
  }

  @Test func `an answer that no longer fits is named and asked again`() throws {
    let (session, question) = try walked()
    let changed = session.on(
      news(
        guide(question) { page in
          page.work = .question(
            Question(
              type: .choice(["iets"]),
              options: [Option(id: "iets", label: Text(["nl": "Iets"]), basis: page.basis)]
            )
          )
          page.next = Transition(
            to: page.next.cases.first?.to ?? page.next.otherwise?.to ?? .page(page.id)
          )
        }
      )
    )
    #expect(changed.program.journey?.answers[question] == nil)
    #expect(changed.screen.choices.first?.label == "Iets")
    #expect(changed.screen.notices.count == 3)
  }

  @Test func `a procedure that is gone leads back to the start`() {
    var guide = LeakGuide.guide
    guide.procedures.removeAll { $0.id == "lek" }
    guide.start = ["kraan"]
    let session = Session().press("enter", "2", "enter").on(news(guide))
    #expect(session.program.journey == nil)
    #expect(session.screen.title == Session().screen.title)
  }

  @Test func `what is hidden stays hidden`() throws {
    let session = Session().press("enter", "2", "enter", "f12")
    let changed = session.on(news(guide("een") { _ in })).on(news(nil, findings: 2))
    #expect(changed.words == session.words)
  }

  @Test func `news at any screen never traps`() {
    let changed = guide("watermeter") { $0.title = Text(["nl": "Anders"]) }
    var other = changed
    for place in other.procedures.indices { other.procedures[place].steps.reverse() }
    for place in Place.all {
      for guide in [changed, other, LeakGuide.guide, nil] {
        let session = place.session().on(news(guide, findings: guide == nil ? 9 : 0))
        #expect(!session.press("escape").words.isEmpty)
        #expect(!session.press("enter").words.isEmpty)
      }
    }
  }
}
