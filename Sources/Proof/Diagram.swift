/// Boolean functions over numbered bits as one shared, reduced and ordered decision diagram.
///
/// An edge is twice the place of its node, plus one when it is negated; equal functions have equal
/// edges. Beyond its budget of nodes nothing more is computed, and ``isExhausted`` says so.
final class Diagram {
  /// The edge to the function that always holds.
  static let always: Int32 = 0
  /// The edge to the function that never holds.
  static let never: Int32 = 1
  /// The level of the end; below that of every bit.
  static let end = Int32.max

  struct Node {
    var level: Int32
    var low: Int32
    var high: Int32
  }

  private struct Entry {
    var one: Int32 = -1
    var other: Int32 = -1
    var result: Int32 = -1
  }

  /// How many nodes there are.
  private(set) var count = 1
  /// Whether the budget was used up; then no result means anything.
  private(set) var isExhausted = false
  /// How many nodes there may be.
  let budget: Int

  private var nodes: UnsafeMutablePointer<Node>
  private var capacity = 1 << 10
  private var table: UnsafeMutablePointer<Int32>
  private var tableMask = (1 << 12) - 1
  private var cache: UnsafeMutablePointer<Entry>
  private var cacheMask = (1 << 12) - 1

  init(budget: Int) {
    self.budget = budget
    nodes = .allocate(capacity: capacity)
    nodes.initialize(to: Node(level: Self.end, low: 0, high: 0))
    table = .allocate(capacity: tableMask + 1)
    table.initialize(repeating: 0, count: tableMask + 1)
    cache = .allocate(capacity: cacheMask + 1)
    cache.initialize(repeating: Entry(), count: cacheMask + 1)
  }

  deinit {
    nodes.deallocate()
    table.deallocate()
    cache.deallocate()
  }

  /// The bit on which a function depends first.
  @inline(__always)
  func level(of edge: Int32) -> Int32 { nodes[Int(edge >> 1)].level }

  /// The function with its first bit unset.
  @inline(__always)
  func low(of edge: Int32) -> Int32 { nodes[Int(edge >> 1)].low ^ (edge & 1) }

  /// The function with its first bit set.
  @inline(__always)
  func high(of edge: Int32) -> Int32 { nodes[Int(edge >> 1)].high ^ (edge & 1) }

  /// The function that is `high` where a bit is set and `low` elsewhere; both read only later bits.
  @inline(__always)
  func node(_ level: Int32, low: Int32, high: Int32) -> Int32 {
    if low == high { return low }
    let sign = high & 1
    return unique(level, low ^ sign, high ^ sign) ^ sign
  }

  private func unique(_ level: Int32, _ low: Int32, _ high: Int32) -> Int32 {
    var slot = Self.hash(level, low, high) & tableMask
    while table[slot] != 0 {
      let place = table[slot]
      let node = nodes[Int(place)]
      if node.low == low && node.high == high && node.level == level { return place << 1 }
      slot = (slot + 1) & tableMask
    }
    if count >= budget {
      isExhausted = true
      return Self.never
    }
    if count == capacity { grow() }
    let place = Int32(count)
    nodes[count] = Node(level: level, low: low, high: high)
    count += 1
    // Growing has moved all slots.
    if count * 2 > tableMask { rehash() } else { table[slot] = place }
    return place << 1
  }

  private func grow() {
    let more = UnsafeMutablePointer<Node>.allocate(capacity: capacity * 2)
    more.moveInitialize(from: nodes, count: count)
    nodes.deallocate()
    nodes = more
    capacity *= 2
  }

  private func fillTable() {
    table.initialize(repeating: 0, count: tableMask + 1)
    for place in 1..<count {
      let node = nodes[place]
      var slot = Self.hash(node.level, node.low, node.high) & tableMask
      while table[slot] != 0 { slot = (slot + 1) & tableMask }
      table[slot] = Int32(place)
    }
  }

