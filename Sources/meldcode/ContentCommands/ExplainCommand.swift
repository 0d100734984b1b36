import ArgumentParser
import Content
import Diagnostics
import Reports
import Storage

/// Explains the code of a finding or an id of the content.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "What a finding, page, outcome, case or condition means, and which answers lead there.",
    discussion: """
      ID is the code of a finding (such as cases-overlap) or the id of a procedure, step, page, \
      decision, case, condition, guarantee, outcome, setting, scenario or contact. All its meanings are told; \
      KIND:ID or PROCEDURE/ID names some of them alone. Answers are written as decide and walk take \
      them. Exit status 0 explained, 1 the content holds mistakes, 2 could not run, 64 no such id.
      """
  )

  @Argument(help: "The code or the id.")
  var id: String

  @ArgumentParser.Option(name: .long, help: "How it is written: pretty or json.")
  var format: ExplanationFormat = .pretty

  @OptionGroup var editor: EditorOptions

  enum ExplanationFormat: String, ExpressibleByArgument, CaseIterable {
    case pretty, json
  }

  func run() throws {
    try Self.running {
      var found: [Explanation] = []
      let code = id.hasPrefix("code:") ? String(id.dropFirst("code:".count)) : id
      if Problem.allCodes.contains(code) { found.append(try finding(code)) }
      if found.isEmpty { found = try meanings() }
      switch format {
      case .json: try Output.write(Explanation.json(of: found, id: id))

      case .pretty:
        let columns = TextOutput.columns
        let texts = found.map { $0.lines(columns: columns).joined(separator: "\n") + "\n" }
        try TextOutput.write(texts.joined(separator: "\n\n"))
      }
    }
  }

  /// The page of a finding: beside the content that is named, else in the bundled content.
  private func finding(_ code: String) throws -> Explanation {
    var folders: [String] = []
    for places in [ContentOptions.places(editor.path ?? editor.contentOptions.content), .standard] {
      if let folder = try? ContentFolder.find(among: places.content) { folders.append(folder) }
    }
    for folder in folders {
      let page = try? FileReader.bytes(of: folder + "/help/codes/" + code + ".md", limit: 1 << 20)
      if let page { return .finding(code, page: String(decoding: page, as: UTF8.self)) }
    }
    throw Failure("no page about '\(code)' in " + folders.joined(separator: ", "))
  }

  private func meanings() throws -> [Explanation] {
    let content = try editor.checked()
    guard let guide = content.guide else { throw ExitCode(1) }
    let explainer = Explainer(content, guide, language: try editor.language(of: guide))
    let found = explainer.meanings(of: id)
    guard found.isEmpty else { return found }
    let near = EditDistance.suggestion(for: id, among: explainer.ids + Problem.allCodes)
    throw ValidationError(
      "no code and nothing in the content is called '\(id)'; "
        + (near.map { "did you mean '\($0)'?" } ?? "see the ids with: meldcode content graph")
    )
  }
}

extension Places {
  /// Where the content is when nobody names a folder.
  fileprivate static var standard: Places { ContentOptions.standardPlaces() }
}
