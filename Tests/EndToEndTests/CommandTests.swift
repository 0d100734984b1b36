import Foundation
import Testing

/// The commands with their exit statuses, outputs and files.
@Suite(.serialized) struct CommandTests {
  // MARK: - content validate

  @Test func `the bundled content is clean`() throws {
    let result = try Run("content", "validate", Checkout.content).status(0)
    #expect(result.output.contains("0 errors, 0 warnings"))
  }

  @Test func `a mistake is named with its file, line and column`() throws {
    let home = Home()
    let folder = try home.contentCopy()
    let step = folder + "/procedures/meldcode/04-wegen.json"
    let text = try String(contentsOfFile: step, encoding: .utf8)
    let spoilt = text.replacing("\"purpose\"", with: "\"purpos\"", maxReplacements: 1)
    try spoilt.write(toFile: step, atomically: false, encoding: .utf8)
    let result = try Run("content", "validate", folder, in: home).status(1)
    let line = text.split(separator: "\n").firstIndex { $0.contains("\"purpose\"") } ?? 0
    #expect(result.output.contains("procedures/meldcode/04-wegen.json:\(line + 1):3"))
    #expect(result.output.contains("purpose"))
    let json = try Run("content", "validate", folder, "--format", "json", in: home).status(1)
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    #expect("\(value)".contains("04-wegen.json"))
  }

  @Test func `a file that is cut off is a mistake, not a crash`() throws {
    let home = Home()
    let folder = try home.contentCopy()
    let guide = try String(contentsOfFile: folder + "/guide.json", encoding: .utf8)
    for length in stride(from: 0, to: guide.count, by: 397) {
      let cut = String(guide.prefix(length))
      try cut.write(toFile: folder + "/guide.json", atomically: false, encoding: .utf8)
      try Run("content", "validate", folder, in: home).status(1)
    }
  }

  @Test func `content with mistakes is not walked`() throws {
    let home = Home()
    let folder = try home.contentCopy()
    try "{".write(toFile: folder + "/guide.json", atomically: false, encoding: .utf8)
    let result = try Run("walk", "--accessible", "--content", folder, in: home).status(2)
    #expect(result.errors.contains("content validate"))
    #expect(result.output.isEmpty)
  }

  @Test func `a folder that is missing cannot be checked`() throws {
    let result = try Run("content", "validate", "/nowhere/at/all").status(2)
    #expect(result.errors.contains("/nowhere/at/all"))
    try Run("decide", "meldcode", "--answers", "-", "--content", "/nowhere").status(2)
  }

  // MARK: - Wrong use

  @Test(arguments: [
    ["--no-such-option"], ["content", "validate", "--format", "xml"], ["decide"],
    ["walk", "nothing"],
    ["walk", "meldcod"], ["walk", "--lang", "xx"], ["walk", "--sector", "zee"],
    ["walk", "--set", "sector"], ["--dump-screen", "80"],
    ["--dump-screen", "80x24", "--keys", "hop"], ["walk", "meldcode", "kindcheck"],
    ["walk", "--sector"], ["--sector", "onderwijs"], ["walk", "--content"],
    ["walk", "--lang", "-v"],
  ])
  func `wrong use ends with 64 and says why`(arguments: [String]) throws {
    let result = try Run(arguments, in: Home()).status(64)
    #expect(!result.errors.isEmpty)
    #expect(result.output.isEmpty)
  }

  /// The plain forms are read by themselves, the others by the parser of all commands.
  @Test(arguments: [
    (
      ["walk", "meldcode", "--sector", "onderwijs"],
      ["walk", "--sector=onderwijs", "meldcode", "--lang", "nl"]
    ),
    (["--lang", "en"], ["open", "--language", "en"]),
    (["walk", "--lang", "en", "kindcheck"], ["walk", "--no-color", "kindcheck", "--lang=en"]),
    ([], ["open"]),
  ])
  func `however the arguments are written they mean the same`(
    first: [String],
    second: [String]
  ) throws {
    let content = ["--content", Checkout.content]
    let one = try Run(first + content, in: Home()).result()
    let other = try Run(second + content, in: Home()).result()
    #expect(one.status == other.status && one.output == other.output)
    #expect(!one.output.isEmpty)
  }

