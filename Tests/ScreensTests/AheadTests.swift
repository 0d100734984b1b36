import Guidance
import Rules
import Screens
import Testing

/// Going back, changing something, and getting on again without pressing through every page.
@Suite struct AheadTests {
  private func place(_ name: String, isLineMode: Bool = false) throws -> Session {
    let place = try #require(Place.all.first { $0.name == name })
    return place.session(isLineMode: isLineMode)
  }

  /// What the footer says of the key that leads ahead.
  private func ahead(_ session: Session) -> String? {
    session.screen.hints.first { $0.key == "n" || $0.key == "F5" }.map { $0.key + " " + $0.words }
  }

  /// From the advice back to the question about danger, which is answered with doubt.
  private func changed(_ session: Session) -> Session {
    session.press("g", "home", "down", "down", "enter", "3", "enter")
  }

  @Test func `after a change one key leads to what is still open`() throws {
    let session = changed(try place("tasks"))
    #expect(session.screen.title == "Wat ziet u?")
    #expect(ahead(session) == "n vooruit")
    #expect(session.press("n").screen.title == "Doe dit eerst")
    #expect(session.program.journey?.answers["gevaar"] == .option("twijfel"))
  }

  @Test func `when all is answered one key leads to the review`() throws {
    let session = changed(try place("outcome"))
    #expect(ahead(session) == "n nakijken")
    #expect(session.press("n").screen.title == "Review title")
  }

  @Test func `where there is no time to lose one key leads to the advice`() throws {
    let session = try place("outcome-urgent").press("g", "home", "enter")
    #expect(ahead(session) == "n advies")
    #expect(session.press("n").screen.title == "Ga weg en bel")
  }

  @Test(arguments: ["choice", "set", "explanation", "review", "outcome", "overview", "lookup"])
  func `it is not offered where the next page is the open one`(name: String) throws {
    let session = try place(name)
    #expect(ahead(session) == nil)
    let after = session.on(.wentAhead)
    #expect(name == "explanation" || after.screen.title == session.screen.title)
    #expect(after.program.journey?.answers == session.program.journey?.answers)
  }

  @Test func `at what is still open the key goes on, but answers nothing`() throws {
    let changed = changed(try place("tasks")).press("n")
    #expect(changed.screen.title == "Doe dit eerst")
    #expect(changed.press("n").screen.title == "Nu de kraan")
    for name in ["choice", "set", "count"] {
      let open = try place(name)
      let after = open.on(.wentAhead)
      #expect(after.screen.notices == ["Ahead here"])
      #expect(after.screen.title == open.screen.title)
      #expect(after.program.journey?.answers == open.program.journey?.answers)
    }
    let back = try place("set").press("escape", "n")
    #expect(back.screen.title == "Wat ziet u?")
    #expect(try place("outcome").on(.wentAhead).screen.notices == ["Not here"])
  }

  @Test func `it takes what has the focus, as Enter does`() throws {
    let back = try place("outcome").press("g", "home", "down", "down", "enter")
    #expect(ahead(back) == "n nakijken")
    let urgent = back.press("1", "n")
    #expect(urgent.program.journey?.answers["gevaar"] == .option("ja"))
    #expect(urgent.screen.title == "Ga weg en bel")
  }

  @Test func `it ticks nothing in a list`() throws {
    let session = changed(try place("outcome"))
    let answers = session.program.journey?.answers
    #expect(session.press("down", "n").program.journey?.answers == answers)
  }

  @Test func `in a field it has a key that types no letter`() throws {
    let field = try place("tasks").press("escape", "escape")
    #expect(ahead(field) == "F5 vooruit")
    #expect(field.press("n").screen.field?.text == "Onder de trapn")
    let gone = field.type("!").press("f5")
    #expect(gone.screen.title == "Doe dit eerst")
    #expect(gone.program.journey?.answers["notitie"] == .text("Onder de trap!"))
  }

  @Test func `a field that holds a fault is not gone on from`() throws {
    let field = try place("tasks").press("g", "home", "down", "down", "down", "down", "enter")
    #expect(field.screen.title == "Hoeveel emmers zijn vol?")
    let refused = field.type("99").press("f5")
    #expect(refused.screen.title == "Hoeveel emmers zijn vol?")
    #expect(refused.screen.notices == ["Dit getal kan niet: 0 tot 20."])
  }

  @Test func `a question that was left open stays open when it is come by again`() {
    let back = Session(LeakGuide.optionalChoice).press("enter", "end", "enter", "escape")
    #expect(back.focused == "Skip question")
    let again = back.press("enter")
    #expect(again.screen.title == "Review title")
    #expect(again.program.journey?.answers == [:])
  }

  @Test func `in lines the word is told where it helps`() throws {
    let session = try place("outcome", isLineMode: true).line("g", "3", "3")
    #expect(session.screen.title == "Wat ziet u?")
    #expect(session.screen.notices == ["Typ vooruit."])
    #expect(session.line("vooruit").screen.title == "Review title")
    #expect(session.line("n").screen.title == "Review title")
    #expect(try place("set", isLineMode: true).screen.notices == [])
  }

  @Test func `in a field an answer is undone and redone by keys that type no letter`() throws {
    let field = try place("date")
    let undone = field.press("f3")
    #expect(undone.screen.title == "Hoeveel emmers zijn vol?")
    #expect(undone.program.journey?.answers["emmers"] == nil)
    #expect(undone.press("f4").program.journey?.answers["emmers"] == .count(4))
    #expect(field.press("u").screen.field?.text == "u")
  }

  @Test func `the help names the keys that work in a field`() throws {
    let help = try place("help").screen.parts.map(\.text)
    for keys in ["u F3: ", "r F4: ", "n F5: "] {
      #expect(help.contains { $0.hasPrefix(keys) }, "\(keys)")
    }
  }
}