  /// Drops all nodes but the first so many; functions that were made since mean nothing any more.
  ///
  /// What is left stays shared, and so do results about it.
  func forget(beyond mark: Int) {
    guard mark < count else { return }
    count = mark
    isExhausted = false
    fillTable()
    let end = Int32(mark) << 1
    for slot in 0...cacheMask
    where cache[slot].one >= end || cache[slot].other >= end || cache[slot].result >= end {
      cache[slot] = Entry()
    }
  }

  private func rehash() {
    table.deallocate()
    tableMask = tableMask * 4 + 3
    table = .allocate(capacity: tableMask + 1)
    fillTable()
    guard cacheMask < 1 << 21 else { return }
    cache.deallocate()
    cacheMask = tableMask
    cache = .allocate(capacity: cacheMask + 1)
    cache.initialize(repeating: Entry(), count: cacheMask + 1)
  }

  @inline(__always)
  private static func hash(_ one: Int32, _ two: Int32, _ three: Int32) -> Int {
    var mixed = UInt64(UInt32(bitPattern: two)) << 32 | UInt64(UInt32(bitPattern: three))
    mixed = (mixed ^ UInt64(UInt32(bitPattern: one)) &* 0xC2B2_AE3D_27D4_EB4F)
    mixed = mixed &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed ^ (mixed >> 29)) >> 8) & Int.max
  }

  /// Where both hold.
  func and(_ a: Int32, _ b: Int32) -> Int32 {
    if a == b { return a }
    if a ^ b == 1 || a == Self.never || b == Self.never { return Self.never }
    if a == Self.always { return b }
    if b == Self.always { return a }
    if isExhausted { return Self.never }
    let one = min(a, b)
    let other = max(a, b)
    let hash = Self.hash(0, one, other)
    let entry = cache[hash & cacheMask]
    if entry.one == one && entry.other == other { return entry.result }
    let oneLevel = level(of: one)
    let otherLevel = level(of: other)
    let top = min(oneLevel, otherLevel)
    let isOne = oneLevel == top
    let isOther = otherLevel == top
    let low = and(isOne ? self.low(of: one) : one, isOther ? self.low(of: other) : other)
    let high = and(isOne ? self.high(of: one) : one, isOther ? self.high(of: other) : other)
    let result = node(top, low: low, high: high)
    // The table may have grown meanwhile.
    if !isExhausted { cache[hash & cacheMask] = Entry(one: one, other: other, result: result) }
    return result
  }

  /// Where one of them holds.
  func or(_ a: Int32, _ b: Int32) -> Int32 { and(a ^ 1, b ^ 1) ^ 1 }

  /// The function with some bits given: `fixed` has 0, 1 or -1 a bit, up to the last one given.
  func restrict(_ edge: Int32, _ fixed: [Int32: Bool], upTo last: Int32) -> Int32 {
    var memo: [Int32: Int32] = [:]
    return restrict(edge, fixed, last, &memo)
  }

  private func restrict(
    _ edge: Int32,
    _ fixed: [Int32: Bool],
    _ last: Int32,
    _ memo: inout [Int32: Int32]
  ) -> Int32 {
    let level = level(of: edge)
    if level > last || isExhausted { return edge }
    let sign = edge & 1
    if let known = memo[edge ^ sign] { return known ^ sign }
    let regular = edge ^ sign
    let result: Int32
    if let isSet = fixed[level] {
      result = restrict(isSet ? high(of: regular) : low(of: regular), fixed, last, &memo)
    } else {
      let low = restrict(low(of: regular), fixed, last, &memo)
      let high = restrict(high(of: regular), fixed, last, &memo)
      result = node(level, low: low, high: high)
    }
    memo[regular] = result
    return result ^ sign
  }

  /// The bits on which a function depends.
  func support(of edge: Int32) -> Set<Int32> { support(of: [edge]) }

  /// The bits on which some functions depend.
  func support(of edges: [Int32]) -> Set<Int32> {
    var levels: Set<Int32> = []
    var seen: Set<Int32> = []
    var open = edges.map { $0 & ~1 }
    while let next = open.popLast() {
      guard next > 1, seen.insert(next).inserted else { continue }
      levels.insert(level(of: next))
      open.append(low(of: next) & ~1)
      open.append(high(of: next) & ~1)
    }
    return levels
  }
}
