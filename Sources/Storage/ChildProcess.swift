import Glibc

/// Runs another program without a shell and takes what it writes to standard output.
enum ChildProcess {
  /// How it ended, and what it wrote.
  struct Result {
    var status: Int32
    var output: [UInt8]
  }

  /// Runs a program, found along `PATH`, with nothing on its standard input; nil when it cannot start.
  ///
  /// Output beyond the limit ends the program.
  static func run(_ arguments: [String], limit: Int) -> Result? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child = pid_t()
    let failure = posix_spawnp(&child, arguments[0], &actions, nil, &words, environ)
    close(ends[1])
    guard failure == 0 else { return nil }
    let output = read(from: ends[0], limit: limit)
    if output == nil { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard let output, status & 0x7F == 0 else { return nil }
    return Result(status: status >> 8 & 0xFF, output: output)
  }

  private static func read(from file: Int32, limit: Int) -> [UInt8]? {
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0, output.count + count <= limit else { return nil }
      if count == 0 { return output }
      output += buffer[..<count]
    }
  }
}
