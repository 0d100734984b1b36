import CNcurses

/// The memory that content is read into.
public enum Heap {
  /// Makes room for a guide in a few large steps instead of thousands of small ones.
  ///
  /// To be called once, before content is read and after the ``Guardian`` split off, which needs none. Of
  /// large content `room` is how many bytes it will take at least.
  public static func prepare(room: Int = 0) {
    heap_prepare(room)
  }
}
