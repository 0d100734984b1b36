/// A text in a content file, in one language, and what it belongs to.
struct Passage {
  /// What texts are counted for: a page, an outcome, an article.
  struct Owner: Hashable {
    var kind: String
    var id: String
    var file: Int
    /// Where its id stands.
    var range: Range<Int>

    var place: Place { Place(file: file, range: range) }
  }

  var owner: Owner
  var language: String
  var words: String
  var value: JSONValue
  /// Whether it is the title of its owner.
  var isTitle: Bool
  /// Whether the page shows it as it asks: its title, its text, and the options that it offers itself.
  ///
  /// Those of a list of signals stand elsewhere: it is read over, not through.
  var isBody: Bool
  /// Whether it is a name: of a contact, or of a term with its other words.
  var isName: Bool

  /// What the items of a list are called.
  private static let owners = [
    "pages": "page", "outcomes": "outcome", "articles": "article", "lists": "list",
    "terms": "term", "contacts": "contact", "settings": "setting",
  ]

  /// All texts of a file in the order of the file; none of those that name publications.
  static func all(
    in root: JSONValue,
    file: Int,
    _ kind: FileKind,
    language: String,
    languages: [String]
  ) -> [Passage] {
    guard kind != .sources, kind != .plainness, kind != .answers else { return [] }
    var finder = Finder(file: file, languages: languages)
    let owner = finder.owner(kind.rawValue, root)
    if kind == .texts {
      for (_, _, value) in root.members {
        finder.add(value, language, owner, key: "text", inner: "text")
      }
    } else {
      finder.visit(root, owner, key: "", inner: "")
    }
    return finder.passages
  }

  private struct Finder {
    let file: Int
    let languages: [String]
    var passages: [Passage] = []

    func owner(_ kind: String, _ value: JSONValue) -> Owner {
      let id = value.members.first { $0.key == "id" }?.value
      let range = (id ?? value).byteRange
      return Owner(kind: kind, id: id?.string ?? "", file: file, range: range)
    }

    /// `key` is the key of the owner that leads here, `inner` the last one.
    mutating func visit(_ value: JSONValue, _ owner: Owner, key: String, inner: String) {
      switch value.kind {
      case .array:
        let kind = Passage.owners[inner]
        for item in value.elements {
          guard let kind, item.kind == .object else {
            visit(item, owner, key: key, inner: inner)
            continue
          }
          visit(item, self.owner(kind, item), key: "", inner: "")
        }

      case .object:
        for (name, _, member) in value.members {
          if member.kind == .string, languages.contains(name) {
            add(member, name, owner, key: key, inner: inner)
          } else {
            visit(member, owner, key: key.isEmpty ? name : key, inner: name)
          }
        }

      default: break
      }
    }

    mutating func add(
      _ value: JSONValue,
      _ language: String,
      _ owner: Owner,
      key: String,
      inner: String
    ) {
      guard let words = value.string else { return }
      passages.append(
        Passage(
          owner: owner,
          language: language,
          words: words,
          value: value,
          isTitle: key == "title",
          isBody: key == "title" || key == "text"
            || key == "question" && (inner == "label" || inner == "hint"),
          isName: owner.kind == "contact" && key == "name"
            || owner.kind == "term" && ["term", "also", "forms"].contains(key)
        )
      )
    }
  }
}

extension JSONValue {
  /// The place in the file of a byte of a string's resolved characters.
  func place(ofByte offset: Int) -> Int {
    var place = byteRange.lowerBound + 1
    var left = offset
    while left > 0, place < byteRange.upperBound - 1 {
      guard bytes[place] == UInt8(ascii: "\\") else {
        place += 1
        left -= 1
        continue
      }
      guard bytes[place + 1] == UInt8(ascii: "u") else {
        place += 2
        left -= 1
        continue
      }
      let digits = (2..<6).map { Character(Unicode.Scalar(bytes[place + $0])) }
      let unit = UInt32(String(digits), radix: 16) ?? 0
      // A character beyond the first 65,536 is two escapes, and four bytes.
      let isPair = (0xD800..<0xDC00).contains(unit)
      left -= isPair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3
      place += isPair ? 12 : 6
    }
    return place
  }
}
