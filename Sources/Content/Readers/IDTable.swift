import Rules

/// Ids by kind and scope, with what belongs to each; found in constant time, kept in the order of coming.
struct IDTable<Value> {
  struct Entry {
    var kind: Reading.Kind
    var scope: Int32
    var id: String
    var value: Value
    /// The hash of the kind and the id; the scope is mixed in where it is looked for.
    fileprivate var hash: UInt32
  }

  private(set) var entries: ContiguousArray<Entry> = []
  /// The places of entries, one more than each; 0 for a free slot.
  ///
  /// As many as a power of two.
  private var slots = ContiguousArray<UInt32>(repeating: 0, count: 1024)

  /// The entry of an id.
  func find(_ kind: Reading.Kind, _ scope: Int32, _ id: String) -> Entry? {
    let found = slot(kind, scope, id, Self.hash(kind, id))
    let place = slots[found]
    return place == 0 ? nil : entries[Int(place) - 1]
  }

  /// Adds an id; returns the entry that was there before, which stays as it is.
  mutating func insert(
    _ kind: Reading.Kind,
    _ scope: Int32,
    _ id: String,
    _ value: @autoclosure () -> Value
  ) -> Entry? {
    let hash = Self.hash(kind, id)
    let free = slot(kind, scope, id, hash)
    let place = slots[free]
    if place != 0 { return entries[Int(place) - 1] }
    add(Entry(kind: kind, scope: scope, id: id, value: value(), hash: hash), at: free)
    return nil
  }

  /// Adds an entry of another table, in a scope of this one; returns the entry that was there before.
  mutating func insert(_ entry: Entry, in scope: Int32) -> Entry? {
    let free = slot(entry.kind, scope, entry.id, entry.hash)
    let place = slots[free]
    if place != 0 { return entries[Int(place) - 1] }
    var entry = entry
    entry.scope = scope
    add(entry, at: free)
    return nil
  }

  /// Reads where an entry of another table will be looked for, so that it is at hand when that is added.
  func warm(_ entry: Entry, in scope: Int32) -> UInt32 {
    slots[Self.start(entry.hash, scope, slots.count - 1)]
  }

  private mutating func add(_ entry: Entry, at free: Int) {
    entries.append(entry)
    slots[free] = UInt32(entries.count)
    if entries.count * 2 > slots.count { grow(to: slots.count * 4) }
  }

  private static func start(_ hash: UInt32, _ scope: Int32, _ mask: Int) -> Int {
    Int(hash ^ UInt32(bitPattern: scope) &* 0x9E37_79B9) & mask
  }

  private func slot(_ kind: Reading.Kind, _ scope: Int32, _ id: String, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Self.start(hash, scope, mask)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash, entry.kind == kind, entry.scope == scope, entry.id == id { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// Makes room for so many ids in all.
  mutating func reserve(_ count: Int) {
    entries.reserveCapacity(count)
    var size = slots.count
    while size < count * 2 { size *= 2 }
    if size > slots.count { grow(to: size) }
  }

  private mutating func grow(to size: Int) {
    slots = ContiguousArray(repeating: 0, count: size)
    let mask = slots.count - 1
    for place in entries.indices {
      var slot = Self.start(entries[place].hash, entries[place].scope, mask)
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(place + 1)
    }
  }

  private static func hash(_ kind: Reading.Kind, _ id: String) -> UInt32 {
    NameTable.hash(id, UInt64(kind.number))
  }
}

extension IDTable.Entry: Sendable where Value: Sendable {}
extension IDTable: Sendable where Value: Sendable {}
