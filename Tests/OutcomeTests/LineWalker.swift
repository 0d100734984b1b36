import Guidance
import Rules
import Screens
import Testing

/// A person who hears lines and types lines, and knows what to answer.
struct LineWalker {
  private let way: OutcomeWalks.Way
  private var procedure: CompiledProcedure { way.procedure }
  private var program: Program
  private var screen: Screen
  private var transcript: ScreenTranscript
  /// The title that was heard last.
  private var heard = ""

  init(_ way: OutcomeWalks.Way, in bundled: BundledGuide) {
    self.way = way
    program = bundled.program(isLineMode: true)
    screen = program.describe()
    transcript = ScreenTranscript(program.phrases)
    listen()
  }

  /// Walks to the advice: the title that was heard, and the keys of the pages on the way.
  mutating func walk() throws -> (title: String, path: [String]) {
    start()
    for _ in 0..<200 {
      guard let journey = program.journey else { break }
      switch journey.stop {
      case .page(let place):
        for line in lines(for: place, journey) { say(line) }
        let isStill = program.journey?.stop == .page(place)
        let key = procedure.pages[place].key
        try #require(!isStill, "\(key) cannot be gone on from: \(screen.notices)")

      case .end where heard == program.phrases[.reviewTitle]: say("")
      case .end: return (heard, journey.procedure.path(of: journey.walk))
      }
    }
    Issue.record("no advice")
    return ("", [])
  }

  private mutating func start() {
    let id = procedure.procedure.id
    if way.isFirst, let place = program.guide.start.firstIndex(of: id) {
      say(String(place + 1))
    } else {
      program.start(procedure)
      listen()
    }
  }

  /// The lines that answer a page; an empty one goes on.
  private func lines(for place: Int, _ journey: Journey) -> [String] {
    let options = journey.offeredOptions(at: place).map(\.id)
    switch way.answers[procedure.pages[place].key] {
    case .option(let id): return [options.firstIndex(of: id).map { String($0 + 1) } ?? ""]

    case .options(let ids):
      let numbers = options.indices.filter { ids.contains(options[$0]) }.map { String($0 + 1) }
      return numbers.isEmpty ? [""] : [numbers.joined(separator: " "), ""]

    case .count(let number): return [String(number)]
    case .date(let words), .text(let words): return [words]
    case nil: return [""]
    }
  }

  private mutating func say(_ line: String) {
    let event = LineReader.event(for: line, on: screen, program.phrases)
    let effects = program.update(on: event)
    #expect(effects == [])
    listen()
  }

  private mutating func listen() {
    screen = program.describe()
    let titles = transcript.lines(for: screen).filter { $0.hasPrefix("== ") }
    if let title = titles.last { heard = String(title.dropFirst(3)) }
  }
}
