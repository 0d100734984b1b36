import Foundation
import Testing

/// Walks a scenario of the bundled content by what is shown, whatever its words are.
struct Walker {
  let content: BundledContent
  let scenario: BundledContent.Scenario

  /// What to do on a page: the places of the choices to take, none to go on.
  func places(title: String, choices: [String]) -> [Int] {
    guard let page = content.page(titled: title, scenario.answers),
      let ids = scenario.answers[page.key]
    else { return [] }
    return ids.compactMap { id in
      guard let label = page.labels[id] else { return nil }
      return choices.firstIndex { $0.hasPrefix(label) || label.hasPrefix($0) }
    }
  }

  func isQuestionWithOneAnswer(_ title: String) -> Bool {
    content.page(titled: title, scenario.answers)?.type == "choice"
  }

  /// Where a walk ended, and the lines that walk the same way in line mode.
  struct End {
    var title: String
    var lines: [String]
  }

  /// The title that a walk in lines ends with.
  static func titleInLines(_ lines: [String]) throws -> String {
    let result = try Run("walk", "meldcode", "--accessible")
      .input(lines.map { $0 + "\n" }.joined()).status(0)
    let titles = result.output.split(separator: "\n").filter { $0.hasPrefix("== ") }
    return titles.last.map { String($0.dropFirst(3)) } ?? ""
  }

  // MARK: - On the screen

  /// Walks the scenario on the full screen until its advice stands.
  func walkOnScreen() throws -> End {
    let tmux = try Tmux(columns: 130, rows: 200)
    try tmux.open("walk meldcode")
    var shown = FullScreen(try tmux.screen())
    var lines: [String] = []
    for _ in 0..<120 {
      let before = shown
      if shown.title == content.phrases["reviewTitle"] {
        try tmux.press("Enter")
        lines.append("")
      } else if content.page(titled: shown.title, scenario.answers) == nil {
        return End(title: shown.title, lines: lines)
      } else {
        lines += try answer(shown, tmux)
      }
      let screen = try tmux.wait { screen in
        FullScreen(screen).title != before.title && screen.contains("F12")
      }
      shown = FullScreen(screen)
    }
    Issue.record("no outcome after \(lines)")
    return End(title: "", lines: lines)
  }

  /// Answers a page by keys; returns the lines that answer it in line mode.
  private func answer(_ shown: FullScreen, _ tmux: Tmux) throws -> [String] {
    let places = places(title: shown.title, choices: shown.choices)
    if isQuestionWithOneAnswer(shown.title) {
      guard let place = places.first else {
        try tmux.press("End", "Enter")
        // "Skip" stands after the options.
        return [String(shown.choices.count + 1)]
      }
      try tmux.press(["Home"] + Array(repeating: "Down", count: place) + ["Enter"])
      return [String(place + 1)]
    }
    for (number, place) in places.enumerated() {
      try tmux.press(["Home"] + Array(repeating: "Down", count: place) + ["Space"])
      try tmux.wait { $0.components("[x]") == number + 1 }
    }
    try tmux.press("End", "Enter")
    let ticks = places.map { String($0 + 1) }.joined(separator: " ")
    return ticks.isEmpty ? [""] : [ticks, ""]
  }

  /// What stands on the full screen.
  private struct FullScreen {
    var title = ""
    var choices: [String] = []

    init(_ screen: String) {
      let rows = screen.split(separator: "\n", omittingEmptySubsequences: false).map { row in
        String(row.drop { $0 == " " })
      }
      title = rows.dropFirst(2).prefix { !$0.isEmpty }.joined(separator: " ")
      for row in rows {
        for sign in ["( ) ", "(*) ", "[ ] ", "[x] "] {
          guard let range = row.range(of: sign), row[..<range.lowerBound].count <= 4 else {
            continue
          }
          choices.append(String(row[range.upperBound...]))
          break
        }
      }
    }
  }
}

extension String {
  /// How often some words stand in it.
  func components(_ words: String) -> Int { ranges(of: words).count }
}
