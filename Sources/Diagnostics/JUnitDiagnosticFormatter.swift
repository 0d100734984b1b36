/// Writes diagnostics as a JUnit report, which build servers show among the tests.
///
/// Every file is a test: one with errors fails, warnings are its output.
public enum JUnitDiagnosticFormatter {
  /// The report over all files that were looked at.
  public static func text(of diagnostics: [Diagnostic], files: [String]) -> String {
    var found: [String: [Diagnostic]] = [:]
    for diagnostic in diagnostics { found[diagnostic.file, default: []].append(diagnostic) }
    let names = Set(files).union(found.keys).sorted()
    let failures = found.values.filter { $0.contains { $0.severity == .error } }.count
    let counts = "tests=\"\(names.count)\" failures=\"\(failures)\" errors=\"0\""
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites \(counts)>\n"
    text += "  <testsuite name=\"content\" \(counts) skipped=\"0\">\n"
    for name in names { text += testCase(name, found[name] ?? []) }
    return text + "  </testsuite>\n</testsuites>\n"
  }

  private static func testCase(_ file: String, _ diagnostics: [Diagnostic]) -> String {
    let start = "    <testcase classname=\"content\" name=\"\(escaped(file))\""
    if diagnostics.isEmpty { return start + "/>\n" }
    var text = start + ">\n"
    let errors = diagnostics.filter { $0.severity == .error }
    if let first = errors.first {
      let message = escaped(first.problem.message)
      text += "      <failure type=\"\(first.problem.code)\" message=\"\(message)\">"
      text += escaped(CompactDiagnosticFormatter.text(of: errors)) + "</failure>\n"
    }
    let warnings = diagnostics.filter { $0.severity == .warning }
    if !warnings.isEmpty {
      let lines = escaped(CompactDiagnosticFormatter.text(of: warnings))
      text += "      <system-out>" + lines + "</system-out>\n"
    }
    return text + "    </testcase>\n"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n": escaped += "\n"

      case _ where UnseenCharacter.contains(scalar):
        escaped += UnseenCharacter.speltOut(Character(scalar))

      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
