import Display
import Testing

@testable import Terminal

@Suite struct KeyDecoderTests {
  /// The keys in some bytes, and those that only time decides.
  static func keys(_ text: String, table: TerminalKeys = TerminalKeys()) -> [Key] {
    keys(Array(text.utf8), table: table)
  }

  static func keys(_ bytes: [UInt8], table: TerminalKeys = TerminalKeys()) -> [Key] {
    var decoder = KeyDecoder(table: table)
    var keys: [Key] = []
    decoder.take(bytes)
    while let key = decoder.next() { keys.append(key) }
    if decoder.wait != .nothing { keys += decoder.giveUp() }
    return keys
  }

  @Test(arguments: [
    ("a", Key.character("a")), ("Z", .character("Z")), (" ", .character(" ")),
    ("é", .character("é")),
    ("€", .character("€")), ("漢", .character("漢")), ("😀", .character("😀")), ("\r", .enter),
    ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
    ("\u{18}", .control("x")), ("\u{1}", .control("a")), ("\u{0}", .control(" ")),
    ("\u{1C}", .control("\\")), ("\u{1B}", .escape),
  ])
  func `a letter or control is a key`(text: String, key: Key) {
    #expect(Self.keys(text) == [key])
  }

  @Test(arguments: [
    ("[A", Key.up), ("OA", .up), ("[1;5A", .up), ("[B", .down), ("OB", .down), ("[C", .right),
    ("OD", .left), ("Oa", .up), ("[d", .left), ("[H", .home), ("OH", .home), ("[1~", .home),
    ("[7~", .home), ("[F", .end), ("OF", .end), ("[4~", .end), ("[8~", .end), ("[5~", .pageUp),
    ("[6~", .pageDown), ("[5;5~", .pageUp), ("[2~", .insert), ("[3~", .delete), ("[3$", .delete),
    ("[Z", .backTab), ("OP", .function(1)), ("[11~", .function(1)), ("[[A", .function(1)),
    ("[P", .function(1)), ("[1;2P", .function(1)), ("OQ", .function(2)), ("[12~", .function(2)),
    ("[[B", .function(2)), ("[Q", .function(2)), ("[1;5R", .function(3)), ("[[E", .function(5)),
    ("[15~", .function(5)), ("[17~", .function(6)), ("[21~", .function(10)),
    ("[23~", .function(11)), ("[24~", .function(12)), ("[24;2~", .function(12)),
    ("[25~", .function(13)), ("[24^", .function(12)), ("OM", .enter), ("Oq", .character("1")),
    ("Oy", .character("9")), ("[13u", .enter), ("[27u", .escape), ("[9;2u", .backTab),
    ("[120;5u", .control("x")), ("[233u", .character("é")), ("[27;5;120~", .control("x")),
    ("[<0;4;3M", .click(Point(column: 3, row: 2))), ("[M !!", .click(Point(column: 0, row: 0))),
    ("[<64;1;1M", .up), ("[<65;1;1M", .down),
  ])
  func `a sequence is a key on any terminal`(sequence: String, key: Key) {
    #expect(Self.keys("\u{1B}" + sequence) == [key])
  }

  @Test(arguments: [
    "[99~", "[1;5Y", "[?62;1c", "[>0;276;0c", "[12;40R", "[I", "[O", "OZ", "[120;3u", "[<0;4;3m",
    "[<2;1;1M", "[57358u", "[[Z", "[!p", "[=1;2c", "[E",
  ])
  func `an unknown sequence is dropped whole`(sequence: String) {
    #expect(Self.keys("\u{1B}" + sequence + "x") == [.character("x")])
  }

