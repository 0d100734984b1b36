import Testing

@testable import Terminal

@Suite struct TerminalKindTests {
  static let usual = TerminalEnvironment(term: "xterm-256color", locales: ["", "", "nl_NL.UTF-8"])
  static let full = TerminalKind.fullScreen(TerminalSettings(type: "xterm-256color"))
  static let lines = TerminalKind.lines(TerminalKind.LineSettings(unicode: true))

  /// The usual environment with one thing changed.
  static func changed(_ change: (inout TerminalEnvironment) -> Void) -> TerminalEnvironment {
    var environment = usual
    change(&environment)
    return environment
  }

  @Test func `a usual terminal gets the full screen`() {
    #expect(TerminalKind.decide(in: Self.usual) == Self.full)
  }

  @Test(arguments: ["dumb", "unknown", ""])
  func `a terminal that cannot place a cursor gets lines`(type: String) {
    let environment = Self.changed { $0.term = type }
    #expect(TerminalKind.decide(in: environment) == Self.lines)
    #expect(
      TerminalKind.decide(wish: .fullScreen, in: environment)
        == .refused(.cannotMoveCursor(type: type))
    )
  }

  @Test func `files and pipes get lines`() {
    for environment in [
      Self.changed { $0.isInputTerminal = false }, Self.changed { $0.isOutputTerminal = false },
    ] {
      #expect(TerminalKind.decide(in: environment) == Self.lines)
      #expect(TerminalKind.decide(wish: .fullScreen, in: environment) == .refused(.notATerminal))
    }
  }

  @Test(arguments: [
    ("", false), ("0", false), ("false", false), ("False", false), ("1", true), ("yes", true),
  ])
  func `ACCESSIBLE asks for lines unless it says no`(value: String, wantsLines: Bool) {
    let environment = Self.changed { $0.accessible = value }
    #expect(TerminalKind.decide(in: environment) == (wantsLines ? Self.lines : Self.full))
    #expect(TerminalKind.decide(wish: .fullScreen, in: environment) == Self.full)
  }

  @Test func `lines are given whenever they are asked for`() {
    #expect(TerminalKind.decide(wish: .lines, in: Self.usual) == Self.lines)
  }

  @Test func `colours are left out when they are unwanted`() {
    let plain = TerminalKind.fullScreen(TerminalSettings(type: "xterm-256color", colors: false))
    #expect(TerminalKind.decide(in: Self.changed { $0.noColor = "1" }) == plain)
    #expect(TerminalKind.decide(colorsAreUnwanted: true, in: Self.usual) == plain)
  }

  @Test(arguments: [
    (["", "", ""], false), (["C", "", "nl_NL.UTF-8"], false), (["", "", "C"], false),
    (["", "", "C.UTF-8"], true), (["", "nl_NL.utf8", "C"], true), (["POSIX"], false),
    (["", "nl_NL.ISO-8859-15", "nl_NL.UTF-8"], false), ([], false),
  ])
  func `the first locale that is set decides about letters`(locales: [String], unicode: Bool) {
    let environment = Self.changed { $0.locales = locales }
    #expect(
      TerminalKind.decide(in: environment)
        == .fullScreen(TerminalSettings(type: "xterm-256color", unicode: unicode))
    )
  }

  @Test(arguments: [("100", 100), ("", nil), ("0", nil), ("-5", nil), ("breed", nil)])
  func `lines are as wide as COLUMNS says`(value: String, columns: Int?) {
    let environment = Self.changed { $0.columns = value }
    #expect(
      TerminalKind.decide(wish: .lines, in: environment)
        == .lines(TerminalKind.LineSettings(unicode: true, columns: columns))
    )
  }

  @Test(arguments: ["xterm-kitty", "alacritty", "foot-extra", "tmux-256color"])
  func `a terminal that is new has known relatives`(type: String) {
    #expect(!TerminalType.substitutes(for: type).isEmpty)
  }

  @Test(arguments: ["vt52", "nonsense", "linux", ""])
  func `an unknown type gets no relatives`(type: String) {
    #expect(TerminalType.substitutes(for: type).isEmpty)
  }
}
