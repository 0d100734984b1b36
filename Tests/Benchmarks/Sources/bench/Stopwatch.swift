/// Times work on the monotonic clock.
enum Stopwatch {
  /// The seconds that work takes.
  static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = SuspendingClock.now
    try work()
    let parts = (SuspendingClock.now - start).components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }

  /// The middle of several measurements of the same work.
  static func median(of repetitions: Int, _ work: () throws -> Void) rethrows -> Double {
    var times: [Double] = []
    for _ in 0..<repetitions { times.append(try seconds(work)) }
    return times.sorted()[repetitions / 2]
  }
}
