import Display
import Testing

@Suite struct KeyTests {
  @Test(arguments: [
    ("down", Key.down), ("f2", .function(2)), ("F12", .function(12)), ("ctrl-x", .control("x")),
    ("space", .character(" ")), ("a", .character("a")), ("A", .character("A")),
    ("?", .character("?")), ("f", .character("f")), ("é", .character("é")), ("esc", .escape),
    ("shift-tab", .backTab), ("pgup", .pageUp), ("page-down", .pageDown), ("return", .enter),
    ("paste:twee\nregels", .paste("twee\nregels")), ("click:3,4", .click(Point(column: 3, row: 4))),
  ])
  func `a script can name a key`(name: String, key: Key) {
    #expect(Key(named: name) == key)
  }

  @Test(arguments: [
    "", "downwards", "f0", "f99", "ctrl-", "ctrl-ab", "click:1", "click:-1,2", "ab",
  ])
  func `an unknown name is no key`(name: String) {
    #expect(Key(named: name) == nil)
  }

  @Test(arguments: [
    Key.enter, .escape, .backspace, .tab, .backTab, .up, .down, .left, .right, .pageUp, .pageDown,
    .home, .end, .delete, .insert, .function(1), .function(12), .control("z"), .character(" "),
    .character("w"), .character("ß"), .paste("a:b"), .click(Point(column: 0, row: 11)),
  ])
  func `the name of a key makes the key again`(key: Key) {
    #expect(Key(named: key.name) == key)
  }
}
