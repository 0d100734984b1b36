import Display
import Rules

extension Explanation {
  /// Of how many answers they stand in one line.
  private static let mostInLine = 4

  /// The meaning as lines for a terminal.
  public func lines(columns: Int) -> [String] {
    let page = LinePage(columns: columns)
    if let text { return page.lines(ofMarkdown: text) }
    var lines = page.lines(kind + " " + id + belongs)
    if !title.isEmpty { lines += page.lines(title, indent: 2) }
    if let file, let line { lines += page.lines(file + ":\(line)", indent: 2) }
    if let urgency { lines += page.lines("urgency: " + FlowGraph.urgency(urgency), indent: 2) }
    if let condition {
      lines += page.section(kind == "guarantee" ? "Promised when" : "Holds when", [condition])
    }
    lines += ways("What leads to it", waysIn, page) { $0.from }
    lines += ways("What it leads to", waysOut, page) { $0.to }
    lines += Self.lines(of: answers, page)
    for section in sections {
      lines += page.section(
        section.heading,
        section.mentions.map { $0.id + ($0.words.isEmpty ? "" : "  " + $0.words) }
      )
    }
    return lines
  }

  private var belongs: String {
    guard let procedure, procedure != id || kind != "procedure" else { return "" }
    return " (" + procedure + (step.map { ", step " + $0 } ?? "") + ")"
  }

  private func ways(
    _ heading: String,
    _ ways: [Way],
    _ page: LinePage,
    _ end: (Way) -> FlowGraph.Point
  ) -> [String] {
    guard !ways.isEmpty else { return [] }
    var lines = ["", heading]
    for way in ways {
      let point = end(way)
      let kind = if case .page = point { "" } else { point.kind + " " }
      let rule = way.rule.map { " by case " + $0 } ?? ""
      let urgency = way.urgency.map { " (" + FlowGraph.urgency($0) + ")" } ?? ""
      lines += page.lines("- " + kind + point.id + rule + urgency, indent: 2)
      let when = way.rule == nil ? "" : "when "
      if !way.words.isEmpty { lines += page.lines(when + way.words, indent: 4) }
      if !way.condition.isEmpty { lines += page.lines("rule: " + way.condition, indent: 4) }
      lines += Self.answerLines(way.answers, indent: 4, page)
    }
    return lines
  }

  private static func lines(of answers: Answers, _ page: LinePage) -> [String] {
    if answers == .notLooked { return [] }
    return ["", "The fewest answers that lead here"] + answerLines(answers, indent: 2, page)
  }

  /// Answers as the JSON that `decide` and `walk` take.
  private static func answerLines(_ answers: Answers, indent: Int, _ page: LinePage) -> [String] {
    switch answers {
    case .notLooked: return []
    case .none: return page.lines("no answers lead here", indent: indent)

    case .notDecided:
      return page.lines("none found; not all answers were looked at", indent: indent)

    case .found(let answers):
      let text = SafeText.safe(json(answers).written(), keepingNewlines: true)
      let lines = text.split(separator: "\n").map(String.init)
      let flat = lines.map { String($0.drop { $0 == " " }) }.joined(separator: " ")
      if answers.count <= mostInLine, flat.count + indent <= page.columns {
        return [page.margin(indent) + flat]
      }
      return lines.map { page.margin(indent) + $0 }
    }
  }
}
