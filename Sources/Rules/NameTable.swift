/// A number for each of some names, found without Swift's dictionary: to hash ids is most of its work.
package struct NameTable: Sendable {
  private struct Entry: Sendable {
    var name: String
    var number: Int32
    var hash: UInt32
  }

  private var entries: ContiguousArray<Entry> = []
  /// The places of entries, one more than each, below their hashes; 0 for a free slot.
  ///
  /// As many as a power of two, or none.
  private var slots: ContiguousArray<UInt64> = []

  /// Makes a table with room for so many names.
  package init(capacity: Int = 0) { reserve(capacity) }

  /// How many names there are.
  package var count: Int { entries.count }

  /// Makes room for so many names in all.
  package mutating func reserve(_ count: Int) {
    guard count * 2 > slots.count else { return }
    entries.reserveCapacity(count)
    grow(to: count)
  }

  /// The number of a name; a name that gets another number forgets the one it had.
  package subscript(name: String) -> Int? {
    get {
      guard !slots.isEmpty else { return nil }
      let found = slots[slot(of: name, Self.hash(name))]
      return found == 0 ? nil : Int(entries[Self.place(found)].number)
    }
    set {
      guard let newValue else { return }
      if (entries.count + 1) * 2 > slots.count { grow(to: 2 * (entries.count + 1)) }
      let hash = Self.hash(name)
      let free = slot(of: name, hash)
      if slots[free] != 0 {
        entries[Self.place(slots[free])].number = Int32(newValue)
        return
      }
      entries.append(Entry(name: name, number: Int32(newValue), hash: hash))
      slots[free] = Self.slot(entries.count - 1, hash)
    }
  }

  /// Reads what looking for a name will read, so that it is at hand then: of many names this may be done
  /// at once, and memory is slow.
  package func warm(_ name: String) -> UInt32 {
    guard !slots.isEmpty else { return 0 }
    let slot = slots[Int(Self.hash(name)) & (slots.count - 1)]
    return slot == 0 ? 0 : entries[Self.place(slot)].hash
  }

  private static func slot(_ place: Int, _ hash: UInt32) -> UInt64 {
    UInt64(hash) << 32 | UInt64(place + 1)
  }

  private static func place(_ slot: UInt64) -> Int { Int(slot & 0xFFFF_FFFF) - 1 }

  private func slot(of name: String, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      // An entry lies far away, so it is looked at only when it is most likely the right one.
      if slots[slot] >> 32 == UInt64(hash), entries[Self.place(slots[slot])].name == name { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow(to count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = ContiguousArray(repeating: 0, count: size)
    for place in entries.indices {
      var slot = Int(entries[place].hash) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Self.slot(place, entries[place].hash)
    }
  }

  /// Mixes eight letters at a time; ids are short, and most of them differ in their last letters.
  package static func hash(_ name: String, _ seed: UInt64 = 0) -> UInt32 {
    var mixed = seed
    var name = name
    name.withUTF8 { letters in
      let raw = UnsafeRawBufferPointer(letters)
      var place = 0
      while place + 8 <= raw.count {
        mix(&mixed, raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        place += 8
      }
      var rest = UInt64(raw.count) << 56
      while place < raw.count {
        rest = rest << 8 | UInt64(raw[place])
        place += 1
      }
      mix(&mixed, rest)
    }
    return UInt32(truncatingIfNeeded: mixed ^ mixed >> 32)
  }

  @inline(__always)
  private static func mix(_ mixed: inout UInt64, _ word: UInt64) {
    let product = (mixed ^ word ^ 0x9E37_79B9_7F4A_7C15)
      .multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    mixed = product.high ^ product.low
  }
}
