import Diagnostics
import Foundation
import Testing

/// The formats for other programs: a line each, GitHub's commands, a JUnit report.
@Suite struct OtherFormatterTests {
  private static let source = SourceText(file: "reference/a.json", bytes: Array("[1,\n 2,]".utf8))

  private static let found = [
    Diagnostic(.jsonTrailingComma, in: source, at: 6..<7),
    Diagnostic(.notChecked(what: "x", budget: 5), in: source, at: 0..<8, severity: .warning),
  ]

  /// What a hostile file could hold: controls, line ends, the signs of each format.
  private static let evil = [
    "a\u{1B}[0m", "a\nb", "a\rb", "::error::x", "a%0Ab", "]]>&<\"'", "\u{202E}", "a,b:c", "\u{0}",
  ]

  @Test func `compact is one line a finding`() {
    let lines = CompactDiagnosticFormatter.text(of: Self.found).split(separator: "\n")
    #expect(
      lines == [
        "reference/a.json:2:3: error[json-trailing-comma]: comma before a closing bracket; "
          + "remove the comma",
        "reference/a.json:1:1: warning[not-checked]: x was not checked to the end: more than 5 "
          + "states; run 'content prove', or let fewer questions be read by later rules",
      ]
    )
  }

  @Test func `github names file and place, and no column over several lines`() {
    let lines = GitHubDiagnosticFormatter.text(of: Self.found, in: "Content").split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[0].hasPrefix(
        "::error file=Content/reference/a.json,line=2,endLine=2,col=3,endColumn=4,"
          + "title=json-trailing-comma::comma before a closing bracket."
      )
    )
    #expect(lines[0].hasSuffix("%0AHelp: remove the comma"))
    #expect(
      lines[1].hasPrefix("::warning file=Content/reference/a.json,line=1,endLine=2,title=not-")
    )
  }

  @Test(arguments: [
    ("./Content/", "Content/"), (".", ""), ("", ""), ("/", "/"), ("/a/b", "/a/b/"), ("./", ""),
  ])
  func `github has paths from the checkout`(folder: String, prefix: String) {
    let text = GitHubDiagnosticFormatter.text(of: [Self.found[0]], in: folder)
    #expect(text.hasPrefix("::error file=\(prefix)reference/a.json,"))
  }

  @Test func `junit has a test a file, and only errors fail`() throws {
    let names = ["guide.json", "reference/a.json"]
    let text = JUnitDiagnosticFormatter.text(of: Self.found, files: names)
    #expect(text.contains("<testsuites tests=\"2\" failures=\"1\" errors=\"0\">"))
    #expect(text.contains("<testcase classname=\"content\" name=\"guide.json\"/>"))
    #expect(text.contains("<failure type=\"json-trailing-comma\""))
    let warned = JUnitDiagnosticFormatter.text(of: [Self.found[1]], files: names)
    #expect(warned.contains("failures=\"0\"") && warned.contains("<system-out>"))
  }

  @Test(arguments: evil)
  func `whatever a file holds, a finding stays one line and drives nothing`(evil: String) {
    let source = SourceText(file: evil, bytes: [])
    let found = [Diagnostic(.invalidID(evil), in: source, at: 0..<0)]
    for text in [
      CompactDiagnosticFormatter.text(of: found),
      GitHubDiagnosticFormatter.text(of: found, in: evil),
    ] {
      #expect(text.filter { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }.count == 1)
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
    }
    let line = GitHubDiagnosticFormatter.text(of: found, in: "")
    #expect(line.components(separatedBy: "::").count >= 3 && line.hasPrefix("::error file="))
    #expect(!line.dropFirst(13).prefix { $0 != "," }.contains(":"))
  }

  @Test(arguments: evil)
  func `whatever a file holds, the report is XML`(evil: String) {
    let source = SourceText(file: evil, bytes: [])
    let found = [Diagnostic(.invalidID(evil), in: source, at: 0..<0)]
    let text = JUnitDiagnosticFormatter.text(of: found, files: [evil])
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    // Each sign that XML gives a meaning stands only where this formatter put it.
    let tags = ["testsuites", "testsuite", "testcase", "failure"].map {
      text.components(separatedBy: "</" + $0 + ">").count
    }
    #expect(tags == [2, 2, 2, 2])
    #expect(text.filter { $0 == "<" }.count == 9)
    let entities = text.components(separatedBy: "&").dropFirst()
    #expect(
      entities.allSatisfy { part in ["amp;", "lt;", "gt;", "quot;"].contains { part.hasPrefix($0) }
      }
    )
  }
}
