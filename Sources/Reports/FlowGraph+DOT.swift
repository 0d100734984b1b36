import Display

extension FlowGraph {
  /// The drawing in the language of Graphviz: steps as clusters, ways with their condition in words.
  ///
  /// Kinds and urgency differ in shape and line, so that they are told apart without colours too.
  public func dot() -> String {
    var lines = [
      "digraph " + Self.quoted(procedure) + " {",
      "  graph [rankdir=TB, fontname=\"Helvetica,Arial,sans-serif\", fontsize=16, labelloc=t,",
      "    label=" + Self.quoted(title) + ", nodesep=0.35, ranksep=0.45, pad=0.3, compound=true]",
      "  node [fontname=\"Helvetica,Arial,sans-serif\", fontsize=12, shape=box, margin=\"0.14,0.08\",",
      "    color=\"#444444\", style=\"filled\", fillcolor=\"#ffffff\"]",
      "  edge [fontname=\"Helvetica,Arial,sans-serif\", fontsize=10, color=\"#444444\",",
      "    fontcolor=\"#222222\", arrowsize=0.8]",
    ]
    for (number, step) in steps.enumerated() {
      let pages = nodes.indices.filter { nodes[$0].step == number }
      guard !pages.isEmpty else { continue }
      let label = "\(number + 1). \(step.title)"
      lines.append("  subgraph cluster_\(number) {")
      lines.append("    graph [label=" + Self.quoted(label) + ", labeljust=l, fontsize=13,")
      lines.append("      style=\"rounded,filled\", color=\"#bbbbbb\", fillcolor=\"#f5f5f5\"]")
      lines += pages.map { "    " + dot(ofNode: $0) }
      lines.append("  }")
    }
    lines += nodes.indices.filter { nodes[$0].step == nil }.map { "  " + dot(ofNode: $0) }
    if let start = nodes.firstIndex(where: \.isStart) {
      lines.append(
        "  start [label=\"start\", shape=circle, margin=\"0.02\", fillcolor=\"#eeeeee\"]"
      )
      lines.append("  start -> n\(start)")
    }
    lines += arrows.map { "  " + dot(of: $0) }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private func dot(ofNode place: Int) -> String {
    let node = nodes[place]
    var attributes = ["label=" + Self.quoted(labelLines(of: node)), "id=\"n\(place)\""]
    attributes += Self.attributes(of: node.look)
    if node.isBeside {
      attributes += ["style=\"filled,dashed\"", "fontcolor=\"#666666\"", "color=\"#999999\""]
    }
    return "n\(place) [" + attributes.joined(separator: ", ") + "]"
  }

  private static func attributes(of look: Look) -> [String] {
    switch look {
    case .question: ["style=\"filled,bold\"", "fillcolor=\"#e8f1fb\""]
    case .explanation: ["shape=note"]
    case .tasks: ["shape=tab"]
    case .call: ["shape=component", "fillcolor=\"#efe9f7\""]
    case .decision: ["shape=diamond", "fillcolor=\"#fff7d6\"", "margin=\"0.02\""]
    case .procedure: ["shape=folder", "fillcolor=\"#efe9f7\""]

    case .outcome(0):
      ["shape=doubleoctagon", "style=\"filled,bold\"", "penwidth=2", "fillcolor=\"#fbd5d0\""]

    case .outcome(1): ["shape=octagon", "style=\"filled,bold\"", "fillcolor=\"#fde3c8\""]
    case .outcome(2): ["shape=hexagon", "fillcolor=\"#fdf3cf\""]
    case .outcome: ["shape=ellipse", "fillcolor=\"#e2f2df\""]
    }
  }

  private func dot(of arrow: Arrow) -> String {
    var attributes: [String] = []
    // Off the line itself, which the first letters would touch.
    let words = labelLines(of: arrow).map { "  " + $0 }
    if !words.isEmpty { attributes.append("label=" + Self.quoted(words, ending: "\\l")) }
    if arrow.isOtherwise { attributes.append("style=dashed") }
    if arrow.isAside { attributes.append("style=dotted") }
    let tail = attributes.isEmpty ? "" : " [" + attributes.joined(separator: ", ") + "]"
    return "n\(arrow.from) -> n\(arrow.to)" + tail
  }

  private static func quoted(_ text: String) -> String { quoted([text]) }

  /// A quoted string: neither quotes nor escapes of the language nor character entities get through.
  private static func quoted(_ lines: [String], ending: String = "\\n") -> String {
    let escaped = lines.map { line in
      SafeText.safe(line).reduce(into: "") { text, character in
        switch character {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "&": text += "&amp;"
        case _ where character.isNewline: text += " "
        default: text.append(character)
        }
      }
    }
    let joined = escaped.joined(separator: ending)
    return "\"" + joined + (ending == "\\l" ? ending : "") + "\""
  }
}
