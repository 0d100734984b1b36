/// A frame as an SVG picture of a terminal window, for the manual.
///
/// The text stays text, so the picture can be searched, read aloud and enlarged.
public enum FramePicture {
  /// The look of the window.
  public enum Scheme: Sendable, CaseIterable {
    /// Light letters on a dark window, or dark letters on a light one.
    case dark, light
    /// Whichever of both the reader has set.
    case automatic
  }

  private static let cellWidth = 9
  private static let cellHeight = 20
  private static let baseline = 15
  private static let margin = 14

  /// The picture of a frame; `title` says in words what it shows.
  public static func svg(of frame: Frame, scheme: Scheme = .automatic, title: String) -> String {
    let width = frame.size.columns * cellWidth + 2 * margin
    let height = frame.size.rows * cellHeight + 2 * margin
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\" role=\"img\" width=\"\(width)\" height=\"\(height)\""
        + " viewBox=\"0 0 \(width) \(height)\" aria-label=\"\(escaped(SafeText.safe(title)))\">",
      "<title>\(escaped(SafeText.safe(title)))</title>",
      "<style>",
    ]
    lines += sheet(for: scheme)
    lines.append("</style>")
    lines.append(
      "<rect class=\"window\" x=\"0.5\" y=\"0.5\" width=\"\(width - 1)\" height=\"\(height - 1)\""
        + " rx=\"6\"/>"
    )
    for (row, content) in frame.rows.enumerated() { lines += shapes(of: content, row: row) }
    lines.append(cursor(at: frame.cursor))
    lines.append("</svg>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func shapes(of row: FrameRow, row number: Int) -> [String] {
    var shapes: [String] = []
    var column = 0
    for run in row.runs {
      let columns = TextWidth.columns(of: run.text)
      if run.style.isReversed {
        let color = className(of: run.style.foreground)
        shapes.append(
          "<rect class=\"\(color)\" x=\"\(x(column))\" y=\"\(y(number))\""
            + " width=\"\(columns * cellWidth)\" height=\"\(cellHeight)\"/>"
        )
      }
      let isBlank = run.text.allSatisfy { $0 == " " } && !run.style.isUnderlined
      if !isBlank, columns > 0 {
        shapes.append(
          "<text class=\"\(classes(of: run.style))\" x=\"\(x(column))\""
            + " y=\"\(y(number) + baseline)\" textLength=\"\(columns * cellWidth)\""
            + " lengthAdjust=\"spacingAndGlyphs\">\(escaped(run.text))</text>"
        )
      }
      column += columns
    }
    return shapes
  }

  private static func cursor(at point: Point) -> String {
    "<rect class=\"cursor\" x=\"\(Double(x(point.column)) + 0.5)\""
      + " y=\"\(Double(y(point.row)) + 0.5)\" width=\"\(cellWidth - 1)\""
      + " height=\"\(cellHeight - 1)\"/>"
  }

  private static func x(_ column: Int) -> Int { margin + column * cellWidth }

  private static func y(_ row: Int) -> Int { margin + row * cellHeight }

  private static func classes(of style: Style) -> String {
    var names = [style.isReversed ? "inverse" : className(of: style.foreground)]
    if style.isBold { names.append("bold") }
    if style.isDim { names.append("dim") }
    if style.isUnderlined { names.append("underlined") }
    return names.joined(separator: " ")
  }

  private static func className(of color: Color?) -> String {
    color.map { "\($0)" } ?? "own"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}

extension FramePicture {
  /// The rules that give classes their colours and letters.
  private static func sheet(for scheme: Scheme) -> [String] {
    let letters = [
      "text{font-family:'DejaVu Sans Mono',Consolas,Menlo,monospace;font-size:15px;white-space:pre}",
      ".bold{font-weight:bold} .dim{opacity:0.65} .underlined{text-decoration:underline}",
    ]
    switch scheme {
    case .dark: return letters + colors(darkPalette)

    case .light: return letters + colors(lightPalette)

    case .automatic:
      return letters + colors(lightPalette) + ["@media (prefers-color-scheme:dark){"]
        + colors(darkPalette) + ["}"]
    }
  }

  private static func colors(_ palette: Palette) -> [String] {
    let named = zip(Color.allCases, palette.colors).map { ".\($0){fill:\($1)}" }
    return [
      ".window{fill:\(palette.paper);stroke:\(palette.border)}",
      ".cursor{fill:none;stroke:\(palette.cursor);stroke-width:2}",
      ".own{fill:\(palette.ink)} .inverse{fill:\(palette.paper)}",
      named.joined(separator: " "),
    ]
  }

  private struct Palette: Sendable {
    let ink: String
    let paper: String
    let border: String
    let cursor: String
    let colors: [String]
  }

  /// Every colour stands out from the paper by at least 4.5 to 1, save the one that equals it.
  private static let darkPalette = Palette(
    ink: "#e6e6e6",
    paper: "#16181d",
    border: "#5a6070",
    cursor: "#ffd75f",
    colors: [
      "#16181d", "#ff7b72", "#7ee787", "#e3b341", "#79b8ff", "#d2a8ff", "#56d4dd", "#e6e6e6",
      "#9aa0ac", "#ffa198", "#a5f3b0", "#ffd75f", "#a5d0ff", "#e2c5ff", "#8ae8ee", "#ffffff",
    ]
  )

  private static let lightPalette = Palette(
    ink: "#1f2328",
    paper: "#ffffff",
    border: "#8c929c",
    cursor: "#b35900",
    colors: [
      "#1f2328", "#b3141d", "#116329", "#7d4e00", "#0550ae", "#6f35b5", "#0a5c66", "#60656d",
      "#5c626b", "#a40e26", "#1a6b2f", "#744500", "#0a4fa8", "#7a3fc0", "#0b626d", "#1f2328",
    ]
  )
}
