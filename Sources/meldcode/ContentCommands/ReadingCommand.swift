import ArgumentParser
import Content
import Diagnostics
import Reports

/// Looks for texts that are hard to read.
struct ReadingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reading",
    abstract: "Find texts that are hard to read, each with its place and a remedy.",
    discussion: """
      Goes by the rules in reading/<language>.json of the content: the longest sentence and page, \
      passive forms, difficult words with plainer ones, long words and abbreviations. All findings \
      are warnings. Exit status 0 done, with --strict 1 when there is one, 2 could not run.
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case pretty, json, github
  }

  @ArgumentParser.Option(name: .long, help: "How findings are written: pretty, json or github.")
  var format: Format = .pretty

  @ArgumentParser.Option(name: .long, help: "Only the page, outcome, article and so on of this id.")
  var page: String?

  @Flag(help: "End with status 1 when something is found.")
  var strict = false

  @OptionGroup var editor: EditorOptions

  func run() throws {
    try Self.running {
      let (folder, files) = try editor.files()
      _ = try EditorOptions.checked(files, in: folder)
      let result = PlainnessCheck.run(files, only: page)
      guard !result.languages.isEmpty else {
        throw Failure("nothing was looked at: \(folder) has no reading/<language>.json")
      }
      if let page, result.figures.isEmpty {
        throw ValidationError("nothing has the id '\(page)'")
      }
      switch format {
      case .pretty:
        let formatter = PrettyDiagnosticFormatter(usesColors: editor.look.usesColors)
        try Output.write(formatter.text(of: result.diagnostics))
        try Output.write(ReadingTable.text(of: result))

      case .json: try Output.write(ReadingTable.json(of: result))
      case .github:
        try Output.write(GitHubDiagnosticFormatter.text(of: result.diagnostics, in: folder))
      }
      if strict, !result.diagnostics.isEmpty { throw ExitCode(1) }
    }
  }
}
