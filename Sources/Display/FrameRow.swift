/// One row of a frame: runs from left to right, blank after the last.
///
/// Two rows that look the same are equal: empty runs are left out and neighbours of one style are
/// joined.
public struct FrameRow: Hashable, Sendable {
  /// The runs, without empty ones and without two neighbours of the same style.
  public let runs: [Run]

  /// A row with nothing in it.
  public static let blank = FrameRow(runs: [])

  /// Makes a row.
  public init(runs: [Run]) {
    self.runs = Self.isJoined(runs) ? runs : Self.joined(runs)
  }

  /// Makes a row of one run.
  public init(_ text: String, style: Style = .plain) {
    self.init(runs: [Run(text: text, style: style)])
  }

  /// The number of cells that the runs take.
  public var width: Int {
    runs.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
  }

  /// The row made fit to be shown: safe text only and not wider than `columns`.
  ///
  /// A wide character that would lie across the edge is left out.
  public func clipped(to columns: Int) -> FrameRow {
    var left = columns
    var clipped: [Run] = []
    var isChanged = false
    for run in runs {
      var safe = run.text
      var width = SimpleText.count(safe) ?? -1
      if width < 0 {
        safe = SafeText.safe(run.text)
        isChanged = isChanged || safe != run.text
        width = TextWidth.columns(of: safe)
      }
      guard width > left else {
        clipped.append(Run(text: safe, style: run.style))
        left -= width
        continue
      }
      let text = TextWidth.prefix(of: safe, columns: left)
      return FrameRow(runs: clipped + [Run(text: text, style: run.style)])
    }
    return isChanged ? FrameRow(runs: clipped) : self
  }

  private static func isJoined(_ runs: [Run]) -> Bool {
    var previous: Style?
    for run in runs {
      if run.text.isEmpty || run.style == previous { return false }
      previous = run.style
    }
    return true
  }

  private static func joined(_ runs: [Run]) -> [Run] {
    var joined: [Run] = []
    for run in runs where !run.text.isEmpty {
      if let last = joined.last, last.style == run.style {
        joined[joined.count - 1] = Run(text: last.text + run.text, style: run.style)
      } else {
        joined.append(run)
      }
    }
    return joined
  }
}
