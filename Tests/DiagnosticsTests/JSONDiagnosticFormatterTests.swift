import Diagnostics
import Foundation
import Testing

@Suite struct JSONDiagnosticFormatterTests {
  @Test func `nothing found is a whole object too`() {
    #expect(
      JSONDiagnosticFormatter.text(of: []) == """
        {
          "schemaVersion": 1,
          "errors": 0,
          "warnings": 0,
          "diagnostics": []
        }

        """
    )
  }

  @Test func `the members and their order are stable`() {
    let source = SourceText(file: "a.json", bytes: Array("[1,\n 2,]".utf8))
    let note = Diagnostic.Note("first written", in: source, at: 0..<1)
    let found = [
      Diagnostic(.jsonTrailingComma, in: source, at: 6..<7, notes: [note]),
      Diagnostic(.notChecked(what: "x", budget: 5), in: source, at: 0..<1, severity: .warning),
    ]
    #expect(
      JSONDiagnosticFormatter.text(of: found) == """
        {
          "schemaVersion": 1,
          "errors": 1,
          "warnings": 1,
          "diagnostics": [
            {"severity": "error", "code": "json-trailing-comma", "file": "a.json", "line": 2, \
        "column": 3, "endLine": 2, "endColumn": 4, "message": "comma before a closing bracket", \
        "reason": "JSON has commas only between values", "remedy": "remove the comma", \
        "notes": [{"file": "a.json", "line": 1, "column": 1, "endLine": 1, "endColumn": 2, \
        "message": "first written"}]},
            {"severity": "warning", "code": "not-checked", "file": "a.json", "line": 1, \
        "column": 1, "endLine": 1, "endColumn": 2, \
        "message": "x was not checked to the end: more than 5 states", \
        "reason": "What was not checked is not proven", \
        "remedy": "run 'content prove', or let fewer questions be read by later rules", \
        "notes": []}
          ]
        }

        """
    )
  }

  @Test(arguments: [
    "\"", "\\", "\u{0}", "\u{1B}[0m", "\n", "\u{7F}", "\u{9B}", "\u{2028}", "\u{202E}", "é😀",
  ])
  func `whatever a file holds the output is JSON`(evil: String) throws {
    let source = SourceText(file: evil, bytes: [])
    let found = [Diagnostic(.invalidID(evil), in: source, at: 0..<0)]
    let text = JSONDiagnosticFormatter.text(of: found)
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let first = (object?["diagnostics"] as? [[String: Any]])?.first
    #expect(first?["file"] as? String == evil)
    #expect(first?["message"] as? String == "id '\(evil)' is not kebab-case")
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }
}
