import Content
import Glibc

/// Spreads work over threads, one a processor.
struct ThreadSpreader: WorkSpreader {
  /// More than these gain little, as what follows is done by one.
  private static let mostThreads = 8

  func each<Result: Sendable>(
    _ count: Int,
    _ work: @Sendable (Int) -> Result,
    take: (Result) -> Void
  ) {
    let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let threads = min(count, processors, Self.mostThreads)
    guard threads > 1 else {
      for number in 0..<count { take(work(number)) }
      return
    }
    let results = UnsafeMutablePointer<Result>.allocate(capacity: count)
    defer { results.deallocate() }
    withoutActuallyEscaping(work) { work in
      // A result is written by the thread that did the piece, and read once the line knows of it.
      nonisolated(unsafe) let results = results
      let line = WorkLine(count, ahead: 2 * threads) { (results + $0).initialize(to: work($0)) }
      line.run(on: threads) { take((results + $0).move()) }
    }
  }
}

/// Pieces of work in a line: threads take the next one, and whoever waits for results gets them in order.
private final class WorkLine: @unchecked Sendable {
  private let work: @Sendable (Int) -> Void
  private let count: Int
  /// How many pieces may be done that were not handed over: their results take memory.
  private let ahead: Int
  // All below is read and written behind the lock alone.
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var next = 0
  private var taken = 0
  private var isDone: [Bool]

  init(_ count: Int, ahead: Int, _ work: @escaping @Sendable (Int) -> Void) {
    self.work = work
    self.count = count
    self.ahead = ahead
    isDone = Array(repeating: false, count: count)
    pthread_mutex_init(lock, nil)
    pthread_cond_init(change, nil)
  }

  deinit {
    pthread_cond_destroy(change)
    pthread_mutex_destroy(lock)
    change.deallocate()
    lock.deallocate()
  }

  /// Does all of it, with this thread among others; this one takes the results.
  func run(on threads: Int, take: (Int) -> Void) {
    // The first piece is this thread's, which has the most memory at hand.
    next = 1
    var started: [pthread_t] = []
    for _ in 1..<threads {
      let line = Unmanaged.passRetained(self)
      var id = pthread_t()
      let failure = pthread_create(
        &id,
        nil,
        { raw in
          guard let raw else { return nil }
          let line = Unmanaged<WorkLine>.fromOpaque(raw).takeRetainedValue()
          while line.doNext(waits: true) {}
          return nil
        },
        line.toOpaque()
      )
      if failure == 0 { started.append(id) } else { line.release() }
    }
    finish(0)
    for number in 0..<count {
      while !isReady(number) { _ = doNext(waits: false) }
      take(number)
      pthread_mutex_lock(lock)
      taken += 1
      pthread_cond_broadcast(change)
      pthread_mutex_unlock(lock)
    }
    for id in started { pthread_join(id, nil) }
  }

  /// Whether a result is there; when nothing is left to do meanwhile, waits until it is.
  private func isReady(_ number: Int) -> Bool {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while !isDone[number] {
      if mayBegin { return false }
      pthread_cond_wait(change, lock)
    }
    return true
  }

  private var mayBegin: Bool { next < count && next - taken < ahead }

  /// Does the next piece; false when there is none, or none yet for those who do not wait.
  private func doNext(waits: Bool) -> Bool {
    pthread_mutex_lock(lock)
    while waits, next < count, !mayBegin { pthread_cond_wait(change, lock) }
    guard mayBegin else {
      pthread_mutex_unlock(lock)
      return false
    }
    let number = next
    next += 1
    pthread_mutex_unlock(lock)
    finish(number)
    return true
  }

  /// Does a piece that nobody else took.
  private func finish(_ number: Int) {
    work(number)
    pthread_mutex_lock(lock)
    isDone[number] = true
    pthread_cond_broadcast(change)
    pthread_mutex_unlock(lock)
  }
}
