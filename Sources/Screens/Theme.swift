import Display

/// How each kind of text looks: the terminal's own colours, never colour alone.
struct Theme {
  let usesColors: Bool

  private func style(_ color: Color?, bold: Bool = false, dim: Bool = false) -> Style {
    Style(foreground: usesColors ? color : nil, isBold: bold, isDim: dim)
  }

  var path: Style { style(.cyan) }
  var danger: Style { style(.red, bold: true) }
  var title: Style { style(nil, bold: true) }
  var notice: Style { style(.yellow, bold: true) }
  var mark: Style { style(.cyan) }
  var hintKey: Style { style(nil, bold: true) }
  var focus: Style { Style(isReversed: true) }
  var field: Style { Style(isUnderlined: true) }

  func style(of kind: Screen.Part.Kind) -> Style {
    switch kind {
    case .paragraph, .point, .numbered: .plain
    case .heading: style(.green, bold: true)
    case .say: style(.cyan)
    case .warning: style(.red, bold: true)
    case .quiet: style(nil, dim: true)
    case .contact: style(nil, bold: true)
    }
  }
}
