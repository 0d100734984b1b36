import ArgumentParser
import Diagnostics

/// How findings are written, for every command that has some.
enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable {
  case pretty, json, compact, github, junit

  /// The findings, of what was looked at; only `pretty` ends with the summary.
  func text(
    of diagnostics: [Diagnostic],
    in folder: String,
    files: [String],
    summary: String,
    usesColors: Bool
  ) -> String {
    switch self {
    case .pretty:
      PrettyDiagnosticFormatter(usesColors: usesColors).text(of: diagnostics) + summary + "\n"
    case .json: JSONDiagnosticFormatter.text(of: diagnostics)
    case .compact: CompactDiagnosticFormatter.text(of: diagnostics)
    case .github: GitHubDiagnosticFormatter.text(of: diagnostics, in: folder)
    case .junit: JUnitDiagnosticFormatter.text(of: diagnostics, files: files)
    }
  }
}
