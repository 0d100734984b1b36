import ArgumentParser
import Display
import Glibc
import Guidance
import Runtime
import Screens
import Storage
import Terminal

/// How the program is shown.
struct ShowOptions: ParsableArguments {
  @Flag(name: .long, help: "Numbered lines, for screen readers, braille and pipes.")
  var accessible = false

  @Flag(name: .customLong("no-color"), help: "No colours. NO_COLOR does the same.")
  var noColor = false

  @ArgumentParser.Option(
    name: .customLong("dump-screen"),
    help: ArgumentHelp(
      "Print the screen as text and stop; with --keys that of any place.",
      valueName: "COLUMNSxROWS"
    )
  )
  var dumpScreen: String?

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "Keys to press before the screen is printed, such as 'down,enter,w'.",
      valueName: "KEYS"
    )
  )
  var keys: String?

  @ArgumentParser.Option(
    name: .customLong("dump-format"),
    help: "How --dump-screen prints: text, golden (with cursor and styles) or svg."
  )
  var dumpFormat: DumpFormat = .text

  enum DumpFormat: String, ExpressibleByArgument, CaseIterable {
    case text, golden, svg
  }
}

/// Opens the program at its start screen.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "The program at its start screen (the default)."
  )

  @OptionGroup var contentOptions: ContentOptions
  @OptionGroup var show: ShowOptions

  func run() throws {
    try Self.running { try Opening(contentOptions, show).run(nil) }
  }

  /// Opens what the plain arguments say: the start screen, or a procedure.
  static func open(_ plain: PlainArguments) throws {
    let opening = Opening(content: plain.content, language: plain.language, look: Opening.Look())
    let start = Opening.Start(procedure: plain.procedure, sector: plain.sector)
    try running { try opening.run(plain.isWalk ? start : nil) }
  }
}

/// Walks one procedure.
struct WalkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "walk",
    abstract: "Walk a procedure, from its first question to an advice."
  )

  @Argument(help: "The id of the procedure; the first one when left out.")
  var procedure: String?

  @ArgumentParser.Option(name: .long, help: "The sector, when the procedure asks for one.")
  var sector: String?

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "Another choice made before the start; may be repeated.",
      valueName: "SETTING=OPTION"
    )
  )
  var set: [String] = []

  @ArgumentParser.Option(
    name: .customLong("save-scenario"),
    help: ArgumentHelp(
      "For editors: with an advice, s saves the walk as a scenario in this folder.",
      valueName: "FOLDER"
    )
  )
  var saveScenario: String?

  @OptionGroup var contentOptions: ContentOptions
  @OptionGroup var show: ShowOptions

  func run() throws {
    try Self.running {
      var opening = Opening(contentOptions, show)
      opening.scenarioFolder = saveScenario
      try opening.run(.init(procedure: procedure, settings: set, sector: sector))
    }
  }
}

/// Opens the program in the way that fits the terminal.
struct Opening {
  let content: String?
  var overlays: [String] = []
  let language: String?
  let look: Look
  /// Where walks are saved as scenarios; nil for those who do not write content.
  var scenarioFolder: String?

  /// How the program is shown.
  struct Look {
    var isAccessible = false
    var hasNoColor = false
    var dumpSize: String?
    var keys: String?
    var dumpFormat = ShowOptions.DumpFormat.text
  }

  init(content: String?, language: String?, look: Look) {
    self.content = content
    self.language = language
    self.look = look
  }

  init(_ contentOptions: ContentOptions, _ show: ShowOptions) {
    self.init(
      content: contentOptions.content,
      language: contentOptions.language,
      look: Look(
        isAccessible: show.accessible,
        hasNoColor: show.noColor,
        dumpSize: show.dumpScreen,
        keys: show.keys,
        dumpFormat: show.dumpFormat
      )
    )
    overlays = contentOptions.overlay
  }

  /// What to start with, instead of the start screen.
  struct Start {
    var procedure: String?
    var settings: [String]
    /// The page or outcome to open at, by the fewest answers that lead there.
    var page: String?

    init(
      procedure: String?,
      settings: [String] = [],
      sector: String? = nil,
      page: String? = nil
    ) {
      self.procedure = procedure
      self.settings = settings + (sector.map { ["sector=" + $0] } ?? [])
      self.page = page
    }

    /// Whether it says nothing but the procedure.
    var isPlain: Bool { settings.isEmpty && page == nil }
  }

  /// Opens the program; with a watcher the content is shown anew at every save.
  func run(_ start: Start?, watcher: ContentWatcher? = nil) throws {
    let wish: TerminalKind.Wish = look.isAccessible ? .lines : .automatic
    let environment = TerminalEnvironment.current()
    let kind = TerminalKind.decide(wish: wish, colorsAreUnwanted: look.hasNoColor, in: environment)
    let places = ContentOptions.places(content, overlays: overlays)
    let kept = SettingsFile(path: places.settings)
    let world = OutsideWorld(settingsPath: places.settings, scenarioFolder: scenarioFolder)
    if let size = look.dumpSize {
      var program = try program(start, places, kept)
      return try dump(size, &program)
    }
    var session: ScreenSession?
    if case .fullScreen(let settings) = kind {
      Guardian.start()
      // What was found at the start of a watch is shown with the first screen.
      if watcher == nil, let first = FirstScreen.program(start, places, language: language, kept) {
        session = try? ScreenSession(first, settings: settings.with(kept), world: world)
        session?.draw()
      }
    }
    Heap.prepare()
    do {
      var program = try program(start, places, kept)
      if case .lines = kind { program.speakInLines() }
      // At once: a guide is thousands of small things, and giving them back would take milliseconds.
      exit(try status(kind, program, session, kept, world, watcher))
    } catch {
      session?.close()
      throw error
    }
  }

