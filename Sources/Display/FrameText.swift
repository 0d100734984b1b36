/// A frame as text, to be compared with a golden file or read by a person.
public enum FrameText {
  /// The cells row by row, then the place of the cursor, then the styled runs.
  ///
  /// ```
  /// Stap 1
  /// > Ja
  ///
  /// cursor: 0,1
  /// 0:0-5 bold
  /// 1:0-3 reversed
  /// ```
  /// A styled run is named by its row, its first and its last column, counted from zero.
  public static func text(of frame: Frame) -> String {
    var lines = cells(of: frame)
    lines.append("cursor: \(frame.cursor.column),\(frame.cursor.row)")
    for (row, content) in frame.rows.enumerated() {
      var column = 0
      for run in content.runs {
        let width = TextWidth.columns(of: run.text)
        if run.style != .plain, width > 0 {
          lines.append("\(row):\(column)-\(column + width - 1) \(name(of: run.style))")
        }
        column += width
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The cells row by row, without blanks at the ends of rows.
  public static func plain(_ frame: Frame) -> String {
    cells(of: frame).joined(separator: "\n") + "\n"
  }

  private static func cells(of frame: Frame) -> [String] {
    frame.rows.map { row in
      let text = row.runs.reduce(into: "") { $0 += $1.text }
      var cells = Substring(text)
      while cells.last == " " { cells.removeLast() }
      return String(cells)
    }
  }

  private static func name(of style: Style) -> String {
    var words: [String] = []
    if let color = style.foreground { words.append("\(color)") }
    if style.isBold { words.append("bold") }
    if style.isDim { words.append("dim") }
    if style.isUnderlined { words.append("underlined") }
    if style.isReversed { words.append("reversed") }
    return words.joined(separator: " ")
  }
}
