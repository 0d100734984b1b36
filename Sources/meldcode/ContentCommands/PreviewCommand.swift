import ArgumentParser

/// Opens the program at a page.
struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Open the program at a page or an outcome, by the fewest answers that lead there.",
    discussion: """
      PAGE is the id of a page or an outcome; CALL/PAGE is a page of a procedure that the page CALL \
      walks. Answers that are set are kept. Exit status 1 when no answers lead there, 2 when the \
      content cannot be read, 64 when no such page exists.
      """
  )

  @Argument(help: "The id of the page or outcome.")
  var page: String

  @Argument(help: "The content folder; the one that is found when left out.")
  var path: String?

  @OptionGroup var place: PlaceOptions
  @OptionGroup var contentOptions: ContentOptions
  @OptionGroup var show: ShowOptions

  func run() throws {
    try Self.running {
      let opening = Opening(contentOptions, show, content: path)
      try opening.run(place.start(at: page))
    }
  }
}

/// Which procedure, and answers that are set beforehand.
struct PlaceOptions: ParsableArguments {
  @ArgumentParser.Option(name: .long, help: "The id of the procedure; any when left out.")
  var procedure: String?

  @ArgumentParser.Option(name: .long, help: "The sector, when the procedure asks for one.")
  var sector: String?

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "An answer to keep; several options of a set stand behind commas; may be repeated.",
      valueName: "QUESTION=ANSWER"
    )
  )
  var set: [String] = []

  func start(at page: String) -> Opening.Start {
    let settings = set + (sector.map { ["sector=" + $0] } ?? [])
    return Opening.Start(procedure: procedure, settings: settings, page: page)
  }
}

extension Opening {
  /// With the content folder as an argument of its own.
  init(_ contentOptions: ContentOptions, _ show: ShowOptions, content path: String?) {
    let opening = Opening(contentOptions, show)
    self.init(
      content: path ?? opening.content,
      language: opening.language,
      look: opening.look
    )
    overlays = opening.overlays
  }
}
