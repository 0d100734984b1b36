/// What a terminal shows at one moment: every row and the place of the cursor.
///
/// A frame always holds: as many rows as its size says, none wider than its size, only text that
/// `SafeText` lets through, and the cursor inside.
public struct Frame: Hashable, Sendable {
  /// The size that the frame was made for.
  public let size: Size
  /// The rows from top to bottom, exactly `size.rows`.
  public let rows: [FrameRow]
  /// Where the hardware cursor is: always on the focus, since screen readers follow it.
  public let cursor: Point

  /// Makes a frame: clips rows, fills up missing ones, drops those too many, and moves the cursor inside.
  ///
  /// A row that is equal to that of `previous` is known to fit, which saves most of the work.
  public init(size: Size, rows: [FrameRow], cursor: Point, previous: Frame? = nil) {
    self.size = size
    let known = previous.flatMap { $0.size == size ? $0.rows : nil } ?? []
    var fitting = rows
    if fitting.count > size.rows { fitting.removeLast(fitting.count - size.rows) }
    for place in fitting.indices where place >= known.count || known[place] != fitting[place] {
      fitting[place] = fitting[place].clipped(to: size.columns)
    }
    while fitting.count < size.rows { fitting.append(.blank) }
    self.rows = fitting
    self.cursor = Point(
      column: min(max(0, cursor.column), max(0, size.columns - 1)),
      row: min(max(0, cursor.row), max(0, size.rows - 1))
    )
  }
}
