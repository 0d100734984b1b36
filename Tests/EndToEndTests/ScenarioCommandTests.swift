import Foundation
import Testing

/// The commands around scenarios, and those that compare and try the rules, as editors call them.
@Suite(.serialized) struct ScenarioCommandTests {
  /// The fire drill, which a test may spoil.
  private func fireDrill(_ home: Home) throws -> String {
    let folder = home.file("Drill")
    try FileManager.default.copyItem(
      atPath: Checkout.folder + "/Tests/Fixtures/FireDrill",
      toPath: folder
    )
    return folder
  }

  private func replace(_ old: String, _ new: String, in file: String) throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains(old))
    try text.replacing(old, with: new, maxReplacements: 1)
      .write(toFile: file, atomically: false, encoding: .utf8)
  }

  // MARK: - test

  @Test func `scenarios that hold print their count alone`() throws {
    let home = Home()
    let result = try Run("content", "test", try fireDrill(home), in: home).status(0)
    #expect(result.output.hasPrefix("2 scenarios: 2 hold"))
  }

  @Test(arguments: ["pretty", "json", "junit"])
  func `a scenario that fails is told in every form, and no file changes`(format: String) throws {
    let home = Home()
    let folder = try fireDrill(home)
    let file = folder + "/scenarios/vuur-in-de-gang.json"
    try replace("\"nu-naar-buiten\"", "\"klaar\"", in: file)
    let before = try Data(contentsOf: URL(filePath: file))
    let result = try Run("content", "test", folder, "--format", format, in: home).status(1)
    #expect(result.output.contains("vuur-in-de-gang"))
    #expect(result.output.contains("nu-naar-buiten"))
    #expect(try Data(contentsOf: URL(filePath: file)) == before)
    if format == "json" {
      #expect(try result.object()["failed"] as? Int == 1)
    }
  }

  // MARK: - coverage and scenarios

  @Test func `too little covered ends with 1, and what is left is listed with its place`() throws {
    let home = Home()
    let folder = try fireDrill(home)
    let object = try Run("content", "coverage", folder, "--format", "json", in: home).status(0)
      .object()
    let covered = try #require(object["covered"] as? Int)
    try Run("content", "coverage", folder, "--least", "\(covered)", in: home).status(0)
    let result = try Run("content", "coverage", folder, "--least", "\(covered + 1)", in: home)
      .status(1)
    #expect(result.output.contains("procedures/ontruimen/01-alarm.json:"))
  }

  @Test func `walks that are proposed are written as drafts, after which nothing is left`() throws {
    let home = Home()
    let folder = try fireDrill(home)
    let out = folder + "/scenarios"
    let kept = try FileManager.default.contentsOfDirectory(atPath: out)
    let result = try Run("content", "scenarios", folder, "--out", out, in: home).status(0)
    #expect(result.output.contains("written: "))
    let now = try FileManager.default.contentsOfDirectory(atPath: out)
    #expect(Set(now).isSuperset(of: kept) && now.count > kept.count)
    try Run("content", "test", folder, in: home).status(0)
    let checked = try Run("content", "validate", folder, in: home).status(0)
    #expect(checked.output.contains("scenario-draft"))
    let object = try Run("content", "coverage", folder, "--format", "json", in: home).status(0)
      .object()
    #expect(object["covered"] as? Int == object["all"] as? Int)
    let again = try Run("content", "scenarios", folder, in: home).status(0)
    #expect(!again.output.contains("{"))
  }

  @Test func `a link is not written through`() throws {
    let home = Home()
    let folder = try fireDrill(home)
    let out = home.file("out")
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    let target = try home.write("mine", "target")
    for id in ["ontruimen-klaar", "ontruimen-nu-naar-buiten"] {
      try FileManager.default.createSymbolicLink(
        atPath: out + "/\(id).json",
        withDestinationPath: target
      )
    }
    try Run("content", "scenarios", folder, "--all", "--out", out, in: home).status(0)
    #expect(home.read("target") == "mine")
  }

  // MARK: - diff

  @Test func `a folder and itself are the same`() throws {
    let home = Home()
    let folder = try fireDrill(home)
    let result = try Run("content", "diff", folder, folder, "--fail-on", "text", in: home).status(0)
    #expect(result.output.contains("nothing changed"))
  }

  @Test func `another urgency is told, and fails when asked`() throws {
    let home = Home()
    let old = try fireDrill(home)
    let new = home.file("New")
    try FileManager.default.copyItem(atPath: old, toPath: new)
    try replace("\"urgency\": 0", "\"urgency\": 2", in: new + "/procedures/ontruimen/outcomes.json")
    let result = try Run("content", "diff", old, new, "--fail-on", "urgency", in: home).status(1)
    #expect(result.output.contains("0 becomes 2, later"))
    try Run("content", "diff", old, new, "--fail-on", "outcome", in: home).status(0)
    let object = try Run("content", "diff", old, new, "--format", "json", in: home).status(0)
      .object()
    #expect(object["same"] as? Bool == false)
  }

  @Test(arguments: [
    ["one"], [], ["a", "b", "c"], ["a", "b", "--git", "HEAD"], ["--git", "HEAD", Checkout.content],
  ])
  func `wrong use of diff ends with 64`(arguments: [String]) throws {
    try Run(["content", "diff"] + arguments, in: Home()).status(64)
  }

  // MARK: - mutate

  @Test func `mistakes that nothing notices are listed with answers that decide takes`() throws {
    let home = Home()
    let folder = try fireDrill(home)
    let object = try Run("content", "mutate", folder, "--format", "json", in: home).status(1)
      .object()
    let missed = try #require(object["missed"] as? [[String: Any]])
    let first = try #require(missed.first { $0["procedure"] as? String == "ontruimen" })
    #expect((first["line"] as? Int ?? 0) > 1)
    let answers = try JSONSerialization.data(withJSONObject: first["answers"] ?? [:])
    let file = try home.write(String(decoding: answers, as: UTF8.self), "answers.json")
    let decided = try Run("decide", "ontruimen", "--answers", file, "--content", folder, in: home)
      .result()
    #expect(decided.status < 2)
  }

  // MARK: - Beyond the budget

  @Test(arguments: [("coverage", 0), ("scenarios", 0), ("mutate", 1)])
  func `a command goes on where diagrams grow too large, and says what it left open`(
    command: String,
    status: Int
  ) throws {
    let home = Home()
    let folder = try fireDrill(home)
    let object = try Run(
      "content",
      command,
      folder,
      "--budget",
      "20000",
      "--format",
      "json",
      in: home
    ).status(status).object()
    let searched = try Run(
      "content",
      command,
      folder,
      "--budget",
      "1",
      "--format",
      "json",
      in: home
    ).status(status).object()
    #expect(searched["notDecided"] != nil)
    #expect(Set(searched.keys) == Set(object.keys))
    try Run("content", command, folder, "--budget", "0", in: home).status(64)
  }

  @Test func `versions that are searched are told without counts`() throws {
    let home = Home()
    let old = try fireDrill(home)
    let new = home.file("New")
    try FileManager.default.copyItem(atPath: old, toPath: new)
    try replace("\"urgency\": 0", "\"urgency\": 2", in: new + "/procedures/ontruimen/outcomes.json")
    let result = try Run("content", "diff", old, new, "--budget", "1", in: home).status(0)
    #expect(result.output.contains("0 becomes 2, later"))
    #expect(result.output.contains("walks not counted"))
  }

  // MARK: - Saving a walk

  @Test func `a walk is saved as a scenario that holds`() throws {
    let home = Home()
    let folder = try fireDrill(home)
    let out = folder + "/scenarios"
    let words = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(filePath: folder + "/texts/nl.json"))
    )
    let save = try #require((words as? [String: String])?["wordSave"])
    let arguments = [
      "walk", "ontruimen", "--accessible", "--content", folder, "--set", "rol=bhv",
      "--save-scenario", out,
    ]
    let result = try Run(arguments, in: home).input("\n1\n\(save)\n\(save)\n").result()
    #expect(result.output.contains("ontruimen-nu-naar-buiten-2.json"))
    let tested = try Run("content", "test", folder, in: home).status(0)
    #expect(tested.output.hasPrefix("4 scenarios: 4 hold; drafts: 2"))
  }
}
