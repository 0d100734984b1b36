/// Writes diagnostics as workflow commands, which GitHub shows beside the lines of a change.
public enum GitHubDiagnosticFormatter {
  /// One line for each diagnostic; `folder` is put before their files, which stand in it.
  public static func text(of diagnostics: [Diagnostic], in folder: String) -> String {
    diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.file = folder + "/" + diagnostic.file
      return text(of: diagnostic) + "\n"
    }.joined()
  }

  private static func text(of diagnostic: Diagnostic) -> String {
    let (start, end) = (diagnostic.range.start, diagnostic.range.end)
    var place = "file=\(property(diagnostic.file)),line=\(start.line),col=\(start.column)"
    // GitHub wants columns only of a stretch within one line.
    place += ",endLine=\(end.line)" + (end.line == start.line ? ",endColumn=\(end.column)" : "")
    let problem = diagnostic.problem
    return "::\(diagnostic.severity.rawValue) \(place),title=\(property(problem.code))::"
      + data(problem.message + "; " + problem.remedy)
  }

  private static func data(_ words: String) -> String {
    words.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      case _ where UnseenCharacter.contains(scalar): "<U+" + UnseenCharacter.hex(scalar.value) + ">"
      default: String(scalar)
      }
    }.joined()
  }

  private static func property(_ words: String) -> String {
    data(words).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
