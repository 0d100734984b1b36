import ArgumentParser
import Display
import Glibc

/// Writes to standard output and standard error.
enum Output {
  /// Writes text to standard output; ends the command with status 2 when that fails.
  static func write(_ text: String) throws {
    guard put(text, to: STDOUT_FILENO) else {
      report("cannot write to standard output: " + String(cString: strerror(errno)))
      throw ExitCode(2)
    }
  }

  /// Writes a line to standard error, without anything that could drive a terminal.
  static func report(_ words: String) {
    _ = put("meldcode: " + SafeText.safe(words, keepingNewlines: true) + "\n", to: STDERR_FILENO)
  }

  /// Writes how far a command has come to standard error.
  static func progress(_ words: String) { _ = put(words, to: STDERR_FILENO) }

  private static func put(_ text: String, to file: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }
}

extension ParsableCommand {
  /// Runs the work of a command; what could not be done becomes words on standard error and status 2.
  static func running(_ work: () throws -> Void) throws {
    do {
      try work()
    } catch let failure as Failure {
      Output.report(failure.description)
      throw ExitCode(2)
    }
  }
}
