/// Writes diagnostics a line each, as compilers do: editors and `grep` find their way by it.
public enum CompactDiagnosticFormatter {
  /// All diagnostics: `FILE:LINE:COLUMN: error[CODE]: what is wrong; what to do`.
  public static func text(of diagnostics: [Diagnostic]) -> String {
    diagnostics.map { line(of: $0) + "\n" }.joined()
  }

  private static func line(of diagnostic: Diagnostic) -> String {
    let problem = diagnostic.problem
    let start = diagnostic.range.start
    let place = "\(diagnostic.file):\(start.line):\(start.column): "
    let kind = "\(diagnostic.severity.rawValue)[\(problem.code)]: "
    return UnseenCharacter.speltOut(in: place + kind + problem.message + "; " + problem.remedy)
  }
}
