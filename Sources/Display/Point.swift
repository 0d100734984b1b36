/// The place of a cell, counted from zero at the top left.
public struct Point: Hashable, Sendable {
  /// The distance to the left edge.
  public let column: Int
  /// The distance to the top edge.
  public let row: Int

  /// Makes a point.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}
