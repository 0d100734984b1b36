import Display
import Guidance
import Reports
import Rules
import SmallGuides
import Testing

/// The flow of a procedure: every way is in it, parts are what lies between, drawings say it in words.
@Suite struct FlowGraphTests {
  private static func guide(_ seed: Int) -> Guide {
    var maker = RandomProcedure(seed: seed)
    return maker.guide()
  }

  private static func graph(_ seed: Int) -> FlowGraph {
    let guide = guide(seed)
    return FlowGraph(guide.procedures[0], of: guide, language: "nl")
  }

  /// Two questions, a decision, an outcome that is urgent and one that is not.
  private static let small = SmallGuide.guide([
    SmallGuide.procedure(
      decisions: [
        Decision(
          id: "besluit",
          transition: SmallGuide.by(
            .first,
            [SmallGuide.when("snel", SmallGuide.is("een"), to: .outcome("nu"), urgency: 1)],
            else: .outcome("later")
          ),
          basis: SmallGuide.basis
        )
      ],
      pages: [
        SmallGuide.ask(
          "een",
          SmallGuide.by("een", ["ja": .decision("besluit"), "nee": .page("twee")])
        ),
        SmallGuide.tell("twee", Transition(to: .outcome("later"))),
      ],
      outcomes: [SmallGuide.outcome("nu", urgency: 0), SmallGuide.outcome("later", urgency: 3)]
    )
  ])

  private static let smallGraph = FlowGraph(small.procedures[0], of: small, language: "nl")

  // MARK: - What is in it

  @Test func `every case and every other way is one edge, every page a node`() {
    for seed in 1...100 {
      let procedure = Self.guide(seed).procedures[0]
      let pages = procedure.steps.flatMap(\.pages)
      let transitions = pages.map(\.next) + procedure.decisions.map(\.transition)
      let ways = transitions.reduce(0) { $0 + $1.cases.count + ($1.otherwise == nil ? 0 : 1) }
      let calls = pages.filter { if case .call = $0.work { true } else { false } }.count
      let graph = Self.graph(seed)
      #expect(graph.edges.count == ways + calls, "seed \(seed)")
      let own = pages.count + procedure.decisions.count + procedure.outcomes.count
      #expect(graph.nodes.count == own + (calls > 0 ? 1 : 0))
      let points = Set(graph.nodes.map(\.point))
      #expect(graph.edges.allSatisfy { points.contains($0.from) && points.contains($0.to) })
    }
  }

  @Test func `a part holds just what lies on a way from the one to the other`() {
    for seed in 1...60 {
      let graph = Self.graph(seed)
      for from in graph.nodes.map(\.point) {
        let to: FlowGraph.Point = .outcome("u1")
        let part = graph.between([from], and: [to])
        let expected = Set(
          graph.nodes.map(\.point).filter { point in
            Self.leads(from, to: point, graph) && Self.leads(point, to: to, graph)
          }
        )
        let kept = Set(part.nodes.map(\.point)).filter {
          if case .procedure = $0 { false } else { true }
        }
        #expect(kept == expected, "seed \(seed): \(from)")
      }
    }
  }

  /// Whether a way leads from one node to another, by going on for as long as something new comes.
  private static func leads(
    _ from: FlowGraph.Point,
    to: FlowGraph.Point,
    _ graph: FlowGraph
  ) -> Bool {
    var seen: Set = [from]
    for _ in graph.nodes {
      for edge in graph.edges where seen.contains(edge.from) { seen.insert(edge.to) }
    }
    return seen.contains(to)
  }

  @Test func `only some nodes are shown with what lies beside them`() {
    let part = Self.smallGraph.only([.page("twee")])
    #expect(part.nodes.map(\.point) == [.page("een"), .page("twee"), .outcome("later")])
    #expect(part.nodes.map(\.isBeside) == [true, false, true])
    #expect(part.edges.map(\.to) == [.page("twee"), .outcome("later")])
  }

  @Test func `a kind before the id tells a page from an outcome of the same name`() {
    let both = SmallGuide.guide([
      SmallGuide.procedure(
        pages: [SmallGuide.tell("klaar", Transition(to: .outcome("klaar")))],
        outcomes: [SmallGuide.outcome("klaar")]
      )
    ])
    let graph = FlowGraph(both.procedures[0], of: both, language: "nl")
    #expect(graph.points(named: "klaar") == [.page("klaar"), .outcome("klaar")])
    #expect(graph.points(named: "outcome:klaar") == [.outcome("klaar")])
    #expect(graph.points(named: "niets").isEmpty)
  }

