import Content
import Glibc

/// Spreads work over threads, one a processor.
struct ThreadSpreader: WorkSpreader {
  /// More than these gain little, as what follows is done by one.
  private static let mostThreads = 8

  func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
    let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let threads = min(count, processors, Self.mostThreads)
    guard threads > 1 else { return (0..<count).map(work) }
    let results = UnsafeMutablePointer<Result>.allocate(capacity: count)
    defer { results.deallocate() }
    withoutActuallyEscaping(work) { work in
      // Each result is written by one thread, and read only when all are done.
      nonisolated(unsafe) let results = results
      let share = Share { thread in
        for number in stride(from: thread, to: count, by: threads) {
          (results + number).initialize(to: work(number))
        }
      }
      share.run(on: threads)
    }
    let all = UnsafeMutableBufferPointer(start: results, count: count)
    defer { all.deinitialize() }
    return Array(all)
  }

  /// What each thread does of the whole.
  private final class Share: Sendable {
    private let work: @Sendable (Int) -> Void

    init(_ work: @escaping @Sendable (Int) -> Void) { self.work = work }

    /// One thread's part.
    private final class Part: Sendable {
      let share: Share
      let thread: Int

      init(_ share: Share, _ thread: Int) {
        self.share = share
        self.thread = thread
      }
    }

    func run(on threads: Int) {
      var started: [pthread_t] = []
      for thread in 1..<threads {
        let part = Unmanaged.passRetained(Part(self, thread))
        var id = pthread_t()
        let failure = pthread_create(
          &id,
          nil,
          { raw in
            guard let raw else { return nil }
            let part = Unmanaged<Part>.fromOpaque(raw).takeRetainedValue()
            part.share.work(part.thread)
            return nil
          },
          part.toOpaque()
        )
        if failure == 0 {
          started.append(id)
        } else {
          part.release()
          work(thread)
        }
      }
      work(0)
      for id in started { pthread_join(id, nil) }
    }
  }
}
