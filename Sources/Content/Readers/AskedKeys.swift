/// The keys of one object that its reader asked for; told only when something is wrong.
///
/// Without an array: a guide has thousands of objects, and hardly any of them is wrong.
struct AskedKeys {
  private static let most = 24

  private var first: UnsafePointer<UInt8>?
  /// How far each key lies from the first: all stand in the program itself.
  private var distances = InlineArray<24, Int32>(repeating: 0)
  private var count = 0

  /// Adds a key; those beyond the most that are kept are not told.
  @inline(__always)
  mutating func append(_ key: StaticString) {
    guard count < Self.most else { return }
    let start = first ?? key.utf8Start
    first = start
    distances[count] = Int32(truncatingIfNeeded: key.utf8Start - start)
    count += 1
  }

  /// The keys in the order of asking.
  var words: [String] {
    // A static string ends in a zero.
    (0..<count).compactMap { place in
      first.map { String(cString: $0 + Int(distances[place])) }
    }
  }
}
