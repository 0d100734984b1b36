import Display
public import Screens
public import Terminal

/// Runs the program on the full screen: read, update, carry out, draw.
public struct ScreenSession {
  private var program: Program
  private let screen: FullScreen
  private let world: OutsideWorld
  private let watch: ContentWatch?
  /// What was laid out last.
  private var laidOut: ScreenLayout.Memory?
  private var isLeavingAtOnce = false
  /// What the program shows now; nil after it changed.
  private var described: Screen?

  /// Takes the terminal; with a watch the content is shown anew whenever it changes.
  public init(
    _ program: Program,
    settings: TerminalSettings,
    world: OutsideWorld,
    watch: ContentWatch? = nil
  ) throws(TerminalError) {
    self.program = program
    self.world = world
    self.watch = watch
    screen = try FullScreen(settings: settings)
    let size = screen.size
    _ = self.program.update(on: .resized(columns: size.columns, rows: size.rows))
  }

  /// Goes on with another program on the same screen, which is sent nothing but what differs.
  public mutating func goOn(with program: Program) {
    self.program = program
    described = nil
    let size = screen.size
    _ = self.program.update(on: .resized(columns: size.columns, rows: size.rows))
  }

  /// Gives the terminal back.
  public func close() { screen.close() }

  /// Describes what the program shows, once for drawing it and reading the next key.
  private mutating func describe() -> Screen {
    let shown = described ?? program.describe()
    described = shown
    return shown
  }

  private mutating func update(on event: Event) -> [Effect] {
    let shown = described
    described = nil
    let effects = program.update(on: event, shown: shown)
    described = shown.flatMap { program.described(after: event, from: $0) }
    return effects
  }

  /// Runs until the program is left; returns its exit status.
  public mutating func run() -> Int32 {
    defer { screen.close() }
    while true {
      if !screen.hasPending { draw() }
      screen.other = watch?.source
      switch screen.next() {
      case .key(let key):
        if take(key) { return 0 }

      case .resized(let size):
        _ = update(on: .resized(columns: size.columns, rows: size.rows))

      case .stirred: if let news = watch?.news() { _ = update(on: .contentChanged(news)) }
      case .suspendRequested: screen.suspend()
      case .resumed: screen.redraw()
      case .interrupted: return 130
      case .hangUp, .closed: return 129
      case .terminate: return 143
      }
    }
  }

  /// Shows what the program shows now.
  public mutating func draw() {
    let layout = ScreenLayout(
      columns: screen.size.columns,
      rows: screen.size.rows,
      usesColors: program.preferences.usesColors && screen.settings.colors
    )
    screen.draw(layout.frame(of: describe(), remembering: &laidOut))
  }

  /// Takes a key; returns whether the program is left.
  private mutating func take(_ key: Key) -> Bool {
    let wasLeaving = isLeavingAtOnce
    isLeavingAtOnce = false
    switch key {
    case .control("l"):
      screen.redraw()
      return false

    case .control("x"):
      isLeavingAtOnce = true
      return wasLeaving ? apply(.leftAtOnce) : false

    case .click(let point):
      return click(point)

    default:
      guard let event = KeyMap.event(for: key, on: describe()) else { return false }
      return apply(event)
    }
  }

  private mutating func click(_ point: Point) -> Bool {
    let layout = ScreenLayout(columns: screen.size.columns, rows: screen.size.rows)
    guard let choice = layout.choice(at: point, of: describe()) else { return false }
    return apply(.chosenByNumber([choice + 1]))
  }

  private mutating func apply(_ event: Event) -> Bool {
    for effect in update(on: event) {
      switch effect {
      case .leave:
        return true

      case .setMouse(let isOn):
        screen.setMouse(isOn)

      case .writeReport, .saveScenario, .keepSettings:
        if let news = world.carryOut(effect, for: program) { _ = update(on: news) }
      }
    }
    return false
  }
}
