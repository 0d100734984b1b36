import CNcurses

/// The memory that content is read into.
public enum Heap {
  /// Makes room for a guide in a few large steps instead of thousands of small ones.
  ///
  /// To be called once, before content is read and after the ``Guardian`` split off, which needs none.
  public static func prepare() {
    heap_prepare()
  }
}
