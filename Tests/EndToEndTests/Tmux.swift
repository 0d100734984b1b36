import Foundation
import Testing

/// A terminal of its own with a shell in it: types keys and looks at the screen.
final class Tmux: Sendable {
  let home: Home
  private let socket: String

  /// Opens a terminal; in its shell `$m` is the built program.
  init(
    columns: Int = 80,
    rows: Int = 24,
    term: String = "xterm-256color",
    _ variables: [String: String] = [:],
    home: Home = Home()
  ) throws {
    self.home = home
    socket = home.path.split(separator: "/").last.map { "meldcode-" + $0 } ?? "meldcode"
    var environment = home.environment(["PS1": "$ ", "TERM": term, "m": Checkout.binary])
    environment.merge(variables) { $1 }
    let settings = environment.map { $0 + "=" + $1 }.sorted()
    let shell = ["env", "-i"] + settings + ["bash", "--norc", "--noprofile", "-i"]
    try tmux(
      ["-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)"]
        + ["-c", home.path, "--"] + shell
    )
    try wait { $0.contains("$") }
  }

  deinit {
    _ = try? tmux(["kill-server"])
  }

  /// Types text as it is.
  func type(_ text: String) throws { try tmux(["send-keys", "-l", "--", text]) }

  /// Presses keys by tmux's names: `Enter`, `Down`, `F2`, `C-c`.
  func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

  func press(_ keys: [String]) throws { try tmux(["send-keys"] + keys) }

  /// Gives the shell a line.
  func shell(_ line: String) throws {
    try type(line)
    try press("Enter")
  }

  /// Starts the program at the full screen and waits for it.
  func open(_ arguments: String = "") throws {
    try shell("echo was-here; stty -g > before; $m " + arguments)
    try waitForTitle()
  }

  /// Waits until a screen of the program stands.
  @discardableResult
  func waitForTitle() throws -> String {
    try wait { $0.contains("F12") && !$0.contains("was-here") }
  }

  /// Pastes text as the terminal does.
  func paste(_ text: String) throws {
    try tmux(["set-buffer", "--", text])
    try tmux(["paste-buffer", "-p"])
  }

  func resize(_ columns: Int, _ rows: Int) throws {
    try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Takes the whole terminal away, as a lost connection does.
  func shut() throws { try tmux(["kill-server"]) }

  /// The text of the screen; with its escape sequences when asked for.
  func screen(withStyles: Bool = false) throws -> String {
    try tmux(["capture-pane", "-p"] + (withStyles ? ["-e"] : []))
  }

  /// All that the terminal can scroll back to.
  func history() throws -> String { try tmux(["capture-pane", "-p", "-S", "-"]) }

  func cursor() throws -> (column: Int, row: Int) {
    let words = try tmux(["display", "-p", "#{cursor_x},#{cursor_y}"])
    let parts = words.split { $0 == "," || $0.isNewline }.compactMap { Int($0) }
    return (parts.first ?? -1, parts.last ?? -1)
  }

  func isOnAlternateScreen() throws -> Bool {
    try tmux(["display", "-p", "#{alternate_on}"]).hasPrefix("1")
  }

  /// Looks until the screen is as wanted, at most ten seconds.
  @discardableResult
  func wait(
    sourceLocation: SourceLocation = #_sourceLocation,
    until isWanted: (String) throws -> Bool
  ) throws -> String {
    let deadline = Date().addingTimeInterval(20)
    var screen = ""
    while Date() < deadline {
      screen = try self.screen()
      if try isWanted(screen) { return screen }
      usleep(15_000)
    }
    Issue.record("not seen in time:\n\(screen)", sourceLocation: sourceLocation)
    return screen
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    _ = try Child.run(
      ["/usr/bin/tmux", "-L", socket] + arguments,
      environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TMUX_TMPDIR": home.path],
      folder: home.path,
      output: home.file("tmux")
    )
    return home.read("tmux") ?? ""
  }
}