  @Test(arguments: [
    (
      ["--content", "X", "content", "validate"], "meldcode content validate --content X"
    ),
    (["--lang", "nl", "content", "review", "a b"], "meldcode content review --lang nl 'a b'"),
    (["content", "--content", "X", "prove"], "meldcode content prove --content X"),
    (
      ["--content", "X", "decide", "meldcode", "--answers", "-"],
      "meldcode decide --content X meldcode --answers -"
    ),
    (["--accessible", "walk", "kindcheck"], "meldcode walk --accessible kindcheck"),
  ])
  func `a command behind an option is told with the line to type`(
    arguments: [String],
    line: String
  ) throws {
    let errors = try Run(arguments, in: Home()).status(64).errors
    #expect(errors.contains("options come behind the command: " + line + "\n"), "\(errors)")
  }

  @Test(arguments: [["--no-such-option"], ["content", "--no-such-option"], ["walk", "--sector"]])
  func `other wrong use is told as before`(arguments: [String]) throws {
    let errors = try Run(arguments, in: Home()).status(64).errors
    #expect(!errors.contains("behind the command"), "\(errors)")
  }

  @Test func `a name with a slip gets a suggestion`() throws {
    #expect(try Run("walk", "meldcod").status(64).errors.contains("did you mean 'meldcode'?"))
  }

  // MARK: - Age

  /// A copy of the content with a period, in which everything was checked on this day.
  private func content(checkedOn day: String, in home: Home) throws -> String {
    let folder = try home.contentCopy()
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for name in names where name.hasSuffix(".json") {
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      try text.replacing(/"checkedOn": "20\d\d-\d\d-\d\d"/, with: "\"checkedOn\": \"\(day)\"")
        .write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
    }
    return folder
  }

  @Test func `old content is called so wherever it is shown, and works as before`() throws {
    let home = Home()
    let folder = try content(checkedOn: "2001-02-03", in: home)
    let answers = try home.write("{\"acuut-gevaar\": \"ja\", \"sector\": \"onderwijs\"}", "a.json")
    let decide = ["decide", "meldcode", "--answers", answers, "--content", folder]
    let object = try Run(decide + ["--format", "json"], in: home).result().object()
    let old = try #require(object["old"] as? [[String: Any]])
    #expect(!old.isEmpty && old.allSatisfy { $0["checkedOn"] as? String == "2001-02-03" })
    let told = "2001-02-03"
    #expect(try Run(decide, in: home).result().output.contains(told))
    for call in [["walk", "meldcode", "--accessible"], ["lookup", "0800-2000"]] {
      let shown = try Run(call + ["--content", folder], in: home).input("!\n").result()
      #expect(shown.output.contains(told), "\(call)")
    }
    #expect(try Run("content", "validate", folder, in: home).status(0).output.contains(" 0 warn"))
  }

  @Test func `content that was checked just now is not called old`() throws {
    let home = Home()
    let folder = try content(checkedOn: "9999-12-31", in: home)
    let answers = try home.write("{}", "a.json")
    let object = try Run(
      "decide",
      "meldcode",
      "--answers",
      answers,
      "--format",
      "json",
      "--content",
      folder,
      in: home
    ).status(1).object()
    #expect((object["old"] as? [Any])?.isEmpty == true)
  }

