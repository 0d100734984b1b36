import Display
import Guidance
import Screens
import Testing

/// What holds on every kind of screen.
@Suite struct EverywhereTests {
  private static let shown = Place.all.filter { $0.name != "hidden" }
  private static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), Size(columns: 132, rows: 50),
  ]

  @Test(arguments: Place.all, sizes)
  func `the cursor is on the focus`(place: Place, size: Size) {
    let session = place.session(size.columns, size.rows)
    #expect(RandomKeysTests.fault(of: session) == nil)
  }

  @Test(arguments: Place.all)
  func `any window from 1x1 to 200x60 is drawn`(place: Place) {
    let start = place.session()
    for columns in [1, 2, 5, 39, 40, 41, 59, 60, 200] {
      for rows in [1, 2, 11, 12, 13, 19, 20, 60] {
        let session = start.resized(columns, rows)
        #expect(RandomKeysTests.fault(of: session) == nil, "\(columns)x\(rows)")
      }
    }
  }

  @Test(arguments: shown)
  func `the emergency card opens and closes at the same place`(place: Place) {
    let before = place.session()
    let card = before.press("f2")
    if place.name == "emergency" {
      #expect(card.screen.title != before.screen.title)
      return
    }
    #expect(card.screen.title == "Direct gevaar")
    #expect(card.words.contains("100  Alarmcentrale"))
    for key in ["f2", "escape", "enter"] {
      let after = card.press(key)
      var expected = before.screen
      expected.notices = []
      var found = after.screen
      found.notices = []
      #expect(found == expected, "\(key)")
    }
  }

  @Test(arguments: shown)
  func `hiding shows nothing of the content, and comes back to the same place`(place: Place) {
    let before = place.session()
    let hidden = before.press("f12")
    let lines = ScreenTranscript.whole(hidden.screen, hidden.program.phrases)
    let words = lines.filter { !$0.isEmpty }
    #expect(words == ["Rustig aan.", "[1] Verder"])
    #expect(hidden.words.split(whereSeparator: \.isNewline) == ["  Rustig aan.", "  > 1 Verder"])
    #expect(hidden.press("w", "g", "/", "2", "u").words == hidden.words)
    #expect(hidden.press("enter").screen == before.screen)
    #expect(hidden.press("f12").effects == [.leave])
  }

  @Test(arguments: shown)
  func `every choice can be reached in view at 40x12`(place: Place) {
    var session = place.session(40, 12).press("home")
    let count = session.screen.choices.count
    var seen: Set<Int> = []
    for _ in 0..<(count + 2) {
      #expect(RandomKeysTests.fault(of: session) == nil)
      if let focus = session.screen.focus { seen.insert(focus) }
      session = session.press("down")
    }
    #expect(seen == Set(0..<count))
  }

  @Test(arguments: shown)
  func `what has the focus is read whole at 40x12`(place: Place) {
    let session = place.session(40, 12)
    guard let label = session.focused else { return }
    let words = session.rows.flatMap { $0.split(separator: " ") }.joined(separator: " ")
    #expect(words.contains(label.split(separator: " ").joined(separator: " ")))
  }

  @Test(arguments: shown, sizes)
  func `every row of the text can be read`(place: Place, size: Size) {
    var session = place.session(size.columns, size.rows).press("home").on(.scrolled(-40))
    // In a window so tall that nothing is cut, all of the text stands above the focus.
    let whole = session.resized(size.columns, 400)
    let text = whole.rows.prefix(whole.frame.cursor.row).filter { $0.contains { $0 != " " } }
    var seen = Set(session.rows)
    for windows in Array(repeating: 1, count: 40) {
      session = session.on(.scrolled(windows))
      seen.formUnion(session.rows)
    }
    #expect(text.filter { !seen.contains($0) } == [])
  }

  @Test(arguments: shown)
  func `escape never leaves the program and never loses an answer`(place: Place) {
    var session = place.session()
    let answers = session.program.journey?.answers
    for _ in 0..<60 { session = session.press("escape") }
    #expect(session.effects.isEmpty)
    #expect(session.screen.title == "Start question")
    #expect(session.program.journey?.answers == answers)
  }

  @Test func `in a list to tick the footer says how to tick, and then how to go on`() throws {
    let list = try #require(Place.all.first { $0.name == "set" }).session(40, 12)
    let last = try #require(list.rows.last)
    #expect(last.contains("Spatie") && last.contains("End"))
    let end = try #require(list.press("end").rows.last)
    #expect(end.contains("Enter verder") && !end.contains("Spatie"))
  }

  @Test(arguments: shown)
  func `the footer names only keys that do something here`(place: Place) {
    // Choosing the language that is set, giving the same number again, and opening nothing.
    let isIdle = ["settings", "count-refused", "lookup-nothing"].contains(place.name)
    let idle = isIdle ? ["Enter", "Spatie"] : []
    let session = place.session(132, 50)
    for hint in session.screen.hints where !idle.contains(hint.key) {
      let name: String? =
        switch hint.key {
        case "↑↓": "down"
        case "Spatie": "space"
        default: hint.key
        }
      guard let name, let key = Key(named: name) else {
        Issue.record("no key \(hint.key)")
        continue
      }
      var after = session
      after.take(key)
      #expect(after.screen != session.screen || !after.effects.isEmpty, "\(hint.key)")
    }
  }
}
