/// Writes diagnostics as JSON for other programs; its members are documented and stable.
public enum JSONDiagnosticFormatter {
  /// All diagnostics as one object, with a newline at its end.
  ///
  /// `besides` are members, each as JSON already, that come before the diagnostics.
  public static func text(
    of diagnostics: [Diagnostic],
    besides: [(name: String, json: String)] = []
  ) -> String {
    let errors = diagnostics.filter { $0.severity == .error }.count
    var text = "{\n  \"schemaVersion\": 1,\n  \"errors\": \(errors),\n"
    text += "  \"warnings\": \(diagnostics.count - errors),\n"
    for (name, json) in besides { text += "  \(quoted(name)): \(json),\n" }
    text += "  \"diagnostics\": ["
    text += diagnostics.map { "\n    " + object(members(of: $0)) }.joined(separator: ",")
    return text + (diagnostics.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
  }

  private static func members(of diagnostic: Diagnostic) -> [(String, String)] {
    let problem = diagnostic.problem
    var members = [
      ("severity", quoted(diagnostic.severity.rawValue)), ("code", quoted(problem.code)),
    ]
    members += place(diagnostic.file, diagnostic.range)
    members += [
      ("message", quoted(problem.message)), ("reason", problem.reason.map(quoted) ?? "null"),
      ("remedy", quoted(problem.remedy)),
    ]
    let notes = diagnostic.notes.map { note in
      object(place(note.file, note.range) + [("message", quoted(note.words))])
    }
    return members + [("notes", "[" + notes.joined(separator: ", ") + "]")]
  }

  private static func place(_ file: String, _ range: SourceRange) -> [(String, String)] {
    [
      ("file", quoted(file)), ("line", "\(range.start.line)"), ("column", "\(range.start.column)"),
      ("endLine", "\(range.end.line)"), ("endColumn", "\(range.end.column)"),
    ]
  }

  /// An object on one line; its values are JSON already.
  package static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { quoted($0) + ": " + $1 }.joined(separator: ", ") + "}"
  }

  /// A string.
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"

      case _ where UnseenCharacter.contains(scalar):
        for unit in UTF16.encode(scalar) ?? .init() { quoted += "\\u" + UnseenCharacter.hex(unit) }

      default:
        quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
