import Foundation

/// The guide for editors in one language: its prose, and its blocks of code that tests follow.
///
/// The info strings of blocks: `json file FILE` is a whole file; `json old FILE` is a piece of a file
/// and the `json new FILE` behind it what comes in its place; `console` holds commands behind `$`,
/// each with what it prints, where `…` is left out. Behind `console` stands the exit status of the last
/// command when it is not 0, and how it runs: `screen` prints the screen that it opens, `walk ANSWERS`
/// types answers in line mode, `hand` is for people alone.
struct EditorsGuide {
  let language: String
  let text: String
  private(set) var blocks: [Block] = []

  struct Block {
    let info: [String]
    /// The prose above it, up to the block before.
    let lead: String
    private(set) var lines: [String] = []

    var content: String { lines.joined(separator: "\n") }

    /// The commands, each with the lines that it should print.
    var commands: [(line: String, output: [String])] {
      var commands: [(line: String, output: [String])] = []
      for line in lines {
        if line.hasPrefix("$ ") {
          commands.append((String(line.dropFirst(2)), []))
        } else if !commands.isEmpty {
          commands[commands.count - 1].output.append(line)
        }
      }
      return commands
    }

    init(info: [String], lead: String) {
      self.info = info
      self.lead = lead
    }

    fileprivate mutating func add(_ line: String) { lines.append(line) }
  }

  init(_ language: String) throws {
    self.language = language
    text = try String(
      contentsOfFile: Checkout.content + "/help/\(language)/editors.md",
      encoding: .utf8
    )
    var open: Block?
    var lead = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let block = open, line == "```" {
        blocks.append(block)
        (open, lead) = (nil, "")
      } else if open != nil {
        open?.add(line)
      } else if line.hasPrefix("```") {
        open = Block(info: line.dropFirst(3).split(separator: " ").map(String.init), lead: lead)
      } else {
        lead += line + "\n"
      }
    }
  }

  /// The sections of the reference by their headings.
  var reference: [String: String] {
    let parts = text.split(separator: "\n# ", maxSplits: 1)
    let sections = (parts.last ?? "").split(separator: "\n## ").dropFirst()
    return Dictionary(
      sections.map { section in
        let heading = section.prefix { !$0.isNewline }
        return (String(heading), String(section.dropFirst(heading.count)))
      },
      uniquingKeysWith: { $0 + $1 }
    )
  }

  /// The options that a text names, such as `--format`.
  static func options(in text: some StringProtocol) -> Set<String> {
    Set(String(text).matches(of: /--[a-z][a-z-]+/).map { String($0.output) })
  }

  /// Whether a command printed what the guide says.
  static func matches(_ expected: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
    guard let line = expected.first else { return printed.isEmpty }
    let rest = expected.dropFirst()
    if line == "…" {
      return (printed.startIndex...printed.endIndex).contains { matches(rest, printed[$0...]) }
    }
    guard let own = printed.first, fits(own, line) else { return false }
    return matches(rest, printed.dropFirst())
  }

  /// Whether a line is as the guide has it, `…` being any text.
  private static func fits(_ line: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "…", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, parts.count > 1 else {
      return line == pattern
    }
    guard line.hasPrefix(first) else { return false }
    var rest = line.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}
