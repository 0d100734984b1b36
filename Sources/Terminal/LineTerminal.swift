import Glibc

/// Something that happened while the program waited for a line.
public enum LineEvent: Equatable, Sendable {
  /// A line without its newline.
  case line(String)
  /// A line that was too long and was dropped as a whole.
  case tooLong
  /// A line that was not valid UTF-8 and was dropped as a whole.
  case notUTF8
  /// Ctrl-C, or the signal INT.
  case interrupted
  /// The signal HUP.
  case hangUp
  /// The signals TERM and QUIT.
  case terminate
  /// The other source is readable, or has been quiet for as long as it was to be waited for.
  case stirred
  /// No line will come any more.
  case closed
}

/// Input and output line by line, for screen readers, pipes and tests.
///
/// What is written must have passed `SafeText`. Ctrl-Z is left to the terminal.
public final class LineTerminal {
  /// The most bytes a line may have.
  public static let longestLine = 64 * 1_024

  private let signals: Signals
  private let input: Int32
  private let output: Int32
  private var events: [LineEvent] = []
  private var buffer: [UInt8] = []
  private var searched = 0
  private var isOverlong = false
  private var isEnded = false
  private var isEndTold = false

  /// Starts to speak on standard input and output.
  public convenience init() throws(TerminalError) {
    try self.init(input: STDIN_FILENO, output: STDOUT_FILENO)
  }

  init(input: Int32, output: Int32) throws(TerminalError) {
    signals = try Signals(forScreen: false)
    self.input = input
    self.output = output
  }

  /// Writes lines, each with a newline after it, all at once.
  public func write(_ lines: [String]) throws(TerminalError) {
    var text = ""
    for line in lines {
      text += line
      text += "\n"
    }
    try send(text)
  }

  /// Writes a text after which the user types: no newline follows.
  public func prompt(_ text: String) throws(TerminalError) {
    try send(text)
  }

  /// Waits for the next line.
  public func next() -> LineEvent { next(or: nil) }

  /// Waits for the next line or for another source; with one, the end of input is told only once.
  public func next(or other: OtherSource?) -> LineEvent {
    while true {
      if !events.isEmpty { return events.removeFirst() }
      if let line = takeLine() { return line }
      if isEnded, other == nil || !isEndTold {
        isEndTold = true
        return .closed
      }
      let ready = signals.wait(
        input: isEnded ? -1 : input,
        or: other?.descriptor ?? -1,
        milliseconds: other.map { Int32($0.patience) } ?? -1
      )
      if ready.signal { takeSignals() }
      if ready.input { readInput() }
      if ready.other || other != nil && !ready.signal && !ready.input { return .stirred }
    }
  }

  // MARK: - Reading

  private func readInput() {
    let count = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4_096) { bytes in
      let count = read(input, bytes.baseAddress, bytes.count)
      if count > 0 { buffer.append(contentsOf: bytes.prefix(count)) }
      return count
    }
    if count == 0 || count < 0 && errno != EINTR && errno != EAGAIN { isEnded = true }
  }

  /// The first whole line that was read; at the end of input also one without a newline.
  private func takeLine() -> LineEvent? {
    let newline = buffer[searched...].firstIndex(of: UInt8(ascii: "\n"))
    if newline == nil {
      searched = buffer.count
      if searched > Self.longestLine {
        isOverlong = true
        buffer.removeAll(keepingCapacity: true)
        searched = 0
      }
      if !isEnded || buffer.isEmpty && !isOverlong { return nil }
    }
    let end = newline ?? buffer.count
    defer {
      buffer.removeSubrange(..<(newline.map { $0 + 1 } ?? end))
      searched = 0
      isOverlong = false
    }
    if isOverlong || end > Self.longestLine { return .tooLong }
    let isWindows = end > 0 && buffer[end - 1] == UInt8(ascii: "\r")
    let line = String(validating: buffer[..<(isWindows ? end - 1 : end)], as: UTF8.self)
    return line.map { .line($0) } ?? .notUTF8
  }

  private func takeSignals() {
    for number in signals.take() {
      switch number {
      case SIGHUP: events.append(.hangUp)
      case SIGINT: events.append(.interrupted)
      default: events.append(.terminate)
      }
    }
  }

  // MARK: - Writing

  private func send(_ text: String) throws(TerminalError) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
        continue
      }
      switch errno {
      case EINTR: continue

      case EAGAIN:
        var writable = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        _ = poll(&writable, 1, -1)

      case EPIPE: throw .outputClosed

      default: throw .writeFailed(errno)
      }
    }
  }
}
