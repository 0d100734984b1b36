import Display
import Glibc
import Screens
import Testing

/// A generator whose numbers are the same in every run.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct RandomKeysTests {
  private static let names = [
    "down", "down", "down", "up", "enter", "enter", "enter", "enter", "escape", "left", "right",
    "backspace", "tab", "shift-tab", "pageup", "pagedown", "home", "end", "delete", "space", "k",
    "j", "f1", "f2", "f12", "1", "2", "3", "4", "9", "?", "!", "w", "g", "/", "i", "p", "c", "o",
    "u", "r", "n", "f3", "f4", "f5", "f6", "t", "q", "x", "é", "insert", "paste:1\n2\u{1b}[31m",
    "ctrl-l",
    "click:3,9",
  ]

  private static let keys = names.compactMap { Key(named: $0) }

  private static let sizes = [(80, 24), (40, 12), (41, 13), (60, 15), (132, 50), (200, 60)]

  /// 6,000 keys; THOROUGH=1 in the environment presses 100,000.
  private static let seeds: ClosedRange<UInt64> = 1...(getenv("THOROUGH") == nil ? 6 : 100)

  @Test(arguments: seeds)
  func `random keys never trap, and the cursor stays on the focus`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    var session = Session()
    for step in 0..<1_000 {
      if step.isMultiple(of: 50) {
        let size = Self.size(&numbers)
        session.take(.resized(columns: size.columns, rows: size.rows))
      }
      let key = Self.keys[Int(numbers.next() % UInt64(Self.keys.count))]
      session.take(key)
      if step.isMultiple(of: 5), let fault = Self.fault(of: session) {
        Issue.record("seed \(seed), step \(step), key \(key.name): \(fault)\n\(session.words)")
        return
      }
    }
  }

  @Test(arguments: seeds)
  func `what is used again from the frame before changes nothing`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed &+ 500)
    var session = Session()
    var memory: ScreenLayout.Memory?
    for step in 0..<300 {
      let moves = ["down", "up", "down", "pagedown", "end"].compactMap { Key(named: $0) }
      let keys = numbers.next().isMultiple(of: 3) ? Self.keys : moves
      session.take(keys[Int(numbers.next() % UInt64(keys.count))])
      let columns = step.isMultiple(of: 40) ? 40 : 80
      let layout = ScreenLayout(columns: columns, rows: columns == 40 ? 12 : 24)
      let used = layout.frame(of: session.screen, remembering: &memory)
      #expect(used == layout.frame(of: session.screen))
    }
  }

  @Test(arguments: seeds)
  func `what is described from the screen before is what would be described anew`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed &+ 900)
    var session = Session()
    var reused = 0
    for _ in 0..<500 {
      let shown = session.screen
      if numbers.next().isMultiple(of: 2) {
        let event = Event.moved(numbers.next().isMultiple(of: 2) ? 1 : -1)
        session.take(event)
        guard let described = session.program.described(after: event, from: shown) else { continue }
        reused += 1
        #expect(described == session.screen)
      } else {
        session.take(Self.keys[Int(numbers.next() % UInt64(Self.keys.count))])
      }
    }
    #expect(reused > 50)
  }

  /// Mostly usual windows, now and then any from 1x1 to 200x60.
  private static func size(_ numbers: inout SeededNumbers) -> Size {
    if numbers.next().isMultiple(of: 3) {
      return Size(columns: 1 + Int(numbers.next() % 200), rows: 1 + Int(numbers.next() % 60))
    }
    let size = sizes[Int(numbers.next() % UInt64(sizes.count))]
    return Size(columns: size.0, rows: size.1)
  }

  /// What is wrong with the frame, if anything.
  static func fault(of session: Session) -> String? {
    let screen = session.screen
    let frame = session.frame
    if frame.rows.count != frame.size.rows { return "\(frame.rows.count) rows" }
    if frame.rows.contains(where: { $0.width > frame.size.columns }) { return "a row is too wide" }
    if frame.cursor.column >= frame.size.columns || frame.cursor.row >= frame.size.rows {
      return "the cursor is outside"
    }
    let least = ScreenLayout.least
    guard frame.size.columns >= least.columns, frame.size.rows >= least.rows else { return nil }
    let row = session.rows[frame.cursor.row]
    if let focus = screen.focus {
      // The start of the label stands behind the sign of the focus, where the cursor is.
      let rest = row.dropFirst(frame.cursor.column)
      if !rest.hasPrefix("> ") { return "the cursor is not on the focus" }
      let word = screen.choices[focus].label.split(separator: " ").first ?? ""
      return rest.contains(word) ? nil : "the cursor is on another choice than \(word)"
    }
    guard let field = screen.field else { return "nothing has the focus" }
    let before = field.text.prefix(field.cursor).suffix(5)
    let shown = TextWidth.prefix(of: row, columns: frame.cursor.column)
    return shown.hasSuffix(before) ? nil : "the cursor is not in the field"
  }
}
