import Glibc
import Reports
import Synchronization

/// Says on standard error how far a command has come, once it has taken more than a second.
///
/// A thread of its own looks at the clock, so that one long part is told of too.
final class Progress: Sendable {
  private struct State {
    var words: ProgressWords
    var done = 0
    var isOver = false
  }

  private let isShown = isatty(STDERR_FILENO) == 1
  private let state: Mutex<State>

  /// Begins with work of so many parts.
  init(_ work: String, of count: Int) {
    // A line that takes its own place may change often; in a file each one stays.
    let pace = isatty(STDERR_FILENO) == 1 ? 200 : 5_000
    state = Mutex(State(words: ProgressWords(work, of: count, pace: pace, at: Self.now())))
    watch()
  }

  /// One more part is done.
  func step() { state.withLock { $0.done += 1 } }

  /// Takes the line away again.
  func finish() {
    state.withLock { state in
      state.isOver = true
      if isShown, state.words.hasSpoken { Output.progress("\r\u{1B}[K") }
    }
  }

  private func watch() {
    var thread = pthread_t()
    let progress = Unmanaged.passRetained(self)
    let failure = pthread_create(
      &thread,
      nil,
      { raw in
        guard let raw else { return nil }
        let progress = Unmanaged<Progress>.fromOpaque(raw).takeRetainedValue()
        while progress.speaks() { usleep(50_000) }
        return nil
      },
      progress.toOpaque()
    )
    if failure == 0 { pthread_detach(thread) } else { progress.release() }
  }

  /// Says what there is to say; false when the work is over.
  private func speaks() -> Bool {
    state.withLock { state in
      guard !state.isOver else { return false }
      if let line = state.words.line(done: state.done, at: Self.now()) {
        Output.progress(isShown ? "\r" + line : line + "\n")
      }
      return true
    }
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
