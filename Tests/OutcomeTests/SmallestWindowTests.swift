import Display
import Guidance
import Screens
import Testing

/// The first question of every procedure stands whole in the smallest window, in every language.
@Suite struct SmallestWindowTests {
  private func rows(_ procedure: String, _ language: String) throws -> (Screen, String) {
    let bundled = try BundledGuide.shared()
    var program = Program(
      guide: bundled.guide,
      phrasebooks: bundled.phrasebooks,
      preferences: Preferences(language: language),
      today: nil,
      columns: ScreenLayout.least.columns,
      rows: ScreenLayout.least.rows
    )
    program.start(try bundled.guide.compiled(procedure))
    let screen = program.describe()
    let least = ScreenLayout.least
    let frame = ScreenLayout(columns: least.columns, rows: least.rows).frame(of: screen)
    return (screen, plain(frame.rows.map { $0.runs.map(\.text).joined() }.joined(separator: " ")))
  }

  private func plain(_ words: String) -> String {
    words.split(separator: " ").joined(separator: " ")
  }

  /// Whether a procedure begins with a question of which an answer may lead to an outcome for now.
  private func beginsWithDanger(_ procedure: String) throws -> Bool {
    let compiled = try BundledGuide.shared().guide.compiled(procedure)
    guard case .page(let page, _, _) = compiled.pages[compiled.start].origin else { return false }
    return page.next.cases.contains { item in
      guard case .outcome(let id) = item.to else { return false }
      let outcome = compiled.procedure.outcomes.first { $0.id == id }
      return (item.urgency ?? outcome?.urgency) == 0
    }
  }

  @Test func `nearly every procedure begins with danger now`() throws {
    let others = try BundledGuide.procedures.filter { try !beginsWithDanger($0) }
    #expect(others.count <= 1, "\(others)")
  }

  @Test(arguments: BundledGuide.procedures, ["nl", "en"])
  func `the question, its answers and what to do in doubt are in view where danger is asked`(
    procedure: String,
    language: String
  ) throws {
    guard try beginsWithDanger(procedure) else { return }
    let (screen, words) = try rows(procedure, language)
    #expect(words.contains(plain(screen.title)))
    for choice in screen.choices { #expect(words.contains(plain(choice.label))) }
    for part in screen.parts where part.kind == .paragraph {
      #expect(words.contains(plain(part.text)), "\(part.text)")
    }
  }
}