  /// The program with the whole content.
  private func program(_ start: Start?, _ places: Places, _ kept: SettingsFile) throws -> Program {
    let library = try ContentOptions.library(places, language: language)
    // After the content, which is no secret: memory that is freed is overwritten from here on.
    Hardening.apply()
    var program = Program(
      guide: library.guide,
      phrasebooks: library.phrasebooks,
      manuals: library.manuals,
      preferences: Self.preferences(
        language: library.language(language, kept: kept.language),
        kept
      ),
      today: OutsideWorld.today(),
      savesScenarios: scenarioFolder != nil
    )
    if let start { try apply(start, library, &program) }
    return program
  }

  private func status(
    _ kind: TerminalKind,
    _ program: Program,
    _ first: ScreenSession?,
    _ kept: SettingsFile,
    _ world: OutsideWorld,
    _ watcher: ContentWatcher?
  ) throws -> Int32 {
    switch kind {
    case .fullScreen(let settings):
      if var session = first {
        session.goOn(with: program)
        return session.run()
      }
      // A terminal that nobody knows can still show lines.
      var program = program
      // What was found at the start is shown as well as what the next save brings.
      if let watcher { _ = program.update(on: .contentChanged(watcher.read())) }
      let watch = watcher?.watch
      guard
        var session = try? ScreenSession(
          program,
          settings: settings.with(kept),
          world: world,
          watch: watch
        )
      else {
        if let watcher { return try watcher.status(program, isUnicode: settings.unicode) }
        return try lineStatus(program, isUnicode: settings.unicode, world)
      }
      let status = session.run()
      return status == 0 ? watcher?.status ?? 0 : status

    case .lines(let settings):
      if let watcher { return try watcher.status(program, isUnicode: settings.unicode) }
      return try lineStatus(program, isUnicode: settings.unicode, world)

    case .refused:
      throw Failure("this terminal cannot show the program; try --accessible")
    }
  }

  private func lineStatus(
    _ program: Program,
    isUnicode: Bool,
    _ world: OutsideWorld
  ) throws -> Int32 {
    var program = program
    program.speakInLines()
    do {
      var session = try LineSession(program, isUnicode: isUnicode, world: world)
      return try session.run()
    } catch {
      throw Failure(Self.words(for: error))
    }
  }

  static func words(for error: TerminalError) -> String {
    switch error {
    case .outputClosed: "nobody reads the output any more"
    case .writeFailed(let number): "cannot write the output: " + String(cString: strerror(number))
    case .notATerminal, .unknownType, .cannotMoveCursor, .noSignals:
      "this terminal cannot be used; try --accessible"
    }
  }

  private func apply(_ start: Start, _ library: Library, _ program: inout Program) throws {
    if let page = start.page {
      let found = try PageStart(page, in: start.procedure, settings: start.settings, library)
      program.start(found.procedure, answers: found.answers, at: found.place)
      return
    }
    guard let id = start.procedure ?? library.guide.start.first else { return }
    let compiled = try library.compiled(id)
    let values = try AnswerArguments.values(
      start.settings,
      compiled,
      besides: library.guide.settings
    )
    program.start(compiled, answers: values)
  }

  private func dump(_ size: String, _ program: inout Program) throws {
    let parts = size.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, (1...500).contains(parts[0]), (1...200).contains(parts[1]) else {
      throw ValidationError("'\(size)' is not a size; write it like 80x24")
    }
    _ = program.update(on: .resized(columns: parts[0], rows: parts[1]))
    for name in (look.keys ?? "").split(separator: ",").map(String.init) {
      guard let key = Key(named: name) else { throw ValidationError("no key '\(name)'") }
      if let event = KeyMap.event(for: key, on: program.describe()) {
        _ = program.update(on: event)
      }
    }
    let layout = ScreenLayout(
      columns: parts[0],
      rows: parts[1],
      usesColors: program.preferences.usesColors && !look.hasNoColor
    )
    let screen = program.describe()
    let frame = layout.frame(of: screen)
    switch look.dumpFormat {
    case .text:
      // Text has no underlines: the marked words are named under the screen.
      let terms = screen.termsLine(program.phrases, fieldKey: "F6") ?? ""
      let lines = TextWrap.lines(of: terms, width: parts[0]).map { $0.isEmpty ? "" : $0 + "\n" }
      try Output.write(FrameText.plain(frame) + lines.joined() + "\n")

    case .golden: try Output.write(FrameText.text(of: frame) + "\n")
    case .svg: try Output.write(FramePicture.svg(of: frame, title: screen.title) + "\n")
    }
  }
}
