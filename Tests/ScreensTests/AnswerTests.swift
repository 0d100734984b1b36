import Display
import Guidance
import Rules
import Screens
import Testing

/// Answering, changing one's mind, and typing.
@Suite struct AnswerTests {
  private func place(_ name: String, isLineMode: Bool = false) throws -> Session {
    let place = try #require(Place.all.first { $0.name == name })
    return place.session(isLineMode: isLineMode)
  }

  @Test func `a digit puts the focus on a choice without taking it`() throws {
    let session = try place("choice").press("3")
    #expect(session.focused == "Ik weet het niet")
    #expect(session.program.journey?.answers["gevaar"] == nil)
  }

  @Test func `a digit ticks in a list to tick`() throws {
    let session = try place("set").press("2", "4", "2")
    #expect(session.program.journey?.answers["tekens"] == .options(["teken-4"]))
  }

  @Test func `a digit without a choice does nothing`() throws {
    let session = try place("choice")
    #expect(session.press("9").screen == session.screen)
  }

  @Test func `ticking says at once what must be known`() throws {
    #expect(try place("set").press("3").screen.notices == ["Zet de stroom uit."])
  }

  @Test func `going back keeps the answer and puts the focus on it`() throws {
    let session = try place("set").press("escape")
    #expect(session.screen.title == "Is er nu gevaar?")
    #expect(session.focused == "Nee")
  }

  @Test func `what was ticked out of order is kept in order`() throws {
    let session = try place("set").press("4", "1")
    #expect(session.program.journey?.answers["tekens"] == .options(["teken-1", "teken-4"]))
  }

  @Test func `undo takes the last answer back, and redo gives it anew`() throws {
    let answered = try place("set")
    let undone = answered.press("u")
    #expect(undone.program.journey?.answers["gevaar"] == nil)
    #expect(undone.screen.notices == ["Hersteld: Is er nu gevaar?"])
    let redone = undone.press("r")
    #expect(redone.program.journey?.answers["gevaar"] == .option("nee"))
    #expect(redone.screen.notices == ["Opnieuw: Is er nu gevaar?"])
  }

  @Test func `undo without an answer says so`() {
    #expect(Session().press("enter", "u").screen.notices == ["Nothing to undo"])
    #expect(Session().press("enter", "r").screen.notices == ["Nothing to redo"])
  }

  @Test func `everything can be undone and redone`() throws {
    let advised = try place("outcome")
    var session = advised
    for _ in 0..<20 { session = session.on(.undoPressed) }
    #expect(session.program.journey?.answers.isEmpty == true)
    for _ in 0..<20 { session = session.on(.redoPressed) }
    #expect(session.program.journey?.answers == advised.program.journey?.answers)
  }

  @Test func `a changed answer shows what no longer counts, and keeps it`() throws {
    let urgent = try place("outcome").press("escape", "home", "down", "enter", "home", "enter")
    #expect(urgent.screen.notices.joined().contains("Telt niet meer mee: Wat ziet u?"))
    let changed = try place("review-left")
    #expect(changed.screen.parts.map(\.text).contains("Hoeveel emmers zijn vol? 4"))
    #expect(changed.program.journey?.answers["emmers"] == .count(4))
    #expect(changed.press("enter").screen.title == "Ga weg en bel")
  }

  @Test func `where there is no time to lose the advice comes before the review`() throws {
    let urgent = try place("choice").press("1", "enter")
    #expect(urgent.screen.title == "Ga weg en bel")
    #expect(urgent.press("escape").screen.choices.last?.label == "Review to advice")
  }

  @Test func `an answer that was left is shown to be confirmed`() throws {
    let session = try place("to-confirm")
    #expect(session.screen.notices == ["To confirm"])
    #expect(session.press("end", "enter").screen.title == "Hoeveel emmers zijn vol?")
  }

  @Test(arguments: ["99", "-1", "vier", "1.5", "99999999999999999999"])
  func `a number out of bounds is refused and stays to be mended`(typed: String) throws {
    let session = try place("count").type(typed).press("enter")
    #expect(session.screen.notices == ["Dit getal kan niet: 0 tot 20."])
    #expect(session.screen.field?.text == typed)
  }

  @Test(arguments: ["31-2-2026", "2026-13-01", "gisteren", "1-1-26", "--"])
  func `a day that does not exist is refused`(typed: String) throws {
    let session = try place("date").type(typed).press("enter")
    #expect(session.screen.notices == ["Date form"])
  }

  @Test(arguments: ["2026-02-03", "3-2-2026", "03-02-2026", " 3-02-2026 "])
  func `a day is taken in both forms`(typed: String) throws {
    let session = try place("date").type(typed).press("enter")
    #expect(session.program.journey?.answers["sinds"] == .date("2026-02-03"))
  }

  @Test func `letters are text in a field, not commands`() throws {
    let session = try place("count").press("escape", "end", "enter").type("qwgu/?!")
    #expect(session.screen.field?.text == "qwgu/?!")
  }

  @Test func `the field is edited where the cursor is`() throws {
    let session = try place("count").type("13").press("left", "2", "home", "delete", "backspace")
    #expect(session.screen.field?.text == "123")
    #expect(session.press("end", "backspace").screen.field?.text == "12")
  }

  @Test func `a pasted newline does not send the field`() throws {
    let session = try place("count").press("paste:1\n2")
    #expect(session.screen.field?.text == "1 2")
    #expect(session.screen.title == "Hoeveel emmers zijn vol?")
  }

  @Test func `what could drive a terminal is not taken into a field`() throws {
    let session = try place("count").press("paste:\u{1b}]0;x\u{7}\u{202e}\u{9b}1")
    #expect(session.screen.field?.text == "]0;x1")
  }

  @Test func `a long paste is cut, not dropped`() throws {
    let session = try place("count").press("paste:" + String(repeating: "a", count: 500))
    #expect(session.screen.field?.text.count == 200)
  }

  @Test func `in a long line the part around the cursor is in view`() throws {
    let long = (1...40).map { "w\($0)" }.joined(separator: " ")
    var session = try place("count").resized(40, 12).press("paste:" + long)
    #expect(session.words.contains("w40"))
    session = session.press("home")
    #expect(session.words.contains("w1 w2 w3"))
    #expect(session.frame.cursor.column == 1)
  }

  @Test func `leaving a journey asks first, and stays when told so`() throws {
    let asked = try place("set").press("q")
    #expect(asked.effects.isEmpty)
    #expect(asked.press("enter").screen.title == "Wat ziet u?")
    #expect(asked.press("3", "enter").effects == [.leave])
  }

  @Test func `the settings change the language at once`() throws {
    let session = try place("settings").press("2", "space")
    #expect(session.program.preferences.language == "en")
    #expect(session.press("escape").screen.title == "Is there danger now?")
  }

  @Test func `the mouse is switched on in the settings`() throws {
    #expect(try place("settings").press("4").effects == [.setMouse(true)])
  }
}
