/// The table of values while it grows.
///
/// It lies outside Swift's arrays, so that adding a value checks nothing but the room, and the
/// document takes it over without copying.
struct JSONNodes: @unchecked Sendable {
  private(set) var base: UnsafeMutablePointer<JSONDocument.Node>
  private(set) var count = 0
  private var capacity: Int

  /// Makes room for some values; whoever holds the table last deallocates ``base``.
  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  @inline(__always)
  mutating func append(_ node: JSONDocument.Node) {
    if count == capacity { grow() }
    (base + count).initialize(to: node)
    count += 1
  }

  subscript(_ place: Int) -> JSONDocument.Node {
    @inline(__always) get { base[place] }
    @inline(__always) nonmutating set { base[place] = newValue }
    @inline(__always) nonmutating _modify { yield &base[place] }
  }

  private mutating func grow() {
    let more = UnsafeMutablePointer<JSONDocument.Node>.allocate(capacity: 2 * capacity)
    more.moveInitialize(from: base, count: count)
    base.deallocate()
    base = more
    capacity *= 2
  }
}
