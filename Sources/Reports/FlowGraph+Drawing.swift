import Display

/// What the drawings of a flow have in common.
extension FlowGraph {
  /// The widest line of a label, in characters.
  static let labelWidth = 30
  /// The widest line of the words at an edge.
  static let edgeWidth = 34
  /// How many conditions stand at one arrow before the rest is counted.
  static let mostConditions = 4

  /// All ways between two nodes as one arrow: a drawing with thirty arrows side by side shows nothing.
  struct Arrow {
    var from: Int
    var to: Int
    var edges: [Edge]

    /// Whether it is taken only when no case holds.
    var isOtherwise: Bool { edges.allSatisfy { $0.kind == .otherwise } }
    /// Whether it leaves the procedure: a call, or what an outcome goes on with.
    var isAside: Bool { edges.allSatisfy { $0.kind == .call || $0.kind == .goesOn } }
  }

  /// The arrows, by places of nodes, in the order of the first way of each.
  var arrows: [Arrow] {
    var places: [Point: Int] = [:]
    for (place, node) in nodes.enumerated() { places[node.point] = place }
    var arrows: [Arrow] = []
    var known: [[Int]: Int] = [:]
    for edge in edges {
      guard let from = places[edge.from], let to = places[edge.to] else { continue }
      if let place = known[[from, to]] {
        arrows[place].edges.append(edge)
      } else {
        known[[from, to]] = arrows.count
        arrows.append(Arrow(from: from, to: to, edges: [edge]))
      }
    }
    return arrows
  }

  /// The lines of a node's label, its id last; what could drive a terminal or a drawing is spelt out.
  func labelLines(of node: Node) -> [String] {
    var lines: [String] = []
    if case .outcome(let urgency) = node.look { lines.append(Self.urgency(urgency).uppercased()) }
    lines += TextWrap.lines(of: SafeText.safe(node.title), width: Self.labelWidth)
    lines = lines.filter { !$0.isEmpty }
    let id = SafeText.safe(node.point.id)
    switch node.look {
    case .decision: lines.append(id)
    case .procedure: lines.append("procedure " + id)
    case .call: lines.append("(" + id + ", walks a procedure)")
    default: lines.append("(" + id + ")")
    }
    return lines
  }

  /// The lines of an arrow's label.
  func labelLines(of arrow: Arrow) -> [String] {
    let words = arrow.edges.map { Self.words(of: $0) }.filter { !$0.isEmpty }
    guard words.count > 1 else {
      return words.flatMap { TextWrap.lines(of: $0, width: Self.edgeWidth) }
    }
    let shown = words.prefix(words.count > Self.mostConditions + 1 ? Self.mostConditions : .max)
    let lines = shown.flatMap {
      TextWrap.lines(of: "• " + $0, width: Self.edgeWidth, hangingIndent: 2)
    }
    return shown.count == words.count ? lines : lines + ["• and \(words.count - shown.count) more"]
  }

  /// The condition of a way, in words.
  static func words(of edge: Edge) -> String {
    switch edge.kind {
    case .always: ""
    case .rule: SafeText.safe(shortened(edge.words)) + soonness(of: edge)
    case .otherwise: SafeText.safe(shortened("otherwise: " + edge.words))
    case .call: "walks, and comes back"
    case .goesOn: "then goes on with"
    }
  }

  /// How soon an outcome has to be acted upon.
  static func urgency(_ level: Int) -> String {
    switch level {
    case 0: "now"
    case 1: "today"
    case 2: "within days"
    default: "planned"
    }
  }

  /// The urgency that a case sets itself, in brackets.
  static func soonness(of edge: Edge) -> String {
    edge.urgency.map { " (" + urgency($0) + ")" } ?? ""
  }

  /// A long condition cut at a word; the text map shows it whole.
  private static func shortened(_ words: String) -> String {
    let longest = 110
    guard words.count > longest else { return words }
    let cut = words.prefix(longest)
    return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + " …"
  }
}
