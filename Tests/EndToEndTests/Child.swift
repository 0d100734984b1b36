import Glibc

/// Starts a program and waits for it and nothing else.
///
/// Foundation's `Process` also waits for the children that a program leaves behind, such as the
/// server of tmux.
enum Child {
  struct End: Equatable {
    var status: Int
    var isSignal: Bool
  }

  struct Fault: Error {
    var number: Int32
  }

  /// Runs a program with files for its input and outputs.
  static func run(
    _ arguments: [String],
    environment: [String: String],
    folder: String,
    input: String = "/dev/null",
    output: String,
    errors: String = "/dev/null"
  ) throws -> End {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 1, output, writing, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, writing, 0o600)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Test threads block signals, and a program inherits what its starter blocks.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words = (["/usr/bin/env", "--chdir=" + folder] + arguments).map { strdup($0) } + [nil]
    let settings = environment.map { strdup($0.key + "=" + $0.value) } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var process = pid_t()
    let number = posix_spawn(&process, "/usr/bin/env", &actions, &attributes, words, settings)
    guard number == 0 else { throw Fault(number: number) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw Fault(number: errno) }
    }
    let signal = status & 0x7F
    return End(
      status: Int(signal == 0 ? (status >> 8) & 0xFF : signal),
      isSignal: signal != 0
    )
  }
}