  @Test func `a burst gives each of its keys`() {
    #expect(
      Self.keys("\u{1B}[B\u{1B}OBj\u{1B}[5~\r")
        == [.down, .down, .character("j"), .pageUp, .enter]
    )
  }

  @Test func `Escape before another key counts`() {
    #expect(Self.keys("\u{1B}q") == [.escape, .character("q")])
    #expect(Self.keys("\u{1B}\u{1B}[A") == [.escape, .up])
    #expect(Self.keys("\u{1B}\u{1B}") == [.escape, .escape])
  }

  @Test(arguments: ["\u{1B}[A", "\u{1B}[15~", "é", "漢", "😀", "\u{1B}[<0;10;10M", "\u{1B}OP"])
  func `a key may arrive byte by byte`(text: String) {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for byte in text.utf8 {
      decoder.take([byte])
      while let key = decoder.next() { keys.append(key) }
    }
    #expect(keys == Self.keys(text))
    #expect(decoder.wait == .nothing)
  }

  @Test(arguments: [
    ("\u{1B}", KeyDecoder.Wait.escape, [Key.escape]),
    ("\u{1B}[", .escape, [.escape, .character("[")]),
    ("\u{1B}O", .escape, [.escape, .character("O")]),
    ("\u{1B}[1;", .sequence, []),
    ("a", .nothing, []),
  ])
  func `time decides about a sequence without an end`(
    text: String,
    wait: KeyDecoder.Wait,
    keys: [Key]
  ) {
    var decoder = KeyDecoder()
    decoder.take(text.utf8)
    while decoder.next() != nil {}
    #expect(decoder.wait == wait)
    if wait != .nothing { #expect(decoder.giveUp() == keys) }
    #expect(decoder.wait == .nothing)
  }

  @Test func `a letter that is cut waits for its rest however long it takes`() {
    var decoder = KeyDecoder()
    decoder.take([0xC3])
    #expect(decoder.next() == nil)
    #expect(decoder.wait == .letter)
    decoder.take([0xAB])
    #expect(decoder.next() == .character("ë"))
  }

  @Test(
    arguments: [
      [0xFF, 0x61], [0xC3, 0x61], [0x80, 0x61], [0xE2, 0x82, 0x61], [0xED, 0xA0, 0x80, 0x61],
      [0xC0, 0x80, 0x61], [0xF5, 0x80, 0x61], [0xC2, 0x9B, 0x61],
    ] as [[UInt8]]
  )
  func `broken text gives no keys but loses none that follow`(bytes: [UInt8]) {
    #expect(Self.keys(bytes) == [.character("a")])
  }

  @Test func `a control in a sequence ends it and counts itself`() {
    #expect(Self.keys("\u{1B}[1\u{3}") == [.control("c")])
    #expect(Self.keys("\u{1B}[1\u{1B}[A") == [.up])
  }

  @Test func `a sequence that never ends is dropped`() {
    #expect(
      Self.keys("\u{1B}[" + String(repeating: "1", count: 500) + "Ax").last == .character("x")
    )
  }

  @Test func `a terminal's own keys are known`() {
    let table = TerminalKeys(sequences: [
      (Array("\u{1B}A".utf8), .up), (Array("\u{1}A\r".utf8), .function(2)), ([0x08], .left),
    ])
    #expect(Self.keys("\u{1B}A", table: table) == [.up])
    #expect(Self.keys("\u{1}A\r", table: table) == [.function(2)])
    #expect(Self.keys("\u{8}", table: table) == [.backspace])
    #expect(Self.keys("\u{1}", table: table) == [.control("a")])
  }
}

@Suite struct PasteTests {
  static func decoded(_ text: String) -> [Key] {
    KeyDecoderTests.keys("\u{1B}[200~" + text + "\u{1B}[201~")
  }

  @Test func `a paste is one key with its newlines`() {
    #expect(Self.decoded("een\ntwee\r\ndrie\rvier") == [.paste("een\ntwee\ndrie\nvier")])
  }

  @Test func `nothing in a paste acts as a key`() {
    #expect(Self.decoded("q\u{3}\u{1B}[A\u{9B}~\tx\u{7F}") == [.paste("q[A~ x")])
  }

  @Test func `keys around a paste count`() {
    #expect(
      KeyDecoderTests.keys("a\u{1B}[200~b\u{1B}[201~c")
        == [.character("a"), .paste("b"), .character("c")]
    )
  }

  @Test func `a paste may arrive in pieces`() {
    var decoder = KeyDecoder()
    for byte in "\u{1B}[200~één\u{1B}[201~".utf8 {
      #expect(decoder.next() == nil)
      decoder.take([byte])
    }
    #expect(decoder.next() == .paste("één"))
  }

  @Test func `a paste without an end is given up in time`() {
    var decoder = KeyDecoder()
    decoder.take("\u{1B}[200~half".utf8)
    #expect(decoder.next() == nil)
    #expect(decoder.wait == .paste)
    #expect(decoder.giveUp() == [.paste("half")])
  }

  @Test func `a paste of any size is kept up to the limit`() {
    let long = String(repeating: "x", count: KeyDecoder.longestPaste + 100)
    guard case .paste(let text) = Self.decoded(long).first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count <= KeyDecoder.longestPaste)
    #expect(text.utf8.count > KeyDecoder.longestPaste - 100)
  }
}

@Suite struct RandomBytesTests {
  @Test(arguments: 0..<20)
  func `no bytes break the decoder, and cutting them changes no key`(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ limit: UInt64) -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state % limit
    }
    let alphabet =
      Array("\u{1B}\u{1B}\u{1B}[[[OM~;<ABZu0123é漢\r\u{3}200~201~".utf8) + [0x80, 0xFF, 0]
    let bytes = (0..<5_000).map { _ in alphabet[Int(random(UInt64(alphabet.count)))] }
    var whole = KeyDecoder()
    whole.take(bytes)
    var expected: [Key] = []
    while let key = whole.next() { expected.append(key) }
    var cut = KeyDecoder()
    var keys: [Key] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = 1 + Int(random(7))
      cut.take(rest.prefix(count))
      rest = rest.dropFirst(count)
      while let key = cut.next() { keys.append(key) }
    }
    #expect(keys == expected)
  }
}
