import Content
import Diagnostics
import Foundation
import Guidance
import Testing

/// The example of an organisation's own folder that the program ships with.
@Suite struct ExampleOverlayTests {
  private static let example = Folder(at: Folder.root + "/Content/examples/overlay-school")
  private static let laid = Folder.bundled.under(example, named: "overlay-school")

  /// What it says that it changes, each with its id, from the file itself.
  private func named(_ kind: String) throws -> [String] {
    let bytes = try #require(Self.example["addition.json"])
    let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let changes = try #require(object?["changes"] as? [[String: Any]])
    return changes.compactMap { $0[kind] as? String }
  }

  private func guide(_ files: [ContentFile]) throws -> Guide {
    try #require(GuideReader(files, phrases: Folder.phrases).read().guide)
  }

  @Test func `it is clean over the bundled content, and all that is promised is still proved`() {
    let proof = ContentProof.run(Self.laid, phrases: Folder.phrases)
    #expect(proof.diagnostics.map(\.problem.message) == [])
    #expect(proof.isProved)
  }

  @Test func `every language of the content is in it, and somebody says how to adapt it`() {
    #expect(Self.example["README.md"] != nil)
    let found = PlainnessCheck.run(Self.laid).diagnostics.filter { $0.file.contains("overlay") }
    #expect(found.map(\.problem.message) == [])
  }

  @Test func `its contacts, its page and its step are shown, and nothing else changes`() throws {
    let before = try guide(Folder.bundled.files)
    let after = try guide(Self.laid)
    var restored = after
    for id in try named("contact") {
      let place = try #require(before.contacts.firstIndex { $0.id == id })
      #expect(after.contacts[place].number != before.contacts[place].number)
      restored.contacts[place] = before.contacts[place]
    }
    let situation = after.situation(["sector": "onderwijs"])
    let elsewhere = after.situation(["sector": "kinderopvang"])
    let pages = try named("page")
    let steps = try named("step")
    #expect(!pages.isEmpty && !steps.isEmpty)
    for (number, procedure) in before.procedures.enumerated() {
      for (place, step) in procedure.steps.enumerated() {
        let own = after.procedures[number].steps[place]
        var kept = step
        kept.pages = own.pages
        for (page, old) in step.pages.enumerated()
        where pages.contains(procedure.id + "/" + old.id) {
          let shown = own.pages[page].shown(in: situation).text
          let was = old.shown(in: situation).text
          // What is added stands beside all that was there.
          let isAdded = shown.count > was.count && shown.filter(was.contains) == was
          #expect(isAdded)
          kept.pages[page] = old
        }
        if steps.contains(procedure.id + "/" + step.id) {
          let isChanged = own.shown(in: situation).who != step.shown(in: situation).who
          let isKept = own.shown(in: elsewhere).who == step.shown(in: elsewhere).who
          #expect(isChanged && isKept)
          restored.procedures[number].steps[place] = kept
        } else {
          restored.procedures[number].steps[place].pages = kept.pages
        }
      }
    }
    let sources = Set(before.sources)
    restored.sources.removeAll { !sources.contains($0) }
    restored.overlays = []
    let isTheSame = restored == before
    #expect(isTheSame)
  }
}
