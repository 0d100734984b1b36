import Diagnostics

/// The JSON files of a folder, each parsed when its reader comes to it and forgotten afterwards: so
/// that a large folder never lies in memory as a whole.
struct ParsedFiles {
  let spreader: any WorkSpreader
  private let files: [ContentFile]
  private let numbers: [String: Int]
  private var isOpened: [Bool]

  init(_ files: [ContentFile], _ spreader: any WorkSpreader) {
    self.files = files
    self.spreader = spreader
    var numbers: [String: Int] = [:]
    for (number, file) in files.enumerated()
    where file.path.hasSuffix(".json") && file.addition == nil {
      numbers[file.path] = number
    }
    self.numbers = numbers
    isOpened = Array(repeating: false, count: files.count)
  }

  /// The number of a file.
  func number(of path: String) -> Int? { numbers[path] }

  /// The files whose path begins so, by path.
  func files(in folder: String) -> [(path: String, number: Int)] {
    numbers.filter { $0.key.hasPrefix(folder) }.sorted { $0.key < $1.key }
      .map { (path: $0.key, number: $0.value) }
  }

  /// Parses a file; its syntax errors are told instead when it has some.
  mutating func parse(_ number: Int, _ reading: inout Reading) -> JSONDocument? {
    isOpened[number] = true
    return Self.parse(files[number], number, &reading)
  }

  /// Reads several files, each by itself, and puts together what was gathered in order.
  mutating func readAll<Item: Sendable>(
    _ numbers: [Int],
    _ reading: inout Reading,
    _ read: @Sendable (_ place: Int, JSONValue, inout Reading) -> Item?
  ) -> [Item] {
    for number in numbers { isOpened[number] = true }
    let files = files
    let empty = reading.part
    var items: [Item] = []
    var first: Int? = numbers.first.map { max(1, files[$0].bytes.count) }
    let total = numbers.reduce(0) { $0 + files[$1].bytes.count }
    spreader.each(numbers.count) { place in
      var part = empty.part
      part.expect(bytes: files[numbers[place]].bytes.count)
      let document = Self.parse(files[numbers[place]], numbers[place], &part)
      let item = withExtendedLifetime(document) {
        document.flatMap { read(place, $0.root, &part) }
      }
      return (item: item, part: part)
    } take: { one in
      // Files of one folder are mostly alike, so the first one tells how much room all will take.
      if let size = first { reading.reserve(total / size, like: one.part) }
      first = nil
      reading.add(one.part)
      if let item = one.item { items.append(item) }
    }
    return items
  }

  /// Tells the syntax errors of files that no reader took.
  mutating func parseRest(_ reading: inout Reading) {
    for number in numbers.values.sorted() where !isOpened[number] { _ = parse(number, &reading) }
  }

  /// Parses any file, such as one of an addition.
  static func parse(
    _ file: ContentFile,
    _ number: Int,
    _ reading: inout Reading
  ) -> JSONDocument? {
    let (document, faults) = JSONDocument.parse(file.bytes)
    if document == nil {
      reading.add(faults.map { $0.diagnostic(in: reading.files[number]) })
      withhold(file.addition?.path ?? file.path, &reading)
    }
    return document
  }

  /// What a file that could not be read would have declared can't be called unknown elsewhere.
  static func withhold(_ path: String, _ reading: inout Reading) {
    let parts = path.split(separator: "/").map(String.init)
    switch (parts.first, parts.count, parts.last ?? "") {
    case ("addition.json", 1, _): reading.withholdAll()

    case ("procedures", 3, "procedure.json"):
      reading.withhold(.procedure)
      reading.withhold(.condition, .decision, scope: parts[1])

    case ("procedures", 3, "rules.json"):
      reading.withhold(.condition, .decision, scope: parts[1])

    case ("procedures", 3, "outcomes.json"): reading.withhold(.outcome, scope: parts[1])
    case ("procedures", 3, _): reading.withhold(.page, scope: parts[1])
    case ("reference", 2, let name):
      switch ReferenceFile(name) {
      case .contacts: reading.withhold(.contact)
      case .articles: reading.withhold(.article)
      case .sources: reading.withhold(.source)
      case .glossary: break
      case .signals, nil: reading.withhold(.list, .signal)
      }

    default: break
    }
  }
}
