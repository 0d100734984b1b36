import ArgumentParser
import Content
import Diagnostics
import Glibc
import Guidance
import Screens
import Storage

/// Options that every command for editors has: which folder, and how findings are written.
struct EditorOptions: ParsableArguments {
  @Argument(help: "The content folder; the one that is found when left out.")
  var path: String?

  @OptionGroup var look: LookOptions

  @OptionGroup var contentOptions: ContentOptions

  /// The folder's files, as bytes.
  func files() throws -> (folder: String, files: [ContentFile]) {
    try Self.files(of: path ?? contentOptions.content, overlays: contentOptions.overlay)
  }

  /// The files of a folder, or of the one that is found.
  ///
  /// Only overlays that were named are laid over it, so that what is found rests on nothing unseen.
  static func files(
    of path: String?,
    overlays: [String] = []
  ) throws -> (folder: String, files: [ContentFile]) {
    try orFailure {
      let folder = try ContentFolder.find(among: ContentOptions.places(path).content)
      let files = try ContentFolder.files(of: folder, overlays: overlays, limits: .workshop)
      return (folder, files)
    }
  }

  /// The content, read without a mistake in its form; else its mistakes are told and status is 1.
  ///
  /// What only walks can show (gaps, loops) is not looked at here.
  func checked() throws -> CheckedContent {
    let (folder, files) = try files()
    return try Self.checked(files, in: folder)
  }

  /// The same for files that were read already.
  static func checked(_ files: [ContentFile], in folder: String) throws -> CheckedContent {
    let content = CheckedContent(files, phrases: Phrase.allCases.map(\.rawValue))
    guard content.hasErrors else { return content }
    Output.report(
      "the content in \(folder) holds mistakes; mend these first\n"
        + PrettyDiagnosticFormatter().text(of: content.diagnostics)
    )
    throw ExitCode(1)
  }
}

/// Whether output may have colours.
struct LookOptions: ParsableArguments {
  @Flag(name: .customLong("no-color"), help: "No colours. NO_COLOR does the same.")
  var noColor = false

  /// Only for a terminal that shows colours, when nobody asked for none.
  var usesColors: Bool {
    let isUnwanted = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    return isatty(STDOUT_FILENO) == 1 && !noColor && !isUnwanted && !isDumb
  }
}
