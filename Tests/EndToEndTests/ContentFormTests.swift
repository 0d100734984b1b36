import Foundation
import Testing

/// The commands about the form of content: its schemas, its layout and its language.
@Suite(.serialized) struct ContentFormTests {
  private func mode(of path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.posixPermissions] as? NSNumber)?.intValue
  }

  // MARK: - content format

  @Test func `the bundled content lies in its layout`() throws {
    try Run("content", "format", "--check", Checkout.content).status(0)
  }

  @Test func `what differs is told as JSON too`() throws {
    let home = Home()
    let file = try home.write("[1,\n2]", "a.json")
    let result = try Run("content", "format", "--check", "--format", "json", file, in: home)
      .status(1)
    let object = try result.object()
    #expect(object["changed"] as? [String] == [file])
    #expect(object["files"] as? Int == 1)
  }

  @Test func `check names what differs and changes nothing; format mends it and keeps its mode`()
    throws
  {
    let home = Home()
    let file = try home.write("{\"b\":1,\n\"a\":[ ]}", "a.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    let checked = try Run("content", "format", "--check", file, in: home).status(1)
    #expect(checked.output.hasPrefix(file + "\n"))
    #expect(home.read("a.json") == "{\"b\":1,\n\"a\":[ ]}")
    try Run("content", "format", file, in: home).status(0)
    #expect(home.read("a.json") == "{\"b\": 1, \"a\": []}\n")
    #expect(mode(of: file) == 0o640)
    try Run("content", "format", "--check", file, in: home).status(0)
  }

  @Test func `a file that is no JSON is told and left as it is, and others are laid out`() throws {
    let home = Home()
    let bad = try home.write("{\"a\": 1,}", "bad.json")
    let good = try home.write("[1,2]", "good.json")
    let result = try Run("content", "format", bad, good, in: home).status(1)
    #expect(result.output.contains("bad.json:1:8: error[json-trailing-comma]"))
    #expect(home.read("bad.json") == "{\"a\": 1,}")
    #expect(home.read("good.json") == "[1, 2]\n")
  }

  @Test func `nothing is written through a link`() throws {
    let home = Home()
    let file = try home.write("[1,2]", "real.json")
    try FileManager.default.createSymbolicLink(
      atPath: home.file("link.json"),
      withDestinationPath: file
    )
    try Run("content", "format", home.file("link.json"), in: home).status(2)
    #expect(home.read("real.json") == "[1,2]")
  }

  @Test func `standard input goes to standard output`() throws {
    let result = try Run("content", "format", "-").input("[1,\n2]").status(0)
    #expect(result.output == "[1, 2]\n")
    #expect(try Run("content", "format", "-").input("[1").status(1).output.isEmpty)
    #expect(try Run("content", "format", "--check", "-").input("[1,2]").status(1).output == "-\n")
  }

  // MARK: - content schema

  @Test func `a schema is written to standard output or into a folder, whole`() throws {
    let home = Home()
    let one = try Run("content", "schema", "--kind", "contacts", in: home).status(0)
    #expect(try one.object()["$schema"] as? String != nil)
    let folder = home.file("schemas")
    try Run("content", "schema", "--output", folder, in: home).status(0)
    #expect(home.read("schemas/contacts.schema.json") == one.output)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let kept = try FileManager.default.contentsOfDirectory(atPath: Checkout.content + "/schema")
    #expect(names.sorted() == kept.sorted())
  }

  @Test func `a schema is not written through a link`() throws {
    let home = Home()
    let file = try home.write("mine", "mine")
    try FileManager.default.createSymbolicLink(
      atPath: home.file("contacts.schema.json"),
      withDestinationPath: file
    )
    try Run("content", "schema", "--kind", "contacts", "-o", home.path, in: home).status(2)
    #expect(home.read("mine") == "mine")
    try Run("content", "schema", in: home).status(64)
    try Run("content", "schema", "--kind", "none", in: home).status(64)
  }

  // MARK: - content reading

  @Test func `hard texts are warnings, and mistakes only when asked for`() throws {
    let home = Home()
    let folder = try home.contentCopy()
    let terms = home.read("Content/reference/glossary.json") ?? ""
    let key = "\"text\": {\n        \"nl\": \""
    let spoilt = terms.replacing(key, with: key + "Indien dit zo is. ", maxReplacements: 1)
    _ = try home.write(spoilt, "Content/reference/glossary.json")
    let line = spoilt.split(separator: "\n").firstIndex { $0.contains("Indien dit") } ?? 0
    let place = "reference/glossary.json:\(line + 1):16: warning[reading-difficult-word]"
    #expect(try Run("content", "reading", folder, in: home).status(0).output.contains(place))
    try Run("content", "reading", folder, "--strict", in: home).status(1)
    let json = try Run("content", "reading", folder, "--format", "json", in: home).status(0)
    let findings = try #require(json.object()["findings"] as? [[String: Any]])
    #expect(findings.contains { $0["code"] as? String == "reading-difficult-word" })
    let github = try Run("content", "reading", folder, "--format", "github", in: home).status(0)
    #expect(github.output.contains("::warning file="))
    try Run("content", "reading", folder, "--page", "no-such-page", in: home).status(64)
  }

  @Test func `content without rules of plain language is not called plain`() throws {
    let home = Home()
    let folder = try home.contentCopy()
    try FileManager.default.removeItem(atPath: folder + "/reading")
    let result = try Run("content", "reading", folder, in: home).status(2)
    #expect(result.errors.contains("nothing was looked at"))
  }
}
