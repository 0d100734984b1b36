public import Guidance

/// The flow of one procedure: pages, decisions and outcomes, with the ways between them in words.
public struct FlowGraph: Sendable, Equatable {
  /// What a node stands for.
  public enum Point: Sendable, Hashable {
    /// A page.
    case page(String)
    /// A decision.
    case decision(String)
    /// An outcome.
    case outcome(String)
    /// Another procedure, which a page walks or an outcome goes on with.
    case procedure(String)

    /// The id as it stands in the content.
    public var id: String {
      switch self {
      case .page(let id), .decision(let id), .outcome(let id), .procedure(let id): id
      }
    }
  }

  /// How a node is drawn.
  public enum Look: Sendable, Hashable {
    /// A page that asks.
    case question
    /// A page that explains.
    case explanation
    /// A page that lists what to do.
    case tasks
    /// A page that walks another procedure and comes back.
    case call
    /// A decision.
    case decision
    /// An outcome, by how soon it has to be acted upon.
    case outcome(urgency: Int)
    /// Another procedure.
    case procedure
  }

  /// One node.
  public struct Node: Sendable, Equatable {
    /// What it stands for.
    public var point: Point
    /// How it is drawn.
    public var look: Look
    /// Its title in words; empty for a decision.
    public var title: String
    /// The number of its step, for a page.
    public var step: Int?
    /// Whether a walk starts here.
    public var isStart = false
    /// Whether it is shown only because a way leads to it or from it.
    public var isBeside = false
  }

  /// A way from one node to another.
  public struct Edge: Sendable, Equatable {
    /// Why it is taken.
    public enum Kind: Sendable, Equatable {
      /// Always.
      case always
      /// When the case with this id holds.
      case rule(String)
      /// When no case holds.
      case otherwise
      /// The page walks the procedure and comes back.
      case call
      /// The outcome goes on with the procedure.
      case goesOn
    }

    /// Where it comes from.
    public var from: Point
    /// Where it leads.
    public var to: Point
    /// Why it is taken.
    public var kind: Kind
    /// The condition in words; empty when there is none.
    public var words: String
    /// How soon the outcome has to be acted upon by this way, where that differs.
    public var urgency: Int?
  }

  /// A step, whose pages are drawn together.
  public struct Cluster: Sendable, Equatable {
    /// Its id.
    public var id: String
    /// Its title.
    public var title: String
  }

  /// The id of the procedure.
  public var procedure: String
  /// Its title.
  public var title: String
  /// The settings that are asked before the first page, in words.
  public var settings: [String]
  /// Whether they are asked after the first page instead.
  public var asksStartFirst: Bool
  /// The steps, in order.
  public var steps: [Cluster]
  /// The nodes: pages by step, then decisions, outcomes and other procedures.
  public var nodes: [Node]
  /// The ways, in the order of the files.
  public var edges: [Edge]

  /// The flow of a procedure, in a language of its guide.
  public init(_ procedure: Procedure, of guide: Guide, language: String) {
    self.procedure = procedure.id
    title = procedure.title[language]
    settings = procedure.settings.map { id in
      guide.settings.first { $0.id == id }?.title[language] ?? id
    }
    asksStartFirst = procedure.asksStartFirst
    steps = procedure.steps.map { Cluster(id: $0.id, title: $0.title[language]) }
    nodes = []
    edges = []
    for (number, step) in procedure.steps.enumerated() {
      for page in step.pages {
        nodes.append(
          Node(
            point: .page(page.id),
            look: Self.look(of: page),
            title: page.title[language],
            step: number,
            isStart: page.id == procedure.start
          )
        )
        if case .call(let callee) = page.work { add(.page(page.id), callee, .call) }
        add(page.next, from: .page(page.id), language)
      }
    }
    for decision in procedure.decisions {
      nodes.append(Node(point: .decision(decision.id), look: .decision, title: ""))
      add(decision.transition, from: .decision(decision.id), language)
    }
    for outcome in procedure.outcomes {
      nodes.append(
        Node(
          point: .outcome(outcome.id),
          look: .outcome(urgency: outcome.urgency),
          title: outcome.title[language]
        )
      )
      // Of all situations: the graph shows what an addition adds too.
      let ways =
        outcome.goOnWith + outcome.variants.flatMap { $0.value.goOnWith?.applied(to: []) ?? [] }
      var drawn: Set<String> = []
      for way in ways where drawn.insert(way.procedure).inserted {
        add(.outcome(outcome.id), way.procedure, .goesOn)
      }
    }
    addProcedures(of: guide, language)
  }

  private static func look(of page: Page) -> Look {
    switch page.work {
    case .question: .question
    case .explanation: .explanation
    case .tasks: .tasks
    case .call: .call
    }
  }

  private mutating func add(_ from: Point, _ procedure: String, _ kind: Edge.Kind) {
    edges.append(Edge(from: from, to: .procedure(procedure), kind: kind, words: ""))
  }

  private mutating func add(_ transition: Transition, from: Point, _ language: String) {
    for item in transition.cases {
      edges.append(
        Edge(
          from: from,
          to: Point(item.to),
          kind: .rule(item.id),
          words: item.says[language],
          urgency: item.urgency
        )
      )
    }
    guard let way = transition.otherwise else { return }
    edges.append(
      Edge(
        from: from,
        to: Point(way.to),
        kind: transition.cases.isEmpty ? .always : .otherwise,
        words: way.because?[language] ?? ""
      )
    )
  }

  private mutating func addProcedures(of guide: Guide, _ language: String) {
    for edge in edges {
      guard case .procedure(let id) = edge.to, !nodes.contains(where: { $0.point == edge.to })
      else { continue }
      let title = guide.procedure(id)?.title[language] ?? ""
      nodes.append(Node(point: edge.to, look: .procedure, title: title))
    }
  }
}

extension FlowGraph.Point {
  /// The node that a transition leads to.
  public init(_ target: Transition.Target) {
    switch target {
    case .page(let id): self = .page(id)
    case .outcome(let id): self = .outcome(id)
    case .decision(let id): self = .decision(id)
    }
  }
}
