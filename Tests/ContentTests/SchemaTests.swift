import Foundation
import Testing

@testable import Content

/// The schemas under `Content/schema`, and the readers that they are made from.
@Suite struct SchemaTests {
  /// Made once: it asks the readers thousands of questions.
  private static let made = Result {
    try ContentSchema.describe(languages: ["nl", "en"], phrases: Folder.phrases)
  }

  @Test func `the schemas in the content are those that the readers give`() throws {
    let made = try Self.made.get().files
    #expect(made.map(\.kind) == FileKind.allCases)
    for schema in made {
      let path = Folder.root + "/Content/schema/" + schema.name
      let kept = FileManager.default.contents(atPath: path).map(Array.init)
      #expect(
        kept == schema.bytes,
        "\(schema.name): write it anew with meldcode content schema --output Content/schema"
      )
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: Folder.root + "/Content/schema")
    #expect(names.sorted() == made.map(\.name).sorted())
  }

  @Test func `every key of every object has a description, and none is left over`() throws {
    var keys: [String: Set<String>] = [:]
    for object in try Self.made.get().objects {
      keys[object.name, default: []].formUnion(object.keys)
    }
    for (object, keys) in keys where !SchemaWords.namedByContent.contains(object) {
      let described = Set((SchemaWords.objects[object] ?? [:]).keys)
      #expect(keys.subtracting(described) == [], "keys of \(object) without a description")
      #expect(described.subtracting(keys) == [], "keys of \(object) that no reader knows")
    }
    #expect(Set(SchemaWords.objects.keys).subtracting(keys.keys) == [])
    #expect(Set(SchemaWords.files.keys) == Set(FileKind.allCases))
  }

  @Test func `every JSON file of the content has a kind`() {
    let folders = [Folder.bundled, .fireDrill, .nightShift, .overlay]
    for file in folders.flatMap(\.files)
    where file.path.hasSuffix(".json") && !file.path.hasPrefix("schema/") {
      #expect(FileKind(path: file.path) != nil, "\(file.path)")
    }
  }
}
