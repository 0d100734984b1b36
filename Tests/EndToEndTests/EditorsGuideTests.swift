import Foundation
import Testing

/// The guide for editors says what the program does, in both languages.
@Suite(.serialized) struct EditorsGuideTests {
  private static let languages = ["nl", "en"]

  /// The headings of what holds for all commands.
  private static let common = ["For all commands", "Voor alle commando’s"]

  // MARK: - The walk through it

  @Test func `the guide has the same blocks in both languages`() throws {
    let blocks = try Self.languages.map { try EditorsGuide($0).blocks }
    #expect(blocks[0].count == blocks[1].count)
    for (dutch, english) in zip(blocks[0], blocks[1]) {
      #expect(dutch.info == english.info)
      #expect(dutch.content == english.content)
    }
  }

  @Test(arguments: languages)
  func `each file that changes is named right above the block`(language: String) throws {
    let blocks = try EditorsGuide(language).blocks.filter { $0.info.first == "json" }
    for block in blocks {
      #expect(block.info.count == 3 && ["file", "old", "new"].contains(block.info[1]))
      guard block.info.count == 3, block.info[1] != "new" else { continue }
      let isNamed =
        block.lead.contains("`\(block.info[2])`") || block.info[1] == "old" && block.lead.isEmpty
      #expect(isNamed, "\(block.info[2]): \(block.lead)")
    }
  }

  @Test func `whoever follows the guide sees what it says`() throws {
    let home = Home()
    let files = FileManager.default
    try files.createDirectory(atPath: home.file("bin"), withIntermediateDirectories: false)
    for (name, target) in [("bin/meldcode", Checkout.binary), ("Content", Checkout.content)] {
      try files.createSymbolicLink(atPath: home.file(name), withDestinationPath: target)
    }
    var old = ""
    for block in try EditorsGuide("en").blocks {
      switch block.info.first {
      case "json" where block.info[1] == "old":
        old = block.content

      case "json":
        let file = home.file(block.info[2])
        var text = block.content + "\n"
        if block.info[1] == "new" {
          let whole = try String(contentsOfFile: file, encoding: .utf8)
          #expect(whole.ranges(of: old).count == 1, "\(block.info[2]): \(old)")
          text = whole.replacing(old, with: block.content)
        }
        try files.createDirectory(
          atPath: String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)]),
          withIntermediateDirectories: true
        )
        try text.write(toFile: file, atomically: false, encoding: .utf8)

      case "console":
        try follow(block, in: home)

