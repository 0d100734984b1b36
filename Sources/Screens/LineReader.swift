/// Reads the lines of the line mode: numbers, words, or what a field asks for.
public enum LineReader {
  /// The event of a line on a screen.
  public static func event(for line: String, on screen: Screen, _ phrases: Phrasebook) -> Event {
    let words = line.trimmed
    if words.isEmpty { return .wentOn }
    if words == "!" || words.lowercased() == phrases[.wordDanger].lowercased() {
      return .asked(.emergency)
    }
    // A field takes any line; a colon before a word makes it a command there.
    if let field = screen.field {
      if words.hasPrefix(":") { return command(String(words.dropFirst()).trimmed, phrases) }
      if field.isAnswer, words.lowercased() == phrases[.wordGoOn].lowercased() { return .wentOn }
      if screen.choices.count > 1, let numbers = numbers(words) { return .chosenByNumber(numbers) }
      return .filled(words)
    }
    if let numbers = numbers(words) { return .chosenByNumber(numbers) }
    return command(words, phrases)
  }

  private static func numbers(_ line: String) -> [Int]? {
    let parts = line.split { $0 == " " || $0 == "," }
    let numbers = parts.compactMap { Int($0) }
    return numbers.count == parts.count && !numbers.isEmpty && numbers.count <= 62 ? numbers : nil
  }

  private static func command(_ line: String, _ phrases: Phrasebook) -> Event {
    let word = line.lowercased()
    let commands: [(String, Phrase, Event)] = [
      ("<", .wordBack, .backPressed), ("w", .wordWhy, .asked(.why)),
      ("g", .wordOverview, .asked(.overview)), ("/", .wordLookup, .asked(.lookup)),
      ("?", .wordHelp, .asked(.help)), ("!", .wordDanger, .asked(.emergency)),
      ("u", .wordUndo, .undoPressed), ("r", .wordRedo, .redoPressed),
      ("i", .wordMore, .asked(.more)), ("p", .wordExport, .asked(.export)),
      ("o", .wordSettings, .asked(.settings)), ("q", .wordQuit, .quitPressed),
      ("x", .wordHide, .hidePressed), ("+", .wordGoOn, .wentOn), ("l", .wordAgain, .askedAgain),
      ("s", .wordSave, .savePressed), ("n", .wordAhead, .wentAhead),
      ("t", .wordTerms, .asked(.terms)),
    ]
    for (sign, phrase, event) in commands
    where word == sign || word == phrases[phrase].lowercased() {
      return event
    }
    return .notUnderstood(line)
  }
}
