import Display

/// Texts with the words of the glossary underlined.
extension ScreenLayout {
  /// Words to underline in a text, in bytes of UTF-8.
  typealias Marks = [Range<Int>]

  func marks(of screen: Screen, at spot: Screen.TermUse.Spot) -> Marks {
    screen.terms.isEmpty ? [] : screen.terms.filter { $0.spot == spot }.map(\.range)
  }

  /// The rows of a text between signs such as "- ".
  func rows(
    _ text: String,
    _ style: Style,
    marks: Marks,
    between before: String = "",
    and behind: String = "",
    margin: Int,
    width: Int,
    hanging: Int = 0
  ) -> [FrameRow] {
    let whole = before + text + behind
    guard !marks.isEmpty else {
      return rows(whole, style, margin: margin, width: width, hanging: hanging)
    }
    let signBytes = before.utf8.count
    let shifted = marks.map { $0.lowerBound + signBytes..<$0.upperBound + signBytes }
    return TextWrap.parts(of: whole, width: max(1, width), hangingIndent: hanging).map { line in
      let lead = [Run(text: indent(margin)), Run(text: indent(line.indent), style: style)]
      return FrameRow(runs: lead + runs(whole, line.range, style, shifted))
    }
  }

  /// A part of a text cut where marked words begin and end.
  func runs(
    _ text: String,
    _ part: Range<String.Index>,
    _ style: Style,
    _ marks: Marks
  ) -> [Run] {
    var runs: [Run] = []
    var place = part.lowerBound
    func run(to end: String.Index, _ style: Style) {
      if place < end { runs.append(Run(text: String(text[place..<end]), style: style)) }
      place = max(place, end)
    }
    for mark in marks {
      let start = text.utf8.index(text.startIndex, offsetBy: mark.lowerBound)
      let end = text.utf8.index(start, offsetBy: mark.count)
      guard end > part.lowerBound, start < part.upperBound else { continue }
      run(to: max(start, part.lowerBound), style)
      run(to: min(end, part.upperBound), style.underlined)
    }
    run(to: part.upperBound, style)
    return runs
  }
}

extension Style {
  /// The look of a word that can be explained.
  var underlined: Style {
    var style = self
    style.isUnderlined = true
    return style
  }
}