      default:
        Issue.record("a block that nothing runs: \(block.info)")
      }
    }
    let folders = "oefenmap mijn-school"
    #expect(try shell("meldcode content format --check " + folders, in: home).status == 0)
  }

  /// Gives each command of a block to a shell, and compares what it prints and its status.
  private func follow(_ block: EditorsGuide.Block, in home: Home) throws {
    let mode = block.info.dropFirst().first
    guard mode != "hand" else { return }
    let commands = block.commands
    #expect(!commands.isEmpty)
    for (number, command) in commands.enumerated() {
      var line = command.line
      var input = ""
      if mode == "screen" { line += " --dump-screen 80x24" }
      if mode == "walk" {
        line += " --accessible"
        input = (block.info.last ?? "").replacing(",", with: "\n") + "\n"
      }
      let (status, text) = try shell(line, input: input, in: home)
      let expected = number == commands.count - 1 ? mode.flatMap { Int($0) } ?? 0 : 0
      #expect(status == expected, "\(line)\n\(text)")
      let isAsSaid =
        mode == "screen" || mode == "walk"
        ? !command.output.isEmpty && command.output.allSatisfy { text.contains($0) }
        : EditorsGuide.matches(Self.lines(command.output)[...], Self.lines([text])[...])
      #expect(isAsSaid, "\(line)\n\(text)")
    }
  }

  /// Lines without blanks at their ends, and none that are empty at the end.
  private static func lines(_ texts: [String]) -> [String] {
    var lines = texts.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private func shell(
    _ line: String,
    input: String = "",
    in home: Home
  ) throws -> (status: Int, text: String) {
    let end = try Child.run(
      ["/bin/sh", "-c", line + " 2>&1"],
      environment: home.environment(["PATH": home.file("bin") + ":/usr/bin:/bin"]),
      folder: home.path,
      input: try home.write(input, "stdin"),
      output: home.file("printed")
    )
    return (end.status, home.read("printed") ?? "")
  }

  // MARK: - The reference

  @Test(arguments: languages)
  func `every command has its section, and every section its command`(language: String) throws {
    let commands = try Self.commands()
    let headings = Set(try EditorsGuide(language).reference.keys)
    #expect(headings.subtracting(Self.common) == Set(commands))
    #expect(headings.intersection(Self.common).count == 1)
  }

  @Test func `the guide names every option of a command, and none that does not exist`() throws {
    for command in try Self.commands() {
      let exist = EditorsGuide.options(in: try Run("content", command, "--help").status(0).output)
      for language in Self.languages {
        let guide = try EditorsGuide(language)
        let sections = guide.reference
        let own = EditorsGuide.options(in: sections[command] ?? "")
        let shared = Self.common.compactMap { sections[$0] }.map { EditorsGuide.options(in: $0) }
        let unnamed = exist.subtracting(own).subtracting(shared.first ?? [])
        #expect(unnamed == [], "\(command), \(language)")
        #expect(own.subtracting(exist) == [], "\(command), \(language)")
        let used = guide.text.matches(of: /meldcode content ([a-z]+)([^`\n]*)/)
          .filter { $0.output.1 == command }.map { EditorsGuide.options(in: $0.output.2) }
        #expect(used.allSatisfy { $0.subtracting(exist).isEmpty }, "\(command), \(language)")
      }
    }
  }

  @Test(arguments: languages)
  func `the guide calls no command that does not exist`(language: String) throws {
    let commands = try Self.commands()
    let text = try EditorsGuide(language).text
    let called = text.matches(of: /meldcode content ([a-z]+)/).map { String($0.output.1) }
    #expect(Set(called).subtracting(commands) == [])
  }

  @Test func `the guide names every member of the JSON of every command`() throws {
    let home = Home()
    let folder = try practice(in: home)
    let scenario = folder + "/scenarios/meester-bas.json"
    let text = try String(contentsOfFile: scenario, encoding: .utf8)
    let broken = home.file("Broken")
    try FileManager.default.copyItem(atPath: folder, toPath: broken)
    try text.replacing("\"bel-vandaag\"", with: "\"volgen\"")
      .write(toFile: broken + "/scenarios/meester-bas.json", atomically: false, encoding: .utf8)
    let outcomes = "/procedures/zorg-om-kind/outcomes.json"
    try String(contentsOfFile: folder + outcomes, encoding: .utf8)
      .replacing("\"urgency\": 2", with: "\"urgency\": 3")
      .write(toFile: broken + outcomes, atomically: false, encoding: .utf8)
    let renamed = home.file("Renamed")
    try FileManager.default.copyItem(atPath: folder, toPath: renamed)
    try String(contentsOfFile: folder + outcomes, encoding: .utf8)
      .replacing("\"id\": \"volgen\"", with: "\"id\": \"kijken\", \"renamedFrom\": [\"volgen\"]")
      .write(toFile: renamed + outcomes, atomically: false, encoding: .utf8)
    let step = "/procedures/zorg-om-kind/01-kijken.json"
    try String(contentsOfFile: folder + step, encoding: .utf8)
      .replacing("\"volgen\"", with: "\"kijken\"")
      .write(toFile: renamed + step, atomically: false, encoding: .utf8)
    let calls: [[String]] = [
      ["validate", broken], ["prove", folder], ["diff", folder, broken], ["test", broken],
      ["diff", folder, renamed], ["graph", folder], ["format", "--check", folder],
      ["coverage", folder, "--budget", "1"], ["mutate", folder, "--budget", "1"],
      ["diff", folder, broken, "--budget", "1"],
      ["scenarios", folder], ["coverage", folder], ["mutate", folder],
      ["explain", "vermoeden", folder], ["explain", "bel-vandaag", folder],
      ["explain", "transition-gap", folder], ["reading", folder], ["review", folder],
      ["review", Checkout.content, "--today", "2100-01-01"],
    ]
    let guides = try Self.languages.map { try EditorsGuide($0).reference }
    for call in calls {
      let result = try Run(["content"] + call + ["--format", "json"], in: home).result()
      let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      for sections in guides {
        let shared = Self.common.compactMap { sections[$0] }.joined()
        let words = (sections[call[0]] ?? "") + shared
        let unnamed = Self.members(of: value).filter { !words.contains("`\($0)`") }
        #expect(unnamed == [], "\(call[0])")
      }
    }
  }

  /// The names of all members; within answers the names are ids of questions.
  private static func members(of value: Any) -> Set<String> {
    if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(members(of: $1)) } }
    guard let object = value as? [String: Any] else { return [] }
    var names = Set(object.keys)
    for (name, member) in object where !["answers", "otherAnswers", "example"].contains(name) {
      names.formUnion(members(of: member))
    }
    return names
  }

  /// The folder to practise in, as the guide has it made.
  private func practice(in home: Home) throws -> String {
    let folder = home.file("oefenmap")
    let files = FileManager.default
    try files.copyItem(atPath: Checkout.content + "/examples/oefenen", toPath: folder)
    for part in ["texts", "reading"] {
      try files.copyItem(atPath: Checkout.content + "/" + part, toPath: folder + "/" + part)
    }
    return folder
  }

  /// The commands for editors, as the program lists them.
  private static func commands() throws -> [String] {
    let help = try Run("content", "--help").status(0).output
    let list = help.split(separator: "SUBCOMMANDS:").last ?? ""
    return list.matches(of: #/\n  ([a-z]+) /#).map { String($0.output.1) }
  }

  // MARK: - The way to it

  @Test(arguments: languages)
  func `the guide is found from the readme and from the program`(language: String) throws {
    let path = "Content/help/\(language)/editors.md"
    let readme = try String(contentsOfFile: Checkout.folder + "/README.md", encoding: .utf8)
    #expect(readme.contains("(\(path))"))
    #expect(try Run("content", "--help").status(0).output.contains("help/\(language)/editors.md"))
  }

  @Test func `the folder to practise in is laid out, and proved without a warning`() throws {
    let home = Home()
    let folder = try practice(in: home)
    try Run("content", "format", "--check", folder, in: home).status(0)
    let proof = try Run("content", "prove", folder, "--format", "json", in: home).status(0).object()
    #expect(proof["warnings"] as? Int == 0)
  }
}
