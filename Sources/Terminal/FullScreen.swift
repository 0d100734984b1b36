import CNcurses
public import Display
import Glibc

/// The real terminal as a full screen: shows frames and tells what happens.
///
/// Only one can be open at a time. Whatever ends the program, the terminal is given back: by
/// `close()`, by the handlers of faults, or by the `Guardian`.
public final class FullScreen {
  /// The number of cells; after a change the event `resized` brings it too.
  public private(set) var size: Size
  /// What the terminal turned out to be able to.
  public let settings: TerminalSettings

  /// What is waited for besides keys and signals; nothing by itself.
  public var other: OtherSource?

  private let signals: Signals
  private var decoder: KeyDecoder
  private var events: [TerminalEvent] = []
  private var firstEvent = 0
  private var shown: [FrameRow] = []
  private var cursor: Point?
  /// Whether the last read took all that had come.
  private var isDrained = false
  private var isOpen = true
  private var isClosed = false

  /// Takes the terminal.
  public init(settings: TerminalSettings) throws(TerminalError) {
    // Before ncurses looks for handlers, so that it leaves signals alone.
    signals = try Signals(forScreen: true)
    restore_on_crash()
    self.settings = try Self.open(settings)
    decoder = KeyDecoder(table: Self.keysOfTerminal())
    size = Self.currentSize()
    if settings.mouse { screen_mouse(true) }
  }

  deinit {
    close()
  }

  /// Erases the screen and gives the terminal back; the second call does nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    screen_leave()
    screen_close()
  }

  // MARK: - Showing

  /// Shows a frame: sends what differs from the one before and puts the cursor on the focus.
  public func draw(_ frame: Frame) {
    guard isOpen else { return }
    var isChanged = false
    for (number, row) in frame.rows.prefix(size.rows).enumerated() {
      if number < shown.count, shown[number] == row { continue }
      isChanged = true
      put(row, at: number)
    }
    for number in min(frame.rows.count, size.rows)..<size.rows where number < shown.count {
      if shown[number] == .blank { continue }
      isChanged = true
      put(.blank, at: number)
    }
    guard isChanged || cursor != frame.cursor else { return }
    shown = frame.rows
    cursor = frame.cursor
    screen_show(
      Int32(min(frame.cursor.row, size.rows - 1)),
      Int32(min(frame.cursor.column, size.columns - 1))
    )
  }

  /// Sends everything again with the next frame, for a screen that another program wrote on.
  public func redraw() {
    screen_forget()
    shown = []
    cursor = nil
  }

  /// Takes clicks, or leaves the mouse to the terminal so that text can be selected.
  public func setMouse(_ isOn: Bool) {
    guard isOpen else { return }
    screen_mouse(isOn)
  }

  private func put(_ row: FrameRow, at number: Int) {
    var column = 0
    for run in row.runs {
      var text = settings.unicode ? run.text : PlainASCII.cells(run.text)
      let look = run.style.look
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { letters in
          screen_put(Int32(number), Int32(column), letters.baseAddress, letters.count, look)
        }
      }
      column += TextWidth.columns(of: run.text)
    }
    screen_blank(Int32(number), Int32(column))
  }

  // MARK: - Happenings

  /// Whether `next()` would return at once; a burst of keys then needs only its last frame.
  public var hasPending: Bool {
    if firstEvent < events.count { return true }
    if isDrained { return false }
    fill(milliseconds: 0)
    return firstEvent < events.count
  }

  /// Waits for the next thing to happen.
  public func next() -> TerminalEvent {
    while firstEvent == events.count {
      if isClosed || !isOpen { return .closed }
      fill(milliseconds: patience)
    }
    let event = events[firstEvent]
    firstEvent += 1
    if firstEvent == events.count {
      events.removeAll(keepingCapacity: true)
      firstEvent = 0
    }
    return event
  }

  /// How long the rest of a sequence may take; below zero is for ever.
  private var patience: Int32 {
    switch decoder.wait {
    case .nothing, .letter: other.map { Int32($0.patience) } ?? -1
    case .escape: Int32(settings.escapeDelay)
    case .sequence: Int32(settings.escapeDelay) * 4
    case .paste: 2_000
    }
  }

  private func fill(milliseconds: Int32) {
    let ready = signals.wait(
      input: isClosed ? -1 : STDIN_FILENO,
      or: other?.descriptor ?? -1,
      milliseconds: milliseconds
    )
    isDrained = false
    if ready.signal { takeSignals() }
    if ready.input {
      readInput()
    } else if !ready.signal, milliseconds > 0 {
      if !ready.other { for key in decoder.giveUp() { add(key) } }
      if other != nil { events.append(.stirred) }
    }
  }

  private func readInput() {
    // As much as fits on the stack: memory from the heap would be filled and wiped for every key.
    let count = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1_024) { buffer in
      let count = read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      if count > 0 { decoder.take(UnsafeBufferPointer(rebasing: buffer[..<count])) }
      isDrained = count < buffer.count
      return count
    }
    if count == 0 || count < 0 && errno != EINTR && errno != EAGAIN {
      isClosed = true
      events.append(.closed)
    }
    while let key = decoder.next() { add(key) }
  }

  private func add(_ key: Key) {
    switch key {
    case .control("c"): events.append(.interrupted)
    case .control("z"): events.append(.suspendRequested)
    default: events.append(.key(key))
    }
  }

  private func takeSignals() {
    for number in signals.take() {
      switch number {
      case SIGHUP: events.append(.hangUp)
      case SIGTERM, SIGQUIT: events.append(.terminate)
      case SIGINT: events.append(.interrupted)
      case SIGTSTP: events.append(.suspendRequested)
      case SIGWINCH:
        fit()
        events.append(.resized(size))

      case SIGCONT: takeTerminalBack()
      default: break
      }
    }
  }

  // MARK: - Stopping and going on

  /// Gives the terminal back, stops as Ctrl-Z does, and takes the terminal again when continued.
  ///
  /// Then `resumed` is the next event. Where nobody could continue the program it does not stop.
  public func suspend() {
    guard isOpen else { return }
    screen_leave()
    signals_stop_job()
    // Only what concerns the stop itself is over; a TERM that came meanwhile counts.
    let others = signals.take().filter { $0 != SIGTSTP && $0 != SIGCONT && $0 != SIGWINCH }
    takeTerminalBack()
    for number in others { raise(number) }
  }

  private func takeTerminalBack() {
    screen_return()
    let before = size
    fit()
    if size != before { events.append(.resized(size)) }
    events.append(.resumed)
  }

  private func fit() {
    screen_fit()
    shown = []
    cursor = nil
    size = Self.currentSize()
  }
}

