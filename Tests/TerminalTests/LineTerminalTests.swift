import Glibc
import Testing

@testable import Terminal

/// One at a time: signals and their handlers belong to the whole process.
@Suite(.serialized) struct LineTerminalTests {
  /// A line terminal that reads the given bytes and then the end.
  static func events(_ bytes: [UInt8]) throws -> [LineEvent] {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let written = bytes.isEmpty ? 0 : write(ends[1], bytes, bytes.count)
    try #require(written == bytes.count)
    close(ends[1])
    let terminal = try LineTerminal(input: ends[0], output: -1)
    defer { close(ends[0]) }
    var events: [LineEvent] = []
    repeat { events.append(terminal.next()) } while events.last != .closed
    return events
  }

  @Test(
    arguments: [
      ("", []), ("ja\nnee\n", [.line("ja"), .line("nee")]), ("één\r\n", [.line("één")]),
      ("\n\n", [.line(""), .line("")]), ("zonder einde", [.line("zonder einde")]),
    ] as [(String, [LineEvent])]
  )
  func `lines are read until the end`(text: String, lines: [LineEvent]) throws {
    #expect(try Self.events(Array(text.utf8)) == lines + [.closed])
  }

  @Test func `a line that is not text is dropped and said so`() throws {
    #expect(try Self.events([0xC3, 0x28, 0x0A, 0x61, 0x0A]) == [.notUTF8, .line("a"), .closed])
  }

  @Test func `a line that is too long is dropped as a whole`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    let terminal = try LineTerminal(input: ends[0], output: -1)
    let long = [UInt8](repeating: 0x61, count: 3 * LineTerminal.longestLine / 4)
    // In pieces that a pipe holds; the reader takes them in between.
    let writer = Writer(descriptor: dup(ends[1]), pieces: [long, long, [0x0A, 0x62, 0x0A]])
    close(ends[1])
    #expect(terminal.next() == .tooLong)
    #expect(terminal.next() == .line("b"))
    #expect(terminal.next() == .closed)
    writer.wait()
  }

  @Test(arguments: [
    (SIGINT, LineEvent.interrupted), (SIGTERM, .terminate), (SIGQUIT, .terminate),
    (SIGHUP, .hangUp),
  ])
  func `a signal is an event`(number: Int32, event: LineEvent) throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { ends.forEach { close($0) } }
    let terminal = try LineTerminal(input: ends[0], output: -1)
    kill(getpid(), number)
    #expect(terminal.next() == event)
  }

  @Test func `lines are written with newlines and a prompt without`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { ends.forEach { close($0) } }
    let terminal = try LineTerminal(input: -1, output: ends[1])
    try terminal.write(["een", "twee"])
    try terminal.prompt("> ")
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = read(ends[0], &bytes, bytes.count)
    #expect(String(decoding: bytes.prefix(count), as: UTF8.self) == "een\ntwee\n> ")
  }

  @Test func `an output that nobody reads is an error`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let terminal = try LineTerminal(input: -1, output: ends[1])
    #expect(throws: TerminalError.outputClosed) { try terminal.write(["x"]) }
  }
}

/// Writes from a thread of its own, since a pipe holds less than a test may need.
private final class Writer: @unchecked Sendable {
  private var thread = pthread_t()
  private let descriptor: Int32
  private let pieces: [[UInt8]]

  init(descriptor: Int32, pieces: [[UInt8]]) {
    self.descriptor = descriptor
    self.pieces = pieces
    let context = Unmanaged.passRetained(self).toOpaque()
    pthread_create(
      &thread,
      nil,
      { context in
        guard let context else { return nil }
        Unmanaged<Writer>.fromOpaque(context).takeRetainedValue().run()
        return nil
      },
      context
    )
  }

  private func run() {
    for piece in pieces {
      var rest = piece[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else { break }
        rest = rest.dropFirst(count)
      }
    }
    close(descriptor)
  }

  func wait() {
    pthread_join(thread, nil)
  }
}
