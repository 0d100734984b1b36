import Display

/// Lays out lines on a page of a width; all its text passes the filter for terminals.
struct LinePage {
  let columns: Int

  init(columns: Int) {
    self.columns = max(20, min(columns, 100))
  }

  func margin(_ indent: Int) -> String { String(repeating: " ", count: indent) }

  func lines(_ text: String, indent: Int = 0) -> [String] {
    TextWrap.lines(of: SafeText.safe(text), width: columns - indent, hangingIndent: 2)
      .map { margin(indent) + $0 }
  }

  /// A heading with points under it.
  func section(_ heading: String, _ points: [String]) -> [String] {
    ["", heading] + points.flatMap { lines("- " + $0, indent: 2) }
  }

  /// Simple Markdown: headings without signs, paragraphs wrapped, code as it is with what it belongs to.
  func lines(ofMarkdown text: String) -> [String] {
    var lines: [String] = []
    var paragraph = ""
    var isCode = false
    func flush() {
      if !paragraph.isEmpty { lines += self.lines(paragraph) }
      paragraph = ""
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        flush()
        // ```json wrong FILE POINTER
        let words = line.dropFirst(3).split(separator: " ").dropFirst(2)
        if !isCode, !words.isEmpty { lines += self.lines(words.joined(separator: "  ")) + [""] }
        isCode.toggle()
      } else if isCode {
        lines.append("  " + SafeText.safe(line))
      } else if line.hasPrefix("#") {
        flush()
        lines.append(SafeText.safe(line.drop { $0 == "#" || $0 == " " }))
      } else if line.isEmpty {
        flush()
        if lines.last?.isEmpty == false { lines.append("") }
      } else if line.hasPrefix("- ") {
        flush()
        paragraph = String(line)
      } else {
        paragraph += (paragraph.isEmpty ? "" : " ") + line.drop { $0 == " " }
      }
    }
    flush()
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