  @Test func `a review lists what is old on any day, in each form`() throws {
    let review = ["content", "review", Checkout.content, "--today"]
    let home = Home()
    let early = try Run(review + ["2001-01-01", "--format", "json"], in: home).status(0).object()
    #expect((early["old"] as? [Any])?.isEmpty == true)
    #expect(early["today"] as? String == "2001-01-01")
    let late = try Run(review + ["2100-01-01", "--format", "json"], in: home).status(0).object()
    let old = try #require(late["old"] as? [[String: Any]])
    #expect(old.count == late["checks"] as? Int)
    let text = try Run(review + ["2100-01-01"], in: home).status(0).output
    let csv = try Run(review + ["2100-01-01", "--format", "csv"], in: home).status(0).output
    for item in old.prefix(5) {
      let place = "\(item["file"] ?? ""):\(item["line"] ?? ""):\(item["column"] ?? "")"
      #expect(text.contains(place))
      #expect(csv.contains("\"\(item["file"] ?? "")\",\"\(item["line"] ?? "")\",\"file\""))
    }
    for day in ["today", "2026-13-01", "1-1-2026", ""] {
      #expect(try Run(review + [day], in: home).status(64).errors.contains("2026-12-31"), "\(day)")
    }
  }

  // MARK: - decide

  private func decide(_ answers: String, _ more: String...) throws -> Run {
    let home = Home()
    let file = try home.write(answers, "answers.json")
    return Run(["decide", "meldcode", "--answers", file] + more, in: home)
  }

  @Test func `an open question ends with 1 and is named`() throws {
    let object = try decide("{}", "--format", "json").status(1).object()
    #expect(object["status"] as? String == "open")
    let next = try #require(object["next"] as? [String: Any])
    #expect(next["question"] as? String == "acuut-gevaar")
  }

  @Test(arguments: [
    ("{\"sectr\": \"onderwijs\"}", "sector"),
    ("{\"sector\": \"onderwys\"}", "onderwijs"),
  ])
  func `an id that does not exist ends with 2 and a suggestion`(
    answers: String,
    suggestion: String
  ) throws {
    let result = try decide(answers).status(2)
    #expect(result.errors.contains(suggestion))
    #expect(result.errors.contains("answers.json:1:"))
    #expect(result.output.isEmpty)
  }

  @Test(arguments: ["", "[", "[]", "{\"sector\": 3}", "{\"a\":1,\"a\":2}", "\u{feff}{}", "nul"])
  func `answers that cannot be read end with 2`(answers: String) throws {
    try decide(answers).status(2)
  }

  @Test func `answers that are missing end with 2`() throws {
    try Run("decide", "meldcode", "--answers", "/nowhere.json").status(2)
  }

  @Test func `a decision is the same in every run, in both languages`() throws {
    let scenario = try #require(BundledContent.scenarios.first)
    func text(_ language: String) throws -> String {
      try decide(scenario.bytes, "--lang", language).status(0).output
    }
    #expect(try text("nl") == text("nl"))
    #expect(try text("nl") != text("en"))
  }

  // MARK: - Output

  @Test(arguments: [
    ["content", "validate", Checkout.content], ["lookup", "veilig", "thuis"], ["--accessible"],
    ["--dump-screen", "80x24"],
  ])
  func `a full disk is said, and ends with 2`(arguments: [String]) throws {
    let result = try Run(arguments, in: Home()).output(to: "/dev/full").status(2)
    #expect(result.errors.contains("No space left"))
  }

  @Test func `closed input ends the lines with 1 while there is no advice`() throws {
    let result = try Run("--accessible").status(1)
    #expect(result.output.contains("[1] "))
    #expect(try Run("walk", "meldcode").status(1).output.contains("[1] "))
  }

  @Test func `leaving in lines ends with 0`() throws {
    try Run("--accessible").input("q\n").status(0)
  }

  @Test(arguments: ["\u{1b}[2J", "\u{0}", String(repeating: "9", count: 100_000), "é\u{202e}"])
  func `strange lines do no harm`(line: String) throws {
    let result = try Run("walk", "meldcode", "--accessible").input(line + "\n").status(1)
    #expect(!result.output.contains("\u{1b}"))
    #expect(!result.output.contains("\u{202e}"))
  }

