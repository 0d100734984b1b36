import Display

extension FlowGraph {
  /// The drawing as a Mermaid flowchart, which many wikis and repositories show.
  public func mermaid() -> String {
    var lines = ["flowchart TD"]
    for (number, step) in steps.enumerated() {
      let pages = nodes.indices.filter { nodes[$0].step == number }
      guard !pages.isEmpty else { continue }
      lines.append(
        "  subgraph step\(number) [" + Self.quoted(["\(number + 1). \(step.title)"]) + "]"
      )
      lines += pages.map { "    " + mermaid(ofNode: $0) }
      lines.append("  end")
    }
    lines += nodes.indices.filter { nodes[$0].step == nil }.map { "  " + mermaid(ofNode: $0) }
    if let start = nodes.firstIndex(where: \.isStart) {
      lines.append("  begin((\"start\")) --> n\(start)")
    }
    lines += arrows.map { "  " + mermaid(of: $0) }
    lines += Self.classes.map { "  classDef " + $0 }
    for (place, node) in nodes.enumerated() {
      lines.append(
        "  class n\(place) " + (node.isBeside ? "beside" : Self.className(of: node.look))
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func mermaid(ofNode place: Int) -> String {
    let label = Self.quoted(labelLines(of: nodes[place]))
    return "n\(place)" + Self.shape(of: nodes[place].look, around: label)
  }

  private static func shape(of look: Look, around label: String) -> String {
    switch look {
    case .question: "[" + label + "]"
    case .explanation, .tasks: "(" + label + ")"
    case .call, .procedure: "[[" + label + "]]"
    case .decision: "{" + label + "}"
    case .outcome(0): "{{" + label + "}}"
    case .outcome(1): "[/" + label + "\\]"
    case .outcome: "([" + label + "])"
    }
  }

  private func mermaid(of arrow: Arrow) -> String {
    let words = labelLines(of: arrow)
    let line = arrow.isOtherwise || arrow.isAside ? "-.->" : "-->"
    let label = words.isEmpty ? " " : "|" + Self.quoted(words) + "| "
    return "n\(arrow.from) " + line + label + "n\(arrow.to)"
  }

  private static let classes = [
    "question fill:#e8f1fb,stroke:#444,stroke-width:2px,color:#000",
    "telling fill:#fff,stroke:#444,color:#000",
    "procedure fill:#efe9f7,stroke:#444,color:#000",
    "decision fill:#fff7d6,stroke:#444,color:#000",
    "now fill:#fbd5d0,stroke:#000,stroke-width:4px,color:#000",
    "today fill:#fde3c8,stroke:#000,stroke-width:2px,color:#000",
    "later fill:#e2f2df,stroke:#444,color:#000",
    "beside fill:#fff,stroke:#999,stroke-dasharray:4 3,color:#666",
  ]

  private static func className(of look: Look) -> String {
    switch look {
    case .question: "question"
    case .explanation, .tasks: "telling"
    case .call, .procedure: "procedure"
    case .decision: "decision"
    case .outcome(0): "now"
    case .outcome(1): "today"
    case .outcome: "later"
    }
  }

  /// A quoted string in which signs that mean something to Mermaid or HTML stand as their numbers.
  private static func quoted(_ lines: [String]) -> String {
    let escaped = lines.map { line in
      SafeText.safe(line).unicodeScalars.reduce(into: "") { text, scalar in
        switch scalar {
        case "\"", "#", "&", "<", ">", "`", "\\", ";": text += "#\(scalar.value);"
        case "\n", "\r": text += " "
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
    return "\"" + escaped.joined(separator: "<br/>") + "\""
  }
}
