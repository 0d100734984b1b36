import ArgumentParser
import Content
import Diagnostics
import Glibc
import Screens
import Storage
import Terminal

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

  @ArgumentParser.Option(name: .long, help: "How mistakes are written.")
  var format: DiagnosticFormat = .pretty

  @OptionGroup var editor: EditorOptions

  func run() throws {
    try Self.running {
      // What is read takes several times the room of the files.
      Heap.prepare(room: 2 * ContentFolder.Limits.workshop.total - 1)
      let (folder, files) = try editor.files()
      let phrases = Phrase.allCases.map(\.rawValue)
      let check = ContentCheck(files, phrases: phrases, spreader: ThreadSpreader())
      try Output.write(
        format.text(
          of: check.diagnostics,
          in: folder,
          files: files.map(\.shownPath),
          summary: Self.summary(check.diagnostics, check.coverage),
          usesColors: editor.look.usesColors
        )
      )
      let hasErrors = check.diagnostics.contains { $0.severity == .error }
      // To give back millions of small things takes as long as to check them: the system does it at once.
      withExtendedLifetime((check, files)) { Glibc.exit(hasErrors ? 1 : 0) }
    }
  }

  /// What was found and what was covered; what was not checked is not called fine.
  static func summary(_ diagnostics: [Diagnostic], _ coverage: ContentCheck.Coverage) -> String {
    let errors = diagnostics.filter { $0.severity == .error }.count
    let warnings = diagnostics.count - errors
    var words = errors == 1 ? "1 error" : "\(errors) errors"
    if coverage.isCut { words += " or more" }
    words += warnings == 1 ? ", 1 warning" : ", \(warnings) warnings"
    words += " in \(counted(coverage.files, "file"))"
    if coverage.walksAreChecked {
      let counts = [
        (coverage.pages, "page"), (coverage.rules, "rule"), (coverage.outcomes, "outcome"),
        (coverage.scenarios, "scenario"),
      ].map { counted($0, $1) }
      words += "; checked \(counted(coverage.procedures, "procedure")) over all answers: "
      words += counts.joined(separator: ", ")
    } else {
      words += "; walks and scenarios were not checked: mend the errors first"
    }
    return words
  }

  private static func counted(_ count: Int, _ name: String) -> String {
    count == 1 ? "1 \(name)" : "\(count) \(name)s"
  }
}
