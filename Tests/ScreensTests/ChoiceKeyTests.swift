import Display
import Screens
import Testing

/// Every choice that has a key shows it, and the key points at it.
@Suite struct ChoiceKeyTests {
  private func screen(_ count: Int) -> Screen {
    Screen(path: "", title: "", choices: (0..<count).map { Screen.Choice("keuze \($0)") })
  }

  @Test func `the keys after nine are letters that do nothing else`() {
    let layout = ScreenLayout(columns: 80, rows: 80)
    let shown = layout.frame(of: screen(47)).rows.map { $0.runs.map(\.text).joined() }
    for place in 0..<47 {
      let row = shown.first { $0.hasSuffix(" keuze \(place)") }
      let key = row?.split(separator: " ").first?.first
      let event = key.flatMap { KeyMap.event(for: .character($0), on: screen(47)) }
      #expect(event == .numbered(place + 1))
    }
  }

  @Test func `commands stay commands`() {
    for key in "kjwgitpcournsq!?/ " {
      let event = KeyMap.event(for: .character(key), on: screen(47))
      if case .numbered = event { Issue.record("\(key) is a choice") }
      #expect(event != nil)
    }
  }

  @Test func `a choice after the last key has none`() {
    let layout = ScreenLayout(columns: 80, rows: 80)
    let shown = layout.frame(of: screen(50)).rows.map { $0.runs.map(\.text).joined() }
    #expect(shown.contains { $0.trimming == "keuze 49" })
  }

  @Test func `a letter ticks in a list, and moves where one is chosen`() {
    let set = Place.all.first { $0.name == "set" }.map { $0.session() }
    guard let set, set.screen.choices.count > 10 else {
      Issue.record("the list is too short")
      return
    }
    #expect(set.press("a").screen.choices[9].mark == .tick(true))
    #expect(set.press("a").screen.focus == 9)
  }
}

extension String {
  fileprivate var trimming: String {
    var part = self[...]
    while part.first == " " { part.removeFirst() }
    while part.last == " " { part.removeLast() }
    return String(part)
  }
}
