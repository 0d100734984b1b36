/// The number of cells of a terminal.
public struct Size: Hashable, Sendable {
  /// How many cells fit side by side.
  public let columns: Int
  /// How many rows of cells there are.
  public let rows: Int

  /// Makes a size; a negative number counts as zero.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}
