import Testing

@testable import Content

/// What values tell of themselves.
@Suite struct JSONValueTests {
  /// Reads a text, and keeps it while its values are used.
  private func with<Result>(_ text: String, _ body: (JSONValue) -> Result) throws -> Result {
    let document = try #require(JSONDocument.parse(Array(text.utf8)).document)
    return withExtendedLifetime(document) { body(document.root) }
  }

  @Test(arguments: [
    (#""""#, ""), (#""a""#, "a"), (#""één 😀""#, "één 😀"),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u0041\u00e9\u20AC""#, "Aé€"), (#""\ud83d\ude00x""#, "😀x"), (#""\\u0041""#, "\\u0041"),
    (#""e\u0301""#, "e\u{301}"), (#""12345678\n12345678é""#, "12345678\n12345678é"),
  ])
  func `a string is what its escapes say`(text: String, expected: String) throws {
    #expect(
      try with(text) { $0.string.map { Array($0.unicodeScalars) } }
        == Array(expected.unicodeScalars)
    )
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("-12", -12), ("9007199254740992", 9_007_199_254_740_992), ("1.0", nil),
      ("1e2", nil),
      ("\"1\"", nil), ("true", nil),
    ] as [(String, Int?)]
  )
  func `a whole number is one that is written so`(text: String, expected: Int?) throws {
    #expect(try with(text) { $0.int } == expected)
  }

  @Test func `members and elements stand in the order of the file, at their bytes`() throws {
    try with(#"{"b": [1, {"x": null}, "y"], "a": true}"#) { root in
      #expect(root.members.map(\.key) == ["b", "a"])
      #expect(root.members.map(\.keyRange) == [1..<4, 29..<32])
      #expect(root.members.map(\.value.kind) == [.array, .bool])
      #expect(root.members.first?.value.elements.map(\.kind) == [.number, .object, .string])
      #expect(root.members.first?.value.elements.map(\.byteRange) == [7..<8, 10..<21, 23..<26])
      #expect(root.members.last?.value.bool == true)
      #expect(root.elements.isEmpty)
    }
  }

  @Test(arguments: [
    (#"{"ab": 1}"#, "ab", true), (#"{"abc": 1}"#, "ab", false), (#"{"\u0061b": 1}"#, "ab", true),
    (#"{"é": 1}"#, "e\u{301}", true), (#"{"": 1}"#, "", true), (#"{"AB": 1}"#, "ab", false),
  ])
  func `a key is compared as people read it`(text: String, word: String, isEqual: Bool) throws {
    try with(text) { root in
      root.visitMembers { key, _ in
        #expect(key.isString(word) == isEqual)
        return true
      }
    }
  }

  @Test(arguments: [2, 12, 13, 500])
  func `equal keys are found in small and large objects`(count: Int) {
    let keys = (0..<count).map { "\"sleutel-\($0)\": 0" }
    func text(_ more: String...) -> [UInt8] {
      Array("{\((keys + more).joined(separator: ", "))}".utf8)
    }
    #expect(JSONDocument.parse(text()).document != nil)
    #expect(JSONDocument.parse(text("\"sleutel-1\": 0")).faults.count == 1)
    #expect(JSONDocument.parse(text("\"s\\u006ceutel-1\": 0")).faults.count == 1)
    #expect(JSONDocument.parse(text("\"sleutel-é\": 0")).document != nil)
    #expect(JSONDocument.parse(text("\"é\": 0", "\"e\u{301}\": 0")).faults.count == 1)
  }
}
