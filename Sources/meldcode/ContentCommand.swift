import ArgumentParser
import Content
import Diagnostics
import Glibc
import Screens
import Storage

/// The commands for content editors.
struct ContentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "content",
    abstract: "For content editors: check the content files.",
    subcommands: [ValidateCommand.self]
  )
}

/// Checks a content folder.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check a content folder; every mistake with its place and remedy, in one run.",
    discussion: """
      Checks syntax, keys, ids, texts and translations, then every walk over all combinations of \
      answers, then every scenario. Exit status 0 clean, 1 mistakes found, 2 could not run.
      """
  )

  @Argument(help: "The content folder; the one that is found when left out.")
  var path: String?

  @ArgumentParser.Option(name: .long, help: "How mistakes are written: pretty or json.")
  var format: DiagnosticFormat = .pretty

  @Flag(name: .customLong("no-color"), help: "No colours. NO_COLOR does the same.")
  var noColor = false

  @OptionGroup var contentOptions: ContentOptions

  enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable {
    case pretty, json
  }

  func run() throws {
    try Self.running {
      let files = try orFailure {
        let folder = try ContentFolder.find(
          among: ContentOptions.places(path ?? contentOptions.content).content
        )
        return try ContentFolder.files(of: folder)
      }
      let phrases = Phrase.allCases.map(\.rawValue)
      let (diagnostics, coverage) = ContentCheck.run(files, phrases: phrases)
      switch format {
      case .json:
        try Output.write(JSONDiagnosticFormatter.text(of: diagnostics))

      case .pretty:
        let formatter = PrettyDiagnosticFormatter(usesColors: usesColors)
        try Output.write(formatter.text(of: diagnostics) + summary(diagnostics, coverage) + "\n")
      }
      if diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }
  }

  private var usesColors: Bool {
    let isUnwanted = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    return isatty(STDOUT_FILENO) == 1 && !noColor && !isUnwanted && !isDumb
  }

  /// What was found and what was covered; what was not checked is not called fine.
  private func summary(_ diagnostics: [Diagnostic], _ coverage: ContentCheck.Coverage) -> String {
    let errors = diagnostics.filter { $0.severity == .error }.count
    let warnings = diagnostics.count - errors
    var words = errors == 1 ? "1 error" : "\(errors) errors"
    words += warnings == 1 ? ", 1 warning" : ", \(warnings) warnings"
    words += " in \(coverage.files) files"
    if coverage.walksAreChecked {
      words +=
        "; checked \(coverage.procedures) procedures over all answers: \(coverage.pages) pages, "
      words +=
        "\(coverage.rules) rules, \(coverage.outcomes) outcomes, \(coverage.scenarios) scenarios"
    } else {
      words += "; walks and scenarios were not checked: mend the errors first"
    }
    return words
  }
}