  @Test func `words are looked up, and nothing found ends with 1`() throws {
    #expect(try Run("lookup", "veilig", "thuis").status(0).output.contains("0800"))
    try Run("lookup", "xyzzyxyzzy").status(1)
  }

  @Test(arguments: ["80x24", "40x12", "132x50"])
  func `a screen is printed at its size`(size: String) throws {
    let result = try Run("--dump-screen", size, "--keys", "down,enter,f2").status(0)
    #expect(result.output.contains("112"))
    let columns = size.split(separator: "x").first.flatMap { Int($0) } ?? 0
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= columns })
    let golden = try Run("--dump-screen", size, "--dump-format", "golden").status(0)
    #expect(golden.output.contains("\ncursor: "))
    #expect(
      try Run("--dump-screen", size, "--dump-format", "svg").status(0).output.contains("<svg")
    )
  }

  // MARK: - The file of an advice

  /// Walks to danger now and writes the advice; the lines are those of the export screen.
  private func export(to path: String, in home: Home) throws -> Run.Result {
    let settings = ["sector=onderwijs", "functie=leerkracht"].flatMap { ["--set", $0] }
    return try Run(["walk", "meldcode", "--accessible"] + settings, in: home)
      .input("1\np\n" + path + "\n").result()
  }

  @Test func `the advice is written as a draft for one's own eyes`() throws {
    let home = Home()
    let result = try export(to: "~/mijn advies.txt", in: home)
    #expect(result.status == 0)
    let text = try #require(home.read("mijn advies.txt"))
    let draft = try #require(try BundledContent().phrases["reportDraft"])
    #expect(text.split(separator: "\n").prefix(6).contains { $0.contains(draft) })
    #expect(text.contains("112"))
    let changes = try #require(try BundledContent().phrases["adviceChanges"])
    #expect(!text.contains(changes.uppercased()))
    let attributes = try FileManager.default.attributesOfItem(atPath: home.file("mijn advies.txt"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let left = try FileManager.default.contentsOfDirectory(atPath: home.path)
    #expect(Set(left) == ["mijn advies.txt", "stdin", "stdout", "stderr"])
  }

  @Test func `for a name that is taken the next free one is offered, with the full path`() throws {
    let home = Home()
    let path = home.file("advies.txt")
    _ = try home.write("mine", "advies.txt")
    let lines = "1\np\n" + path + "\n\n"
    let settings = ["sector=onderwijs", "functie=leerkracht"].flatMap { ["--set", $0] }
    let result = try Run(["walk", "meldcode", "--accessible"] + settings, in: home)
      .input(lines).status(0)
    #expect(home.read("advies.txt") == "mine")
    #expect(home.read("advies-2.txt")?.contains("112") == true)
    let written = try #require(try BundledContent().phrases["exportWritten"]).prefix { $0 != "{" }
    #expect(result.output.contains(written + "/"))
    #expect(result.output.contains("/advies-2.txt"))
    #expect(!result.output.contains("exists"))
  }

  @Test func `the advice is not written through a link`() throws {
    let home = Home()
    let target = try home.write("mine", "target")
    try FileManager.default.createSymbolicLink(
      atPath: home.file("advies.txt"),
      withDestinationPath: target
    )
    let result = try export(to: home.file("advies.txt"), in: home)
    let refused = try #require(try BundledContent().phrases["exportFailed"]).prefix { $0 != "{" }
    #expect(result.output.contains(refused))
    #expect(home.read("target") == "mine")
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: home.file("advies.txt"))
    #expect(link == target)
  }

  @Test func `nothing is kept of a walk that is not written`() throws {
    let home = Home()
    _ = try Run("walk", "meldcode", "--accessible", in: home).input("1\n1\n1\n\n\n").result()
    let left = try FileManager.default.contentsOfDirectory(atPath: home.path)
    #expect(Set(left) == ["stdin", "stdout", "stderr"])
  }
}