extension FullScreen {
  private static func open(_ settings: TerminalSettings) throws(TerminalError) -> TerminalSettings {
    var settings = settings
    var failure = SCREEN_UNKNOWN_TYPE
    for type in [settings.type] + TerminalType.substitutes(for: settings.type) {
      failure = screen_open(type, settings.unicode, settings.colors, settings.usesOwnTerminfo)
      if failure != SCREEN_UNKNOWN_TYPE { break }
    }
    switch failure {
    case SCREEN_OPENED: break
    case SCREEN_NO_TERMINAL: throw .notATerminal
    case SCREEN_NO_CURSOR: throw .cannotMoveCursor(type: settings.type)
    default: throw .unknownType(settings.type)
    }
    settings.unicode = screen_is_utf8()
    return settings
  }

  private static func currentSize() -> Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    screen_size(&rows, &columns)
    return Size(columns: Int(columns), rows: Int(rows))
  }

  private static func keysOfTerminal() -> TerminalKeys {
    TerminalKeys(
      sequences: TerminalKeys.names.compactMap { name, key in
        screen_key(name).map { (Array(String(cString: $0).utf8), key) }
      }
    )
  }
}

extension Style {
  /// The style in the bits that the C side reads.
  fileprivate var look: UInt32 {
    var look = UInt32(foreground.map { $0.rawValue + 1 } ?? 0)
    if isBold { look |= SCREEN_BOLD.rawValue }
    if isDim { look |= SCREEN_DIM.rawValue }
    if isUnderlined { look |= SCREEN_UNDERLINED.rawValue }
    if isReversed { look |= SCREEN_REVERSED.rawValue }
    return look
  }
}
