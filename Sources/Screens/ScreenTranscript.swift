/// Writes screens as plain numbered lines, only ever added to: for screen readers, braille and pipes.
public struct ScreenTranscript: Sendable {
  private var previous: Screen?
  private let phrases: Phrasebook

  /// Makes a transcript in a language.
  public init(_ phrases: Phrasebook) {
    self.phrases = phrases
  }

  /// The lines for a screen; only what changed when it is the same screen as before.
  public mutating func lines(for screen: Screen) -> [String] {
    defer { previous = screen }
    guard let previous, previous.title == screen.title, previous.path == screen.path,
      previous.parts == screen.parts, previous.choices.count == screen.choices.count,
      previous.choices.map(\.label) == screen.choices.map(\.label), previous.field == screen.field
    else { return Self.whole(screen, phrases, isFirst: previous == nil) }
    return changes(since: previous, in: screen)
  }

  /// Forgets what was written, so that the next screen is written whole.
  public mutating func forget() { previous = nil }

  /// All lines of a screen.
  public static func whole(
    _ screen: Screen,
    _ phrases: Phrasebook,
    isFirst: Bool = false
  ) -> [String] {
    var lines: [String] = [""]
    if !screen.path.isEmpty { lines.append(screen.path) }
    if !screen.title.isEmpty { lines.append("== " + screen.title) }
    lines += screen.notices.map { "» " + $0 }
    lines += screen.parts.map(line)
    if let terms = screen.termsLine(phrases, fieldKey: ":t") { lines.append(terms) }
    var group: String?
    // Where a number is the answer, going on has none.
    let isAnswer = screen.field?.isAnswer == true
    if isAnswer { lines.append(phrases(.lineFieldGoOn, ["word": phrases[.wordGoOn]])) }
    for (place, choice) in screen.choices.enumerated() where !isAnswer {
      if let next = choice.group, next != group { lines.append(next + ":") }
      group = choice.group ?? group
      lines.append(line(choice, place, phrases))
    }
    if let field = screen.field { lines.append(field.label) }
    if isFirst { lines.append(phrases[.lineHint]) }
    return lines
  }

  private func changes(since previous: Screen, in screen: Screen) -> [String] {
    var lines = screen.notices.map { "» " + $0 }
    for (place, choice) in screen.choices.enumerated()
    where choice.mark != previous.choices[place].mark {
      let mark = choice.mark == .tick(false) ? " (" + phrases[.lineUnticked] + ")" : ""
      lines.append(Self.line(choice, place, phrases) + mark)
    }
    if lines.isEmpty { lines = Self.whole(screen, phrases) }
    return lines
  }

  private static func line(_ part: Screen.Part) -> String {
    switch part.kind {
    case .paragraph, .quiet, .contact: part.text
    case .heading: "-- " + part.text
    case .warning: "!! " + part.text
    case .point: "- " + part.text
    case .numbered(let number): "\(number). " + part.text
    case .say: "“" + part.text + "”"
    }
  }

  private static func line(
    _ choice: Screen.Choice,
    _ place: Int,
    _ phrases: Phrasebook
  ) -> String {
    var line = "[\(place + 1)] " + choice.label.trimmed
    if let hint = choice.hint, !hint.isEmpty { line += " – " + hint }
    switch choice.mark {
    case .radio(true): line += " (" + phrases[.lineChosen] + ")"
    case .tick(true): line += " (" + phrases[.lineTicked] + ")"
    case .none, .radio(false), .tick(false): break
    }
    return line
  }
}
