import ArgumentParser
import Storage
import Terminal

/// Checks the content again at every save.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Check the content again at every save, and show a page anew keeping the answers.",
    discussion: """
      Without --page each save brings a block of lines: clean, or the first findings with their \
      places. With --page the program opens at that page and shows it anew in place; while the content \
      is broken the last whole version stays, with the first findings above it. It ends by q and Enter \
      (in the program: q) or by Ctrl-C. Exit status 0 clean when it ended, 1 findings, 2 could not run, \
      130 interrupted.
      """
  )

  @Argument(help: "The content folder; the one that is found when left out.")
  var path: String?

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp("Show this page or outcome anew at every save.", valueName: "PAGE")
  )
  var page: String?

  @OptionGroup var place: PlaceOptions
  @OptionGroup var contentOptions: ContentOptions
  @OptionGroup var look: LookOptions

  @Flag(name: .long, help: "Numbered lines, for screen readers, braille and pipes.")
  var accessible = false

  func run() throws {
    try Self.running {
      let found = path ?? contentOptions.content
      let folder = try orFailure {
        try ContentFolder.find(among: ContentOptions.places(found).content)
      }
      // The same overlays as the program that is shown, which takes one's own too.
      let overlays = ContentFolder.overlays(
        of: ContentOptions.places(found, overlays: contentOptions.overlay)
      )
      let watcher = ContentWatcher(folder, overlays: overlays)
      guard let page else {
        let environment = TerminalEnvironment.current()
        var isUnicode = true
        if case .lines(let settings) = TerminalKind.decide(wish: .lines, in: environment) {
          isUnicode = settings.unicode
        }
        throw ExitCode(try watcher.status(nil, isUnicode: isUnicode))
      }
      var opening = Opening(
        content: folder,
        language: contentOptions.language,
        look: .init(isAccessible: accessible, hasNoColor: look.noColor)
      )
      opening.overlays = overlays
      try opening.run(place.start(at: page), watcher: watcher)
    }
  }
}
