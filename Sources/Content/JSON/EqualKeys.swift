/// Finds keys of an object that are equal.
enum EqualKeys {
  /// One bit of 64 for a key: keys with different bits differ.
  @inline(__always)
  static func bit(of key: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    guard count > 0 else { return 1 }
    let mixed = Int(key[0]) &* 7 &+ Int(key[count - 1]) &* 13 &+ Int(key[count / 2]) &* 29 &+ count
    return 1 << UInt64(truncatingIfNeeded: mixed & 63)
  }

  /// Whether two keys of an object are equal, as people read them: escapes resolved, and a letter with
  /// its accent equal to the letter followed by an accent.
  static func exist(
    in object: Int,
    _ nodes: JSONNodes,
    _ bytes: UnsafePointer<UInt8>
  ) -> Bool {
    let end = Int(nodes[object].next)
    var key = object + 1
    var count = 0
    var arePlain = true
    while key < end {
      count += 1
      arePlain = arePlain && nodes[key].isPlain
      key = Int(nodes[Int(nodes[key].next)].next)
    }
    if count < 2 { return false }
    if !arePlain { return hasEqual(object, nodes, bytes, Self.characters(of:)) }
    // A few keys are compared with each other faster than they are hashed.
    return count <= 12
      ? hasEqualAmongFew(object, nodes, bytes) : hasEqual(object, nodes, bytes) { $0 }
  }

  private static func hasEqualAmongFew(
    _ object: Int,
    _ nodes: JSONNodes,
    _ bytes: UnsafePointer<UInt8>
  ) -> Bool {
    let end = Int(nodes[object].next)
    var later = Int(nodes[Int(nodes[object + 1].next)].next)
    while later < end {
      var earlier = object + 1
      while earlier < later {
        if name(earlier, nodes, bytes) == name(later, nodes, bytes) { return true }
        earlier = Int(nodes[Int(nodes[earlier].next)].next)
      }
      later = Int(nodes[Int(nodes[later].next)].next)
    }
    return false
  }

  private static func hasEqual<Name: Hashable>(
    _ object: Int,
    _ nodes: JSONNodes,
    _ bytes: UnsafePointer<UInt8>,
    _ name: (PlainName) -> Name
  ) -> Bool {
    var seen: Set<Name> = []
    let end = Int(nodes[object].next)
    var key = object + 1
    while key < end {
      if !seen.insert(name(self.name(key, nodes, bytes))).inserted { return true }
      key = Int(nodes[Int(nodes[key].next)].next)
    }
    return false
  }

  private static func characters(of name: PlainName) -> String {
    JSONEscapes.resolved(Array(name.bytes)[...])
  }

  private static func name(
    _ key: Int,
    _ nodes: JSONNodes,
    _ bytes: UnsafePointer<UInt8>
  ) -> PlainName {
    let inner = Int(nodes[key].start) + 1..<Int(nodes[key].end) - 1
    return PlainName(
      bytes: UnsafeBufferPointer(start: bytes + inner.lowerBound, count: inner.count)
    )
  }
}

/// The bytes of a key, compared as bytes; lives no longer than the bytes it points into.
private struct PlainName: Hashable {
  let bytes: UnsafeBufferPointer<UInt8>

  @inline(__always)
  static func == (left: PlainName, right: PlainName) -> Bool {
    guard left.bytes.count == right.bytes.count else { return false }
    var place = left.bytes.count - 1
    // From the end: keys in a row tend to begin alike.
    while place >= 0, left.bytes[place] == right.bytes[place] { place -= 1 }
    return place < 0
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
  }
}
