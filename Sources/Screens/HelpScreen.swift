import Guidance

/// All keys, then the users' guide.
enum HelpScreen {
  static func describe(_ program: Program) -> Screen {
    let phrases = program.phrases
    let heading = phrases[program.isLineMode ? .helpWords : .helpKeys]
    var parts: [Screen.Part] = [.init(.heading, heading)]
    parts += KeyMap.help(program).map { .init(.point, $0) }
    // Line mode would print all of the guide at once; there it is a choice of its own.
    let manual = program.manuals[program.preferences.language] ?? ""
    if !program.isLineMode { parts += self.parts(ofMarkdown: manual) }
    return Screen(
      path: program.words(program.guide.title),
      title: phrases[.helpTitle],
      parts: parts,
      choices: [.init(phrases[.goBack])]
        + (program.isLineMode && !manual.isEmpty ? [.init(phrases[.helpGuide])] : [])
    )
  }

  /// The users' guide alone, for line mode.
  static func describeGuide(_ program: Program) -> Screen {
    Screen(
      path: program.words(program.guide.title),
      title: program.phrases[.helpGuide],
      parts: parts(ofMarkdown: program.manuals[program.preferences.language] ?? ""),
      choices: [.init(program.phrases[.goBack])]
    )
  }

  static func chosen(_ place: Int, _ program: inout Program) {
    if place == 1 { program.layers.append(Layer(.manual)) } else { program.goBack() }
  }

  /// Headings, points and paragraphs of a Markdown text; emphasis marks are left out.
  static func parts(ofMarkdown text: String) -> [Screen.Part] {
    var parts: [Screen.Part] = []
    var paragraph: [String] = []
    func flush() {
      if !paragraph.isEmpty { parts.append(.init(.paragraph, paragraph.joined(separator: " "))) }
      paragraph = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let plain = String(line.filter { $0 != "*" && $0 != "`" }).trimmed
      if line.hasPrefix("#") {
        flush()
        parts.append(.init(.heading, String(plain.drop { $0 == "#" || $0 == " " })))
      } else if line.hasPrefix("- ") || line.hasPrefix("* ") {
        flush()
        parts.append(.init(.point, String(plain.drop { $0 == "-" || $0 == " " })))
      } else if line.hasPrefix("  "), case .point = parts.last?.kind, paragraph.isEmpty {
        parts[parts.count - 1].text += " " + plain
      } else if plain.isEmpty {
        flush()
      } else {
        paragraph.append(plain)
      }
    }
    flush()
    return parts
  }
}
