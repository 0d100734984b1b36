/// The keys of one object that its reader asked for; told only when something is wrong.
///
/// Without an array: a guide has thousands of objects, and hardly any of them is wrong.
struct AskedKeys {
  private static let most = 32

  private var starts = InlineArray<32, UnsafePointer<UInt8>?>(repeating: nil)
  private var count = 0

  /// Adds a key; those beyond the most that are kept are not told.
  @inline(__always)
  mutating func append(_ key: StaticString) {
    guard count < Self.most else { return }
    starts[count] = key.utf8Start
    count += 1
  }

  /// The keys in the order of asking.
  var words: [String] {
    // A static string ends in a zero.
    (0..<count).compactMap { starts[$0].map { String(cString: $0) } }
  }
}
