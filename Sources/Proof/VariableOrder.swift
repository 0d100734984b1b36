/// The variables that await a decision, the one met most in recent conflicts first.
///
/// A heap over activities that grow by an ever larger step, which is the same as letting old ones decay.
/// Equal ones come in the order of their numbers, so that a search is the same in every run.
struct VariableOrder: Sendable {
  private static let decay = 0.95
  private static let mostActivity = 1e100

  private var activities: ContiguousArray<Double> = [0]
  private var heap: ContiguousArray<Int32> = []
  /// The place of each variable in the heap, or -1.
  private var places: ContiguousArray<Int32> = [-1]
  private var step = 1.0

  /// Takes in a new variable, numbered after the last.
  mutating func add() {
    let variable = Int32(activities.count)
    activities.append(0)
    places.append(-1)
    put(variable)
  }

  /// Lets a variable await a decision again.
  @inline(__always)
  mutating func put(_ variable: Int32) {
    guard places[Int(variable)] < 0 else { return }
    heap.append(variable)
    places[Int(variable)] = Int32(heap.count - 1)
    rise(heap.count - 1)
  }

  /// Takes the first variable out; nil when none is left.
  mutating func next() -> Int32? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    places[Int(first)] = -1
    if !heap.isEmpty {
      heap[0] = last
      places[Int(last)] = 0
      sink(0)
    }
    return first
  }

  /// Notes that a variable had part in a conflict.
  mutating func bump(_ variable: Int32) {
    activities[Int(variable)] += step
    if activities[Int(variable)] > Self.mostActivity {
      for place in activities.indices { activities[place] /= Self.mostActivity }
      step /= Self.mostActivity
    }
    let place = places[Int(variable)]
    if place >= 0 { rise(Int(place)) }
  }

  /// Lets what was noted so far count for less.
  mutating func age() { step /= Self.decay }

  @inline(__always)
  private func comes(_ one: Int32, before other: Int32) -> Bool {
    let mine = activities[Int(one)]
    let others = activities[Int(other)]
    return mine > others || (mine == others && one < other)
  }

  private mutating func rise(_ start: Int) {
    var place = start
    let variable = heap[place]
    while place > 0 {
      let parent = (place - 1) / 2
      guard comes(variable, before: heap[parent]) else { break }
      heap[place] = heap[parent]
      places[Int(heap[place])] = Int32(place)
      place = parent
    }
    heap[place] = variable
    places[Int(variable)] = Int32(place)
  }

  private mutating func sink(_ start: Int) {
    var place = start
    let variable = heap[place]
    while true {
      var child = 2 * place + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, comes(heap[child + 1], before: heap[child]) { child += 1 }
      guard comes(heap[child], before: variable) else { break }
      heap[place] = heap[child]
      places[Int(heap[place])] = Int32(place)
      place = child
    }
    heap[place] = variable
    places[Int(variable)] = Int32(place)
  }
}
