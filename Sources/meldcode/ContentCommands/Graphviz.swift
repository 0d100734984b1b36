import Glibc

/// Draws with Graphviz' `dot`, which is started without a shell and speaks through pipes.
enum Graphviz {
  /// The longest that a drawing may take, in seconds.
  private static let patience = 60
  /// The largest drawing, in bytes.
  private static let largestDrawing = 64 << 20

  /// The drawing of a text in the language of `dot`, as SVG.
  static func svg(of text: String) throws -> String {
    let (status, output, errors) = try run(["dot", "-Tsvg"], input: Array(text.utf8))
    guard status == 0 else {
      let words = String(decoding: errors.prefix(500), as: UTF8.self)
      throw Failure("dot could not draw this; it says: " + words)
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func run(
    _ arguments: [String],
    input: [UInt8]
  ) throws -> (status: Int32, output: [UInt8], errors: [UInt8]) {
    let pipes = try (0..<3).map { _ in try pipe() }
    defer { for pipe in pipes { pipe.close() } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes[0].read, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes[1].write, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes[2].write, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A closed pipe is an error for us, but what ends other programs.
    var usual = sigset_t()
    sigemptyset(&usual)
    sigaddset(&usual, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let number = posix_spawnp(&process, arguments[0], &actions, &attributes, words, environ)
    guard number == 0 else { throw failure(number) }
    for place in [0, 1, 2] { pipes[place].closeEnd(ofChild: place) }
    let talk = Talk(input, pipes)
    let isDone = talk.finish(within: patience, atMost: largestDrawing)
    if !isDone { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    guard isDone else {
      throw Failure(
        "dot took longer than \(patience) seconds or drew too much; draw less with --from, --to or --only"
      )
    }
    return (status, talk.output, talk.errors)
  }

  private static func failure(_ number: Int32) -> Failure {
    guard number == ENOENT || number == EACCES else {
      return Failure("cannot start dot: " + String(cString: strerror(number)))
    }
    return Failure(
      "Graphviz is not installed, and an SVG is drawn by its program dot; install it (on Debian: sudo "
        + "apt-get install graphviz), or use --format dot, mermaid or text"
    )
  }

  private static func pipe() throws -> Pipe {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else {
      throw Failure("cannot make a pipe: " + String(cString: strerror(errno)))
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return Pipe(read: ends[0], write: ends[1])
  }

  /// Both ends of a pipe, closed at most once.
  private final class Pipe {
    private(set) var read: Int32
    private(set) var write: Int32

    init(read: Int32, write: Int32) {
      (self.read, self.write) = (read, write)
    }

    /// Closes the end that belongs to the child: the reading one of its input, else the writing one.
    func closeEnd(ofChild place: Int) { if place == 0 { closeRead() } else { closeWrite() } }

    func closeRead() {
      if read >= 0 { Glibc.close(read) }
      read = -1
    }

    func closeWrite() {
      if write >= 0 { Glibc.close(write) }
      write = -1
    }

    func close() {
      closeRead()
      closeWrite()
    }
  }

  /// Writes to a child and reads from it at once, so that neither waits for the other for ever.
  private final class Talk {
    private(set) var output: [UInt8] = []
    private(set) var errors: [UInt8] = []
    private var rest: ArraySlice<UInt8>
    private let pipes: [Pipe]

    init(_ input: [UInt8], _ pipes: [Pipe]) {
      rest = input[...]
      self.pipes = pipes
      // A write to a full pipe must not wait while the child waits for us.
      _ = fcntl(pipes[0].write, F_SETFL, O_NONBLOCK)
    }

    /// Whether the child closed its outputs in time.
    func finish(within seconds: Int, atMost bytes: Int) -> Bool {
      let end = Self.now() + seconds
      while pipes[1].read >= 0 || pipes[2].read >= 0 {
        guard Self.now() < end, output.count <= bytes, errors.count <= bytes else { return false }
        var waiting = [
          pollfd(fd: pipes[0].write, events: Int16(POLLOUT), revents: 0),
          pollfd(fd: pipes[1].read, events: Int16(POLLIN), revents: 0),
          pollfd(fd: pipes[2].read, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&waiting, 3, 1_000) > 0 else { continue }
        if waiting[0].revents != 0 { send() }
        if waiting[1].revents != 0 { Self.take(pipes[1], into: &output) }
        if waiting[2].revents != 0 { Self.take(pipes[2], into: &errors) }
      }
      return true
    }

    private func send() {
      let count = rest.withUnsafeBytes { Glibc.write(pipes[0].write, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      let isOver = count < 0 && errno != EAGAIN && errno != EINTR
      if rest.isEmpty || isOver { pipes[0].closeWrite() }
    }

    private static func take(_ pipe: Pipe, into bytes: inout [UInt8]) {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = Glibc.read(pipe.read, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer[..<count]
      } else if count == 0 || errno != EINTR {
        pipe.closeRead()
      }
    }

    private static func now() -> Int {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return time.tv_sec
    }
  }
}
