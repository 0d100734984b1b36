import Diagnostics
import Foundation
import Testing

@testable import Content

/// Schemas and readers judge the same files, good ones and thousands of broken ones; the schemas by way of
/// a validator that knows nothing of us.
@Suite struct SchemaAgreementTests {
  /// Broken files of each kind; `MELDCODE_VARIANTS` asks for more.
  private static let variants =
    ProcessInfo.processInfo.environment["MELDCODE_VARIANTS"].flatMap { Int($0) } ?? 25

  private struct Case {
    var kind: FileKind
    var text: String
  }

  @Test func `a schema accepts what the readers accept, and nothing else`() throws {
    let cases = FileKind.allCases.flatMap { Self.cases(of: $0) }
    let judged = try Self.judge(cases)
    try #require(judged.count == cases.count)
    var accepted = 0
    for (one, isValid) in zip(cases, judged) {
      let problems = Self.problems(of: one)
      if problems.isEmpty { accepted += 1 }
      if isValid, !problems.isEmpty, problems.allSatisfy({ Self.isBeyondSchemas($0, one.kind) }) {
        continue
      }
      #expect(
        isValid == problems.isEmpty,
        "\(one.kind): schema \(isValid), readers \(problems.map(\.message)): \(one.text.prefix(1500))"
      )
    }
    // Enough of both, or the test would show nothing.
    #expect(accepted > cases.count / 20 && accepted < cases.count * 19 / 20)
  }

  /// Values that depend on one another are beyond a schema: that a maximum is no less than its minimum,
  /// that an addition leaves a question of another file with few enough options.
  private static func isBeyondSchemas(_ problem: Problem, _ kind: FileKind) -> Bool {
    switch problem {
    case .tooManyOptions: kind == .addition
    case .numberOutOfBounds(let least, 1_000_000): least > 0
    case .wrongType(expected: "two numbers, the lower one first", _): true
    default: false
    }
  }

  private static func problems(of one: Case) -> [Problem] {
    let bytes = Array(one.text.utf8)
    guard let document = JSONDocument.parse(bytes).document else { return [.jsonEmpty] }
    var reading = Reading(files: [])
    reading.languages = ["nl", "en"]
    reading.heard = []
    withExtendedLifetime(document) {
      one.kind.read(document.root, phrases: Folder.phrases, &reading)
    }
    return (reading.heard ?? []).map(\.problem).filter(\.isStructural)
  }

  // MARK: - Cases

  /// The files of the fire drill as they are, and broken in as many ways.
  private static func cases(of kind: FileKind) -> [Case] {
    let trees = trees(of: kind)
    var numbers = Numbers(state: UInt64(kind.rawValue.utf8.count) &* 977)
    let places = trees.map { $0.places() }
    var cases = trees.map { Case(kind: kind, text: $0.written) }
    guard !trees.isEmpty else { return [] }
    for _ in 0..<variants {
      let number = numbers.below(trees.count)
      let path = places[number][numbers.below(places[number].count)]
      let value = trees[number].value(at: path[...])
      let other = broken(value, &numbers)
      let text = trees[number].setting(path[...], to: other).written
      if text.utf8.count < 1 << 20 { cases.append(Case(kind: kind, text: text)) }
    }
    return cases
  }

  private static func trees(of kind: FileKind) -> [JSONTree] {
    switch kind {
    case .answers:
      return [
        .object([.init("a", .string("b")), .init("c", .list([.string("d")])), .init("e", .null)])
      ]

    case .rules:
      // The same rules as those of a procedure.
      let keys = ["checkedOn", "conditions", "decisions", "guarantees"]
      return trees(of: .procedure).map { tree in
        guard case .object(let members) = tree else { return tree }
        return .object(members.filter { keys.contains($0.key) })
      }

    default:
      return [Folder.fireDrill, .nightShift, .overlay].flatMap(\.files)
        .filter { FileKind(path: $0.path) == kind }
        .compactMap { JSONDocument.parse($0.bytes).document }
        .map { document in withExtendedLifetime(document) { JSONTree(document.root) } }
    }
  }

  private static let values: [JSONTree] = [
    .null, .bool(true), .bool(false), .number(0), .number(-1), .number(3), .number(65),
    .number(2_000_000), .fraction, .string(""), .string(" "), .string("a"), .string("Not an id"),
    .string("a--b"), .string("2026-02-30"), .string("2026-11-24"), .string("known"),
    .string("unique"), .string("set"), .string("count"), .list([]), .list([.string("a")]),
    .list([.number(1), .number(2)]), .list([.null]), .object([]),
    .object([.init("page", .string("a"))]), .object([.init("answered", .string("a"))]),
    .object([.init("nl", .string("a")), .init("en", .string("b"))]),
    .object([.init("text", .object([.init("nl", .string("a")), .init("en", .string("b"))]))]),
  ]

  private static func broken(_ value: JSONTree, _ numbers: inout Numbers) -> JSONTree {
    switch (value, numbers.below(6)) {
    case (.object(var members), 0...1) where !members.isEmpty:
      members.remove(at: numbers.below(members.count))
      return .object(members)

    case (.object(let members), 2...4):
      let keys = SchemaWords.keys + ["zz", "nl", "e"]
      let key = keys[numbers.below(keys.count)]
      guard !members.contains(where: { $0.key == key }) else { return value }
      return .object(members + [.init(key, values[numbers.below(values.count)])])

    case (.list, 0): return .list([])
    case (.list(let items), 1) where !items.isEmpty: return .list(Array(items.dropLast()))
    case (.list(let items), 2) where !items.isEmpty:
      return .list(Array(repeating: items[0], count: 62 + numbers.below(3)))
    default: return values[numbers.below(values.count)]
    }
  }

  private struct Numbers {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }

  // MARK: - The outside view

  private static func judge(_ cases: [Case]) throws -> [Bool] {
    let folder = NSTemporaryDirectory() + "schemas-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lines = cases.map { one in
      let members = [
        JSONTree.Member("kind", .string(one.kind.rawValue)), .init("text", .string(one.text)),
      ]
      return JSONTree.object(members).written + "\n"
    }
    let (input, output) = (folder + "/cases", folder + "/judged")
    try Data(lines.joined().utf8).write(to: URL(filePath: input))
    try Data().write(to: URL(filePath: output))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", Folder.root + "/Tests/Fixtures/validate.py", Folder.root + "/Content/schema",
    ]
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: input))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "the validator could not run: make setup-tests")
    let judged = try String(contentsOfFile: output, encoding: .utf8)
    return judged.split(separator: "\n").map { $0 == "1" }
  }
}

extension JSONTree {
  init(_ value: JSONValue) {
    switch value.kind {
    case .null: self = .null
    case .bool: self = .bool(value.bool ?? false)
    case .number: self = value.int.map(JSONTree.number) ?? .fraction
    case .string: self = .string(value.string ?? "")
    case .array: self = .list(value.elements.map(JSONTree.init))
    case .object: self = .object(value.members.map { Member($0.key, JSONTree($0.value)) })
    }
  }

  func value(at path: ArraySlice<Step>) -> JSONTree {
    guard let step = path.first else { return self }
    switch (self, step) {
    case (.object(let members), .key(let key)):
      return members.first { $0.key == key }?.value.value(at: path.dropFirst()) ?? .null
    case (.list(let items), .item(let place)): return items[place].value(at: path.dropFirst())
    default: return .null
    }
  }

  /// The paths of all values, the whole first.
  func places(from path: [Step] = []) -> [[Step]] {
    switch self {
    case .list(let items):
      [path] + items.enumerated().flatMap { $1.places(from: path + [.item($0)]) }
    case .object(let members):
      [path] + members.flatMap { $0.value.places(from: path + [.key($0.key)]) }
    default: [path]
    }
  }
}
