import CNcurses
import Glibc

/// The signals that concern the program, each as a readable byte.
struct Signals: ~Copyable {
  /// The end of the pipe to wait for.
  let descriptor: Int32

  /// Catches what ends the program, and for a screen also what stops, continues and resizes.
  init(forScreen: Bool) throws(TerminalError) {
    descriptor = signals_catch_ending()
    guard descriptor >= 0 else { throw .noSignals(errno) }
    if forScreen { signals_catch_screen() }
  }

  deinit {
    signals_release()
  }

  /// The signals that came since the last time, each once, in the order of their first coming.
  func take() -> [Int32] {
    var numbers: [Int32] = []
    var bytes = [UInt8](repeating: 0, count: 64)
    while true {
      let count = read(descriptor, &bytes, bytes.count)
      guard count > 0 else { return numbers }
      for byte in bytes.prefix(count) where !numbers.contains(Int32(byte)) {
        numbers.append(Int32(byte))
      }
    }
  }

  /// Waits until input or a signal is there; `milliseconds` below zero waits for ever.
  ///
  /// Nothing is done while waiting: an idle program costs nothing.
  func wait(input: Int32, milliseconds: Int32) -> (input: Bool, signal: Bool) {
    let ready = wait(input: input, or: -1, milliseconds: milliseconds)
    return (ready.input, ready.signal)
  }

  /// Waits for another source as well; below zero is none.
  func wait(
    input: Int32,
    or other: Int32,
    milliseconds: Int32
  ) -> (input: Bool, signal: Bool, other: Bool) {
    var sources = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: other, events: Int16(POLLIN), revents: 0),
    ]
    // An interruption by a signal has put its byte into the pipe: look again at once.
    while poll(&sources, 3, milliseconds) < 0 && errno == EINTR {}
    return (sources[1].revents != 0, sources[0].revents != 0, sources[2].revents != 0)
  }
}
