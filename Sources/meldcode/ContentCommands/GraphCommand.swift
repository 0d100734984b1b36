import ArgumentParser
import Content
import Diagnostics
import Guidance
import Reports
import Storage

/// Draws the flow of a procedure.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract:
      "The flow of a procedure: steps, pages, decisions and outcomes, with conditions in words.",
    discussion: """
      text is a map for the terminal, dot is for Graphviz, mermaid for wikis, svg a drawing made by \
      Graphviz' dot where that is installed, json for other programs. A page, decision or outcome is named by its id; where two \
      kinds share an id, page:ID, decision:ID or outcome:ID names one. Exit status 0 drawn, 1 nothing \
      lies between --from and --to, 2 could not run, 64 no such id.
      """
  )

  @ArgumentParser.Option(name: .long, help: "The id of the procedure; the first one when left out.")
  var procedure: String?

  @ArgumentParser.Option(name: .long, help: "How it is drawn: text, dot, mermaid, svg or json.")
  var format: DrawingFormat = .text

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp("Only what can come after this page.", valueName: "PAGE")
  )
  var from: String?

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp("Only what can lead to this page or outcome.", valueName: "PAGE|OUTCOME")
  )
  var to: String?

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "Only this step or page, with what lies beside it; may be repeated.",
      valueName: "STEP|PAGE"
    )
  )
  var only: [String] = []

  @ArgumentParser.Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "FILE")
  )
  var output: String?

  @OptionGroup var editor: EditorOptions

  enum DrawingFormat: String, ExpressibleByArgument, CaseIterable {
    case text, dot, mermaid, svg, json
  }

  func run() throws {
    try Self.running {
      let (guide, language) = try editor.guide()
      let id = procedure ?? guide.start.first ?? ""
      guard let found = guide.procedure(id) else {
        throw ValidationError(
          "no procedure '\(id)'; " + Hint.words(id, guide.procedures.map(\.id))
        )
      }
      let drawing = try text(of: part(of: FlowGraph(found, of: guide, language: language)))
      if let output {
        try orFailure { try FileWriter.write(Array(drawing.utf8), to: output) }
      } else if format == .text {
        try TextOutput.write(drawing)
      } else {
        try Output.write(drawing)
      }
    }
  }

  private func part(of graph: FlowGraph) throws -> FlowGraph {
    var part = graph
    if !only.isEmpty {
      let kept = try only.map { name -> Set<FlowGraph.Point> in
        let step = graph.points(ofStep: name)
        return step.isEmpty ? try points(named: name, graph, orSteps: true) : step
      }
      part = part.only(kept.reduce(into: []) { $0.formUnion($1) })
    }
    guard from != nil || to != nil else { return part }
    part = part.between(
      try from.map { try points(named: $0, graph) },
      and: try to.map { try points(named: $0, graph) }
    )
    guard part.nodes.isEmpty else { return part }
    Output.report(
      "no way leads from \(from ?? "the start") to \(to ?? "an end") in \(graph.procedure)"
    )
    throw ExitCode(1)
  }

  private func points(
    named name: String,
    _ graph: FlowGraph,
    orSteps: Bool = false
  ) throws -> Set<FlowGraph.Point> {
    let points = graph.points(named: name)
    guard points.isEmpty else { return points }
    let ids = graph.nodes.map(\.point.id) + (orSteps ? graph.steps.map(\.id) : [])
    let kinds = orSteps ? "step, page, decision or outcome" : "page, decision or outcome"
    throw ValidationError("no \(kinds) '\(name)' in \(graph.procedure); " + Hint.words(name, ids))
  }

  private func text(of graph: FlowGraph) throws -> String {
    switch format {
    case .text: graph.map(columns: output == nil ? TextOutput.columns : 80)
    case .dot: graph.dot()
    case .mermaid: graph.mermaid()
    case .svg: try Graphviz.svg(of: graph.dot())
    case .json: graph.json()
    }
  }
}

/// What to say about an id that does not exist.
enum Hint {
  static func words(_ word: String, _ allowed: [String]) -> String {
    if let near = EditDistance.suggestion(for: word, among: allowed) {
      return "did you mean '\(near)'?"
    }
    return allowed.count <= 40 ? "use one of \(allowed.joined(separator: ", "))" : "check the id"
  }
}

extension EditorOptions {
  /// The guide of content without a mistake in its form, and the language to show it in.
  func guide() throws -> (guide: Guide, language: String) {
    guard let guide = try checked().guide else { throw ExitCode(1) }
    return (guide, try language(of: guide))
  }

  /// The language that was asked for, or the guide's first.
  func language(of guide: Guide) throws -> String { try language(among: guide.languages) }

  /// The language that is asked for, else the first one of the content.
  func language(among languages: [String]) throws -> String {
    guard let asked = contentOptions.language else { return languages.first ?? "" }
    guard languages.contains(asked) else {
      let languages = languages.joined(separator: ", ")
      throw ValidationError("no language '\(asked)'; use one of \(languages)")
    }
    return asked
  }
}
