/// The JSON Schemas (draft 2020-12) of all kinds of content file, made from what their readers accept.
public enum ContentSchema {
  /// A schema as a file.
  public struct File: Sendable {
    /// The kind of file that it describes.
    public var kind: FileKind
    /// The name of the schema's own file.
    public var name: String { kind.rawValue + ".schema.json" }
    /// What it holds.
    public var bytes: [UInt8]
  }

  /// A place where a reader answers in a way that is not understood.
  public struct Gap: Error {
    /// The kind of file and the keys that lead there.
    public var place: String
  }

  /// The schemas of some kinds, for texts in these languages.
  ///
  /// `phrases` are the names that every file of texts must have.
  public static func files(
    of kinds: [FileKind] = FileKind.allCases,
    languages: [String],
    phrases: [String]
  ) throws(Gap) -> [File] {
    try describe(kinds, languages: languages, phrases: phrases).files
  }

  /// The same, with all objects that the readers know.
  static func describe(
    _ kinds: [FileKind] = FileKind.allCases,
    languages: [String],
    phrases: [String]
  ) throws(Gap) -> (files: [File], objects: [ObjectShape]) {
    // All phrases are read alike, so two of them stand for all.
    let inquiry = ReaderInquiry(
      kind: .guide,
      languages: languages,
      phrases: Array(phrases.prefix(2))
    )
    var finder = ShapeFinder(inquiry, keys: SchemaWords.keys)
    var files: [File] = []
    for kind in kinds {
      let root = try finder.find(kind)
      if kind == .texts { finder.spread(root, over: phrases) }
      var writer = SchemaWriter(kind, finder.objects)
      let tree = writer.schema(of: root)
      let name = kind.rawValue + ".schema.json"
      guard let bytes = JSONLayout.laidOut(Array(tree.written.utf8), file: name).bytes else {
        throw Gap(place: name)
      }
      files.append(File(kind: kind, bytes: bytes))
    }
    return (files, finder.objects)
  }
}

extension ShapeFinder {
  /// Gives all phrases the shape of the first one.
  fileprivate mutating func spread(_ root: Shape, over phrases: [String]) {
    guard case .object(let index) = root, let variant = objects[index].variants.first,
      let shape = variant.keys.values.first
    else { return }
    let keys = Dictionary(phrases.map { ($0, shape) }) { first, _ in first }
    objects[index].variants = [.init(keys: keys, required: Set(phrases))]
  }
}
