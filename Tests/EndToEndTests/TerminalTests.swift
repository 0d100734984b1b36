import Foundation
import Testing

/// The program in real terminals: what it shows, and that it always gives the terminal back.
@Suite(.serialized) struct TerminalTests {
  // MARK: - Given back

  /// How a program may end, with the status that the shell sees.
  struct End: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var act: @Sendable (Tmux) throws -> Void
    var status: Int
  }

  private static let ends =
    [
      End(testDescription: "Ctrl-C", act: { try $0.press("C-c") }, status: 130),
      End(testDescription: "leaving", act: { try $0.press("q", "End", "Enter") }, status: 0),
      End(testDescription: "hidden, then left", act: { try $0.press("F12", "F12") }, status: 0),
      End(testDescription: "Ctrl-X Ctrl-X", act: { try $0.press("C-x", "C-x") }, status: 0),
    ]
    + ["HUP", "TERM", "KILL", "SEGV", "ILL", "ABRT"].map { signal in
      End(
        testDescription: signal,
        act: { try kill($0, signal, isChild: true) },
        status: status(signal)
      )
    }
    + ["HUP", "TERM"].map { signal in
      End(
        testDescription: signal + " of the parent",
        act: { try kill($0, signal, isChild: false) },
        status: status(signal)
      )
    }

  private static func status(_ signal: String) -> Int {
    ["HUP": 129, "ILL": 132, "ABRT": 134, "KILL": 137, "SEGV": 139, "TERM": 143][signal] ?? -1
  }

  /// Sends a signal to the program, or to the parent that guards it.
  private static func kill(_ tmux: Tmux, _ signal: String, isChild: Bool) throws {
    let processes = try processes(of: tmux)
    #expect(processes.count == 2, "a guarding parent and the program")
    let process = isChild ? processes.last : processes.first
    Foundation.kill(try #require(process), number(signal))
  }

  private static func number(_ signal: String) -> Int32 {
    ["HUP": SIGHUP, "TERM": SIGTERM, "KILL": SIGKILL, "SEGV": SIGSEGV, "ILL": SIGILL][signal]
      ?? SIGABRT
  }

  /// The program's processes in this terminal, parent first; they are known by their home folder.
  static func processes(of tmux: Tmux) throws -> [pid_t] {
    let all = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { pid_t($0) }
    return all.sorted().filter { process in
      let folder = "/proc/\(process)"
      guard let environment = FileManager.default.contents(atPath: folder + "/environ"),
        let program = try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/exe")
      else { return false }
      let words = String(decoding: environment, as: UTF8.self)
      let binary = URL(fileURLWithPath: Checkout.binary).resolvingSymlinksInPath().path
      return program == binary && words.contains("HOME=" + tmux.home.path + "\0")
    }
  }

  @Test(arguments: ends)
  func `the terminal is given back, whatever ends the program`(end: End) throws {
    let tmux = try Tmux()
    try tmux.open(
      "walk meldcode; echo ended=$?; stty -g > after; cmp before after && echo same-''settings"
    )
    let content = try tmux.screen().split(separator: "\n").filter { $0.contains("  ") }
    try end.act(tmux)
    let screen = try tmux.wait { $0.contains("same-settings\n") }
    #expect(screen.contains("was-here\n"), "what stood there before is back")
    #expect(screen.contains("ended=\(end.status)"))
    #expect(try !tmux.isOnAlternateScreen())
    let history = try tmux.history()
    for row in content where row.count > 20 { #expect(!history.contains(row)) }
    #expect(try Self.processes(of: tmux).isEmpty)
  }

  @Test func `killing the guarding parent does not leave the terminal broken`() throws {
    let tmux = try Tmux()
    // Not on the screen: the shell may write before the program has left its own screen.
    try tmux.open("walk meldcode; echo $? > status")
    try Self.kill(tmux, "KILL", isChild: false)
    let deadline = Date().addingTimeInterval(5)
    while try !Self.processes(of: tmux).isEmpty, Date() < deadline { usleep(15_000) }
    #expect(try Self.processes(of: tmux).isEmpty, "the program does not live on")
    // No Ctrl-C first: a shell that reads byte by byte may come to it after the first letters.
    try tmux.shell("stty -g > after; cmp before after && echo same-''settings")
    try tmux.wait { $0.contains("same-settings\n") }
    #expect(tmux.home.read("status") == "137\n")
    #expect(try !tmux.isOnAlternateScreen())
  }

  @Test(arguments: ["", "walk meldcode"])
  func `mistakes beyond the first screen end the program before any key is taken`(
    arguments: String
  ) throws {
    let home = Home()
    let outcomes = try home.contentCopy() + "/procedures/kindcheck/outcomes.json"
    try "{".write(toFile: outcomes, atomically: false, encoding: .utf8)
    let tmux = try Tmux(home: home)
    try tmux.shell(
      "stty -g > before; $m \(arguments) --content Content; echo ended=$?; "
        + "stty -g > after; cmp before after && echo same-''settings"
    )
    let screen = try tmux.wait { $0.contains("same-settings\n") }
    #expect(screen.contains("ended=2"))
    #expect(screen.replacing("\n", with: "").contains("content validate"), "what to do is said")
    #expect(try !tmux.isOnAlternateScreen())
    #expect(try Self.processes(of: tmux).isEmpty)
  }

  // MARK: - Shown

  @Test func `stopping with Ctrl-Z and coming back shows the same screen`() throws {
    let tmux = try Tmux()
    try tmux.open("walk meldcode")
    try tmux.press("Down")
    let before = try tmux.wait { $0.contains("> 2 ") }
    try tmux.press("C-z")
    try tmux.wait { $0.contains("was-here") && $0.contains("Stopped") }
    #expect(try !tmux.isOnAlternateScreen())
    try tmux.shell("fg")
    #expect(try tmux.waitForTitle() == before)
  }

  @Test func `another size of the window is drawn anew`() throws {
    let tmux = try Tmux()
    try tmux.open()
    for (columns, rows) in [(132, 50), (40, 12), (80, 24)] {
      try tmux.resize(columns, rows)
      let screen = try tmux.wait { screen in
        let all = screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return all.count == rows && all.last?.contains("F12") == true
      }
      let widest = screen.split(separator: "\n").map(\.count).max() ?? 0
      #expect(widest <= columns)
    }
  }

  @Test func `a window that is too small says so, with the number to call`() throws {
    let tmux = try Tmux(columns: 30, rows: 8)
    try tmux.shell("$m")
    try tmux.wait { $0.contains("112") && !$0.contains("F12") }
    try tmux.resize(40, 12)
    try tmux.waitForTitle()
    try tmux.press("C-c")
    try tmux.wait { $0.hasSuffix("$\n") || $0.contains("$ \n") || $0.contains("$m") }
  }

  @Test(arguments: ["linux", "xterm-256color", "vt100", "screen", "tmux-256color"])
  func `usual terminals show the full screen with the cursor on the focus`(term: String) throws {
    let tmux = try Tmux(term: term)
    try tmux.open()
    try tmux.press("Down")
    let screen = try tmux.wait { $0.contains("> 2 ") }
    let cursor = try tmux.cursor()
    let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows[cursor.row].dropFirst(cursor.column).hasPrefix("> 2 "))
  }

  @Test(arguments: ["dumb", "no-such-terminal", "unknown"])
  func `terminals that cannot place a cursor get lines`(term: String) throws {
    let tmux = try Tmux(term: term)
    try tmux.shell("$m; echo ended=$?")
    try tmux.wait { $0.contains("[1] ") }
    #expect(try !tmux.isOnAlternateScreen())
    try tmux.press("C-c")
    try tmux.wait { $0.contains("ended=130") }
  }

  @Test func `ACCESSIBLE asks for lines`() throws {
    let tmux = try Tmux(["ACCESSIBLE": "1"])
    try tmux.shell("$m")
    try tmux.wait { $0.contains("[1] ") }
  }

  @Test(arguments: ["", "walk meldcode", "walk kindcheck"])
  func `without UTF-8 only ASCII is shown`(arguments: String) throws {
    let tmux = try Tmux(["LANG": "C"])
    try tmux.open(arguments)
    #expect(try tmux.screen().allSatisfy(\.isASCII))
    try tmux.press("?")
    #expect(try tmux.wait { $0.contains("PgDn") }.allSatisfy(\.isASCII))
  }

  @Test func `NO_COLOR leaves colours out, and colours are there without it`() throws {
    /// 39 is the colour of the terminal itself.
    func colored(_ tmux: Tmux) throws -> Bool {
      try tmux.screen(withStyles: true).contains(/\u{1b}\[[0-9;]*(3[0-8]|9[0-7])/)
    }
    let plain = try Tmux(["NO_COLOR": "1"])
    try plain.open()
    #expect(try !colored(plain))
    let usual = try Tmux()
    try usual.open()
    #expect(try colored(usual))
    let asked = try Tmux()
    try asked.open("--no-color")
    #expect(try !colored(asked))
  }

  @Test func `a shell that ends takes the program along`() throws {
    let tmux = try Tmux()
    try tmux.open()
    try tmux.shut()
    let deadline = Date().addingTimeInterval(10)
    while try !Self.processes(of: tmux).isEmpty, Date() < deadline { usleep(15_000) }
    #expect(try Self.processes(of: tmux).isEmpty)
  }

  // MARK: - Keys

  @Test func `F2 shows the card for danger and F2 goes back`() throws {
    let tmux = try Tmux()
    try tmux.open("walk meldcode")
    let before = try tmux.screen()
    try tmux.press("F2")
    try tmux.wait { $0.contains("112") && $0 != before }
    try tmux.press("F2")
    try tmux.wait { $0 == before }
  }

  @Test func `F12 hides everything at once, and Enter shows it again`() throws {
    let tmux = try Tmux()
    try tmux.open("walk meldcode")
    let before = try tmux.screen()
    try tmux.press("F12")
    let hidden = try tmux.wait { !$0.contains("Esc") && $0 != before }
    let words = before.split { !$0.isLetter }.filter { $0.count > 5 }.map(String.init)
    #expect(words.allSatisfy { !hidden.contains($0) || $0 == "gevaar" })
    #expect(!hidden.lowercased().contains("meldcode"))
    try tmux.press("Enter")
    try tmux.wait { $0 == before }
  }

  @Test func `a pasted newline does not open what was found`() throws {
    let tmux = try Tmux()
    try tmux.open()
    try tmux.press("/")
    let empty = try tmux.wait { $0.contains("F1 ") }
    try tmux.paste("veilig\nthuis")
    let found = try tmux.wait { $0.contains("veilig thuis") }
    #expect(found != empty)
    let rows = found.split(separator: "\n", omittingEmptySubsequences: false)
    let cursor = try tmux.cursor()
    let before = rows[cursor.row].prefix(cursor.column)
    #expect(before.hasSuffix("veilig thuis"))
  }
}
