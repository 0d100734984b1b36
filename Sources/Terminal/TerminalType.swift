/// Types of terminals that an installation may not know yet.
enum TerminalType {
  /// The types that a terminal understands as well, best first.
  ///
  /// New terminals bring a description of their own, which is missing on the far side of an ssh.
  static func substitutes(for type: String) -> [String] {
    let base = type.split(separator: "-").first.map(String.init) ?? ""
    switch base {
    case "xterm", "kitty", "alacritty", "foot", "wezterm", "ghostty", "contour", "rio", "konsole",
      "gnome", "vte", "iterm2", "iTerm2", "mintty", "st", "stterm", "rxvt":
      return ["xterm-256color", "xterm"]

    case "tmux", "screen":
      return ["screen-256color", "screen"]

    default:
      return []
    }
  }
}
