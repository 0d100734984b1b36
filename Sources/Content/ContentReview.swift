import Diagnostics
public import Guidance

/// All statements of the content that a professional has to look at, with their places.
public struct ContentReview: Sendable {
  /// One statement that says for itself how certain it is; what is within it has that from it.
  public struct Item: Sendable, Equatable {
    /// The file.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column, from 1.
    public var column: Int
    /// What it is, such as `page`, `option` or `block`.
    public var kind: String
    /// Its id, when it has one.
    public var id: String?
    /// What it is in: `page 'vermoeden'`.
    public var within: String?
    /// Its first words, in every language.
    public var words: Text
    /// What it rests on.
    public var basis: Basis
  }

  /// The items, in the order of files and places.
  public let items: [Item]
  /// How many files were read.
  public let files: Int
  /// How many statements were looked at, those that inherit their certainty included.
  public let statements: Int
  /// Whether reading found mistakes, so that items may be missing.
  public let hasErrors: Bool

  /// Lists what awaits review, and what rests on knowledge of the profession alone.
  public init(_ files: [ContentFile], phrases: [String]) {
    let content = GuideReader(files, phrases: phrases, notesBases: true).read()
    let reading = content.reading
    self.files = files.count
    statements = reading.statements.count
    hasErrors = content.guide == nil
    items = Self.items(reading)
  }

  /// How many items are of one certainty.
  public func count(_ certainty: Certainty) -> Int {
    items.count { $0.basis.certainty == certainty }
  }

  /// What a professional is asked about a statement of some certainty.
  public static func question(_ certainty: Certainty) -> String {
    switch certainty {
    case .sourced: "nothing"
    case .known: "is this so, and which public source says it?"
    case .toReview: "is this right? it is uncertain; name a source, or correct it"
    case .productChoice: "is our choice right where the sources leave room?"
    }
  }

  private static func items(_ reading: Reading) -> [Item] {
    let order = reading.statements.sorted { one, other in
      (reading.files[one.place.file].file, one.place.range.lowerBound, -one.place.range.upperBound)
        < (
          reading.files[other.place.file].file, other.place.range.lowerBound,
          -other.place.range.upperBound
        )
    }
    var open: [Reading.Statement] = []
    var items: [Item] = []
    for statement in order {
      while let last = open.last, !last.contains(statement) { open.removeLast() }
      let around = open.last
      open.append(statement)
      guard statement.isOwn, statement.basis.certainty != .sourced else { continue }
      let text = reading.files[statement.place.file]
      let start = text.range(of: statement.place.range).start
      let name = statement.what.split(separator: "'", maxSplits: 1).map(String.init)
      items.append(
        Item(
          file: text.file,
          line: start.line,
          column: start.column,
          kind: String(name[0].reversed().drop { $0 == " " }.reversed()),
          id: name.count > 1 ? String(name[1].dropLast()) : nil,
          within: around?.what,
          words: statement.words,
          basis: statement.basis
        )
      )
    }
    return items
  }
}

extension Reading {
  /// Something in the content that rests on something.
  struct Statement: Sendable {
    /// What it is, with its id: `page 'vermoeden'`.
    var what: String
    var place: Place
    var basis: Basis
    /// Whether it says itself how certain it is.
    var isOwn: Bool
    var words: Text

    /// Whether another one is a part of it.
    func contains(_ other: Statement) -> Bool {
      place.file == other.place.file && place.range.contains(other.place.range.lowerBound)
    }
  }
}

extension ObjectReader {
  /// Notes what this object says, for a review; only when somebody asked for one.
  func note(_ basis: Basis, of what: String, _ reading: inout Reading) {
    let keys: [StaticString] = [
      "title", "label", "term", "name", "says", "text", "heading", "points", "say",
    ]
    var words = Text()
    for key in keys {
      guard let value = peek(key) else { continue }
      let first = value.kind == .array ? value.elements.first : value
      guard let first, first.kind == .object else { continue }
      for member in first.members where reading.languages.contains(member.key) {
        words.add(member.value.string ?? "", in: member.key)
      }
      if !words.isEmpty { break }
    }
    reading.statements.append(
      .init(what: what, place: place, basis: basis, isOwn: has("certainty"), words: words)
    )
  }
}
