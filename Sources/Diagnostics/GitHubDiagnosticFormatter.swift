/// Writes diagnostics as GitHub's workflow commands, which show them beside the changed lines.
public enum GitHubDiagnosticFormatter {
  /// All diagnostics, a line each; `folder` is put before their files, which stand in it.
  public static func text(of diagnostics: [Diagnostic], in folder: String) -> String {
    let prefix = prefix(of: folder)
    return diagnostics.map { line(of: $0, prefix) + "\n" }.joined()
  }

  private static func line(of diagnostic: Diagnostic, _ prefix: String) -> String {
    let problem = diagnostic.problem
    let (start, end) = (diagnostic.range.start, diagnostic.range.end)
    var properties = ["file=" + property(prefix + diagnostic.file), "line=\(start.line)"]
    properties += ["endLine=\(end.line)"]
    // Columns may only be told of what lies on one line.
    if start.line == end.line { properties += ["col=\(start.column)", "endColumn=\(end.column)"] }
    properties.append("title=" + property(problem.code))
    var words = problem.message + "."
    if let reason = problem.reason { words += " " + reason + "." }
    words += "\nHelp: " + problem.remedy
    return "::\(diagnostic.severity.rawValue) " + properties.joined(separator: ",") + "::"
      + data(words)
  }

  /// Paths there are told from the checkout, without a `./` before them.
  private static func prefix(of folder: String) -> String {
    var folder = folder[...]
    while folder.hasPrefix("./") { folder = folder.dropFirst(2) }
    while folder.hasSuffix("/") && folder.count > 1 { folder = folder.dropLast() }
    if folder.isEmpty || folder == "." { return "" }
    return folder == "/" ? "/" : folder + "/"
  }

  private static func data(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  private static func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  private static func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if let escape = escapes[scalar] {
        escaped += escape
      } else if UnseenCharacter.contains(scalar) {
        escaped += UnseenCharacter.speltOut(Character(scalar))
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
