import Foundation
import Testing

/// `content prove`, from the files to the exit status.
@Suite(.serialized) struct ProveTests {
  @Test func `the bundled content is proved, and what was covered is said`() throws {
    let start = ContinuousClock.now
    let result = try Run("content", "prove", Checkout.content).status(0)
    let elapsed = ContinuousClock.now - start
    #expect(result.output.contains("combinations of answers"))
    // How far it has come is told when it takes more than a second, and nothing else.
    let told = result.errors.split(separator: "\n")
    #expect(told.allSatisfy { $0.hasPrefix("proving: ") })
    if elapsed > .seconds(3) { #expect(!told.isEmpty) }
  }

  @Test func `the answers that break a promise lead decide the same way`() throws {
    let home = Home()
    let folder = try home.contentCopy()
    let outcomes = folder + "/procedures/kindcheck/outcomes.json"
    let text = try String(contentsOfFile: outcomes, encoding: .utf8)
    // One outcome after another loses its first contact until a promise breaks.
    let spoilt = text.replacing("\"contacts\": [\"noodnummer\", ", with: "\"contacts\": [")
    #expect(spoilt != text)
    try spoilt.write(toFile: outcomes, atomically: false, encoding: .utf8)
    let run = Run("content", "prove", folder, "--format", "json", in: home)
    let root = try object(try run.status(1).output)
    #expect(root["proved"] as? Bool == false)
    let procedures = try #require(root["procedures"] as? [[String: Any]])
    let broken = procedures.flatMap { procedure -> [(String, [String: Any])] in
      let guarantees = procedure["guarantees"] as? [[String: Any]] ?? []
      return guarantees.filter { $0["verdict"] as? String == "refuted" }.map {
        (procedure["id"] as? String ?? "", $0)
      }
    }
    let (procedure, guarantee) = try #require(broken.first)
    let answers = try #require(guarantee["answers"] as? [String: Any])
    let data = try JSONSerialization.data(withJSONObject: answers)
    let advice = try Run(
      "decide",
      procedure,
      "--answers",
      "-",
      "--format",
      "json",
      "--content",
      folder,
      in: home
    ).input(String(decoding: data, as: UTF8.self)).status(0)
    let leadsTo = try #require(guarantee["leadsTo"] as? [String: Any])
    let outcome = try #require(try object(advice.output)["outcome"] as? String)
    #expect(leadsTo["outcome"] as? String == outcome)
    let pretty = try Run("content", "prove", folder, in: home).status(1)
    #expect(pretty.output.contains("procedures/kindcheck/procedure.json:"))
    #expect(pretty.output.contains("guarantee-broken"))
  }

  @Test func `what the budget does not reach is not called proved`() throws {
    let result = try Run("content", "prove", Checkout.content, "--budget", "1").status(1)
    // All of it is provable, so a search that is given up may refute nothing.
    #expect(result.output.contains("not proved: 0 refuted"))
    #expect(result.output.contains("not decided"))
  }

  @Test func `files with mistakes are not proved`() throws {
    let home = Home()
    let folder = try home.contentCopy()
    try "{".write(toFile: folder + "/guide.json", atomically: false, encoding: .utf8)
    let result = try Run("content", "prove", folder, in: home).status(1)
    #expect(result.output.contains("nothing was proved"))
    try Run("content", "prove", "/nowhere/at/all").status(2)
    try Run("content", "prove", "--budget", "0").status(64)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
