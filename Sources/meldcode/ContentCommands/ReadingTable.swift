import Content
import Diagnostics
import Reports

/// The figures of texts, as a table and as JSON.
enum ReadingTable {
  /// A row for each thing with a finding or several sentences, then what was looked at.
  static func text(of result: PlainnessCheck.Result) -> String {
    let rows = result.figures.filter { $0.findings > 0 || $0.sentences > 3 }
    let names = rows.map { "\($0.language) \($0.kind) \($0.id)" }
    let width = names.map(\.count).max() ?? 0
    var lines: [String] = []
    if !rows.isEmpty {
      let head = "sentences  words  average  longest  findings"
      lines.append("text".padded(to: width) + "  " + head)
    }
    for (name, row) in zip(names, rows) {
      let cells = [
        "\(row.sentences)".led(to: 9), "\(row.words)".led(to: 5), average(row).led(to: 7),
        "\(row.longest)".led(to: 7), "\(row.findings)".led(to: 8),
      ]
      lines.append(name.padded(to: width) + "  " + cells.joined(separator: "  "))
    }
    lines.append((rows.isEmpty ? "" : "\n") + summary(of: result))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func summary(of result: PlainnessCheck.Result) -> String {
    let counts = Dictionary(grouping: result.diagnostics) { $0.problem.code }.mapValues(\.count)
    let found = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    var lines = [found.isEmpty ? "nothing found" : found.joined(separator: ", ")]
    for language in result.languages {
      let rows = result.figures.filter { $0.language == language }
      let sentences = rows.reduce(0) { $0 + $1.sentences }
      let words = rows.reduce(0) { $0 + $1.words }
      lines.append(
        "looked at \(sentences) sentences, \(words) words of \(rows.count) texts in '\(language)'"
      )
    }
    return lines.joined(separator: "\n")
  }

  /// Words a sentence, with one digit behind the point.
  private static func average(_ row: PlainnessCheck.Figures) -> String {
    let tenths = row.sentences == 0 ? 0 : (row.words * 10 + row.sentences / 2) / row.sentences
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// Findings as everywhere, and the figures of all texts.
  static func json(of result: PlainnessCheck.Result) -> String {
    let found = JSONText.list(
      result.diagnostics.map { finding in
        .object([
          ("code", .string(finding.problem.code)), ("file", .string(finding.file)),
          ("line", .number(finding.range.start.line)),
          ("column", .number(finding.range.start.column)),
          ("endLine", .number(finding.range.end.line)),
          ("endColumn", .number(finding.range.end.column)),
          ("message", .string(finding.problem.message)),
          ("remedy", .string(finding.problem.remedy)),
        ])
      }
    )
    let figures = JSONText.list(
      result.figures.map { row in
        .object([
          ("kind", .string(row.kind)), ("id", .string(row.id)),
          ("language", .string(row.language)), ("file", .string(row.file)),
          ("line", .number(row.line)), ("sentences", .number(row.sentences)),
          ("words", .number(row.words)), ("longest", .number(row.longest)),
          ("bodyWords", .number(row.bodyWords)), ("findings", .number(row.findings)),
        ])
      }
    )
    let all = JSONText.object([
      ("schemaVersion", .number(1)),
      ("languages", .list(result.languages.map(JSONText.string))),
      ("warnings", .number(result.diagnostics.count)), ("findings", found), ("texts", figures),
    ])
    return all.written() + "\n"
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  fileprivate func led(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
