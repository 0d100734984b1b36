/// The states of an exploration, each known by its page and the words that count there.
struct StateTable {
  /// A walk that waits for the answer of a page.
  struct State {
    var page: Int32
    /// Where its words begin.
    var words: Int
    /// The state before it, and what was answered there; -1 for the first.
    var parent: Int32
    var answer: UInt64
    /// How many answers it holds.
    var answers: Int32
    /// The pages since the last answer, when the next one may stay open.
    var trail: Range<Int>
  }

  private(set) var states: ContiguousArray<State> = []
  private(set) var words: ContiguousArray<UInt64> = []
  private(set) var trails: ContiguousArray<Int32> = []
  /// The numbers of states, one more than each; 0 for a free slot.
  private var slots = ContiguousArray<UInt32>(repeating: 0, count: 256)
  private var hashes: ContiguousArray<UInt64> = []

  /// Adds a state unless it is known; returns its number when it is new.
  mutating func insert(_ state: State, _ key: [UInt64], trail: [Int32]) -> Int? {
    var hash = UInt64(truncatingIfNeeded: state.page)
    for word in key {
      let product = (hash ^ word ^ 0x9E37_79B9_7F4A_7C15)
        .multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      hash = product.high ^ product.low
    }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if isEqual(Int(slots[slot]) - 1, state.page, key, hash) { return nil }
      slot = (slot + 1) & mask
    }
    var state = state
    state.words = words.count
    words.append(contentsOf: key)
    state.trail = trails.count..<trails.count + trail.count
    trails.append(contentsOf: trail)
    states.append(state)
    hashes.append(hash)
    slots[slot] = UInt32(states.count)
    if states.count * 2 > slots.count { grow() }
    return states.count - 1
  }

  private func isEqual(_ number: Int, _ page: Int32, _ key: [UInt64], _ hash: UInt64) -> Bool {
    guard hashes[number] == hash, states[number].page == page else { return false }
    let start = states[number].words
    return key.indices.allSatisfy { words[start + $0] == key[$0] }
  }

  private mutating func grow() {
    slots = ContiguousArray(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }
}
