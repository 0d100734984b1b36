import Rules

/// Tests of facts that were read lately: the same test again shares its memory.
///
/// Large procedures ask the same few things of their settings on many pages.
struct SeenTests {
  private typealias Entry = (fact: String, option: String, test: Expression)

  private static let count: UInt32 = 256

  /// A place for each hash; empty until something is kept.
  private var entries: ContiguousArray<Entry> = []

  /// The test whether a choice is an option.
  mutating func equals(_ fact: String, _ option: String) -> Expression {
    if entries.isEmpty {
      let none = Expression.equals(fact: "", option: "")
      entries = ContiguousArray(repeating: ("", "", none), count: Int(Self.count))
    }
    let hash = NameTable.hash(fact, UInt64(option.utf8.first ?? 0))
    let place = Int(hash & (Self.count - 1))
    if entries[place].fact == fact, entries[place].option == option { return entries[place].test }
    let test = Expression.equals(fact: fact, option: option)
    entries[place] = (fact, option, test)
    return test
  }
}