  // MARK: - The map

  @Test func `the map tells every page with its ways on`() {
    #expect(
      Self.smallGraph.map(columns: 40) == """
        proef: proef


        1. Stap (stap)
        ──────────────

        een  [start]
          Over een?
          → decision besluit  when omdat een-ja
          → twee  when omdat een-nee

        twee  [tells]
          Over twee?
          → outcome later


        Decisions
        ─────────

        besluit
          → outcome nu  when omdat snel (today)
          → outcome later  otherwise: anders


        Outcomes
        ────────

        nu  [now]
          Advies nu

        later  [planned]
          Advies later

        """
    )
  }

  @Test func `no line of the map is wider than asked for`() {
    for seed in 1...40 {
      for columns in [20, 33, 40, 80] {
        for line in Self.graph(seed).map(columns: columns).split(separator: "\n") {
          #expect(TextWidth.columns(of: line) <= columns, "seed \(seed): \(line)")
        }
      }
    }
  }

  // MARK: - Drawings

  @Test func `urgency differs in shape and words, and another way in its line`() {
    let dot = Self.smallGraph.dot()
    #expect(dot.contains("label=\"NOW\\nAdvies nu\\n(nu)\", id=\"n3\", shape=doubleoctagon"))
    #expect(dot.contains("label=\"PLANNED\\nAdvies later\\n(later)\", id=\"n4\", shape=ellipse"))
    #expect(dot.contains("n2 -> n4 [label=\"  otherwise: anders\\l\", style=dashed]"))
    #expect(dot.contains("n2 -> n3 [label=\"  omdat snel (today)\\l\"]"))
    let mermaid = Self.smallGraph.mermaid()
    #expect(mermaid.contains("n3{{\"NOW<br/>Advies nu<br/>(nu)\"}}"))
    #expect(mermaid.contains("n4([\"PLANNED<br/>Advies later<br/>(later)\"])"))
    #expect(mermaid.contains("n2 -.->|\"otherwise: anders\"| n4"))
  }

  private static let hostile = "\"];n0->n1[x=\"\\\\ <b>&amp;</b> `#quot;` \\N \u{202E}\u{1B}[2J\n}"

  private static var hostileGraph: FlowGraph {
    var guide = small
    guide.procedures[0].title = Text(["nl": hostile])
    guide.procedures[0].steps[0].title = Text(["nl": hostile])
    guide.procedures[0].steps[0].pages[0].title = Text(["nl": hostile])
    guide.procedures[0].steps[0].pages[0].next.cases[0].says = Text(["nl": hostile])
    return FlowGraph(guide.procedures[0], of: guide, language: "nl")
  }

  @Test func `no title gets out of its quotes in dot`() {
    let dot = Self.hostileGraph.dot()
    // Every quote that is not escaped begins or ends a string; outside of strings stands only our own.
    var outside = ""
    var isInside = false
    var isEscaped = false
    for character in dot {
      if isEscaped {
        isEscaped = false
      } else if isInside, character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isInside.toggle()
      } else if !isInside {
        outside.append(character)
      }
    }
    #expect(!isInside)
    #expect(!outside.contains("x="))
    #expect(outside.filter { $0 == "{" }.count == outside.filter { $0 == "}" }.count)
    #expect(SafeText.isSafe(dot, keepingNewlines: true))
    #expect(dot.contains("\\\\N"), "what means something to dot is escaped")
  }

  @Test func `no title gets out of its quotes in Mermaid`() {
    let mermaid = Self.hostileGraph.mermaid()
    for line in mermaid.split(separator: "\n") {
      #expect(line.filter { $0 == "\"" }.count.isMultiple(of: 2), "\(line)")
    }
    #expect(!mermaid.contains("<b>"))
    #expect(!mermaid.contains("`"))
    #expect(SafeText.isSafe(mermaid, keepingNewlines: true))
  }

  @Test func `as JSON every node and way is there once, with its words`() throws {
    let graph = FlowGraph(Self.small.procedures[0], of: Self.small, language: "nl")
    let json = graph.json()
    let count = { (words: String) in json.ranges(of: words).count }
    #expect(count("\"look\":") == graph.nodes.count)
    #expect(count("\"why\":") == graph.edges.count)
    for edge in graph.edges where !edge.words.isEmpty { #expect(json.contains(edge.words)) }
  }

  @Test func `drawings are the same every time`() {
    for seed in 1...20 {
      #expect(Self.graph(seed).dot() == Self.graph(seed).dot())
      #expect(Self.graph(seed).mermaid() == Self.graph(seed).mermaid())
    }
  }
}
