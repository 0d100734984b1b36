import Display
import Guidance
import Rules
import Screens
import Testing

/// A person at the screen who knows what to answer: looks, presses keys, takes page after page.
struct KeyWalker {
  private let way: OutcomeWalks.Way
  private var procedure: CompiledProcedure { way.procedure }
  private var program: Program
  private var shown: Screen

  init(_ way: OutcomeWalks.Way, in bundled: BundledGuide) {
    self.way = way
    program = bundled.program(isLineMode: false)
    shown = program.describe()
  }

  /// Walks to the advice: the title that stands there, and the keys of the pages on the way.
  mutating func walk() throws -> (title: String, path: [String]) {
    try start()
    for _ in 0..<200 {
      guard let journey = program.journey else { break }
      switch journey.stop {
      case .page(let place): try answer(at: place, journey)
      case .end where shown.title == program.phrases[.reviewTitle]: try press("enter")

      case .end:
        look()
        return (shown.title, journey.procedure.path(of: journey.walk))
      }
    }
    Issue.record("no advice")
    return ("", [])
  }

  /// Chooses the procedure on the first screen, or starts as the command `walk` does.
  private mutating func start() throws {
    let id = procedure.procedure.id
    if way.isFirst, let place = program.guide.start.firstIndex(of: id) {
      try focus(place)
      try press("enter")
    } else {
      program.start(procedure)
      shown = program.describe()
    }
  }

  private mutating func answer(at place: Int, _ journey: Journey) throws {
    let key = procedure.pages[place].key
    let value = way.answers[key]
    guard let question = procedure.question(at: place) else { return try press("enter") }
    let options = journey.offeredOptions(at: place)
    switch (question.type, value) {
    case (.choice, .option(let id)):
      try focus(#require(options.firstIndex { $0.id == id }, "\(key): no \(id)"))

    case (.set, .options(let ids)):
      for option in options.indices where ids.contains(options[option].id) {
        try focus(option)
        // A digit has ticked it already.
        if option >= 9 { try press("space") }
        #expect(shown.choices[option].mark == .tick(true), "\(key)")
      }
      try press("end")

    case (.choice, _), (.set, _):
      try press("end")

    case (.count, .count(let number)):
      try type(String(number))

    case (.date, .date(let words)), (.text, .text(let words)):
      try type(words)

    case (.count, _), (.date, _), (.text, _):
      break
    }
    look()
    try press("enter")
    let isStill = program.journey?.stop == .page(place)
    try #require(!isStill, "\(key) cannot be gone on from: \(shown.notices)")
  }

  private mutating func focus(_ place: Int) throws {
    if place < 9 { return try press(String(place + 1)) }
    try press("home")
    for _ in 0..<place { try press("down") }
  }

  private mutating func type(_ words: String) throws {
    for character in words { take(.character(character)) }
    #expect(shown.field?.text == words)
  }

  private mutating func press(_ name: String) throws { take(try #require(Key(named: name))) }

  private mutating func take(_ key: Key) {
    guard let event = KeyMap.event(for: key, on: shown) else {
      Issue.record("\(key.name) does nothing on “\(shown.title)”")
      return
    }
    let effects = program.update(on: event, shown: shown)
    #expect(effects == [])
    shown = program.described(after: event, from: shown) ?? program.describe()
  }

  /// Looks whether the title and what has the focus stand in the window.
  private func look() {
    let frame = ScreenLayout(columns: 80, rows: 24).frame(of: shown)
    let rows = frame.rows.map { $0.runs.map(\.text).joined() }
    let words = rows.flatMap { $0.split(separator: " ") }.joined(separator: " ")
    let title = shown.title.split(separator: " ").joined(separator: " ")
    #expect(words.contains(title), "“\(title)” is not in the window")
    guard let focus = shown.focus else { return }
    let first = shown.choices[focus].label.split(separator: " ").first ?? ""
    #expect(rows[frame.cursor.row].contains(first), "“\(title)”: the focus is not in the window")
  }
}
