import ArgumentParser
import Content
import Guidance
import Proof
import Reports
import Screens
import Storage

/// Compares two versions of the content.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell what a new version changes for people, and which words it changes.",
    discussion: """
      Compares two folders, or with --git a revision of one folder with the folder as it is now or \
      with another revision. All walks of both are compared: which answers lead to another outcome, \
      urgency, contact or page, how many, and the fewest answers that show it. Exit status 0, 1 for \
      a change that --fail-on names, 2 could not run.
      """
  )

  @Argument(help: "The old folder and the new one; with --git one folder.")
  var folders: [String] = []

  @ArgumentParser.Option(
    name: .long,
    parsing: .upToNextOption,
    help: ArgumentHelp("The old revision, and the new one.", valueName: "REVISION")
  )
  var git: [String] = []

  @ArgumentParser.Option(name: .long, help: "How results are written: pretty or json.")
  var format: ProofFormat = .pretty

  @ArgumentParser.Option(
    name: .customLong("fail-on"),
    help: "End with 1 for a change of: outcome, urgency (or outcome), text (or anything), none."
  )
  var failOn: Level = .none

  @OptionGroup var look: LookOptions
  @OptionGroup var contentOptions: ContentOptions

  enum Level: String, ExpressibleByArgument, CaseIterable {
    case outcome, urgency, text, none
  }

  func validate() throws {
    if git.isEmpty, folders.count != 2 {
      throw ValidationError("name two folders, or one with --git REVISION")
    }
    if !git.isEmpty, folders.count > 1 || git.count > 2 {
      throw ValidationError("with --git name one folder, and one or two revisions")
    }
    // All words behind --git are taken for revisions.
    if folders.isEmpty, git.count > 1, let last = git.last,
      (try? ContentFolder.find(among: [last])) != nil
    {
      throw ValidationError("'\(last)' is a folder: name it before --git")
    }
  }

  func run() throws {
    try Self.running {
      let (old, new) = try versions()
      let before = try EditorOptions.checked(old.files, in: old.folder)
      let after = try EditorOptions.checked(new.files, in: new.folder)
      guard let oldGuide = before.guide, let newGuide = after.guide else { return }
      let report = try Self.report(oldGuide, newGuide, old.files, new.files)
      try Output.write(format == .json ? report.json : report.text)
      let fails =
        switch failOn {
        case .none: false
        case .outcome: report.changesOutcomes
        case .urgency: report.changesOutcomes || report.changesUrgencies
        case .text: !report.isEmpty
        }
      if fails { throw ExitCode(1) }
    }
  }

  private typealias Version = (folder: String, files: [ContentFile])

  private func versions() throws -> (old: Version, new: Version) {
    if git.isEmpty {
      let overlays = contentOptions.overlay
      return (
        try EditorOptions.files(of: folders[0], overlays: overlays),
        try EditorOptions.files(of: folders[1], overlays: overlays)
      )
    }
    let folder = try orFailure {
      try ContentFolder.find(
        among: ContentOptions.places(folders.first ?? contentOptions.content).content
      )
    }
    // Overlays are no part of the revisions: the same ones are laid over both.
    let now = try EditorOptions.files(of: folder, overlays: contentOptions.overlay).files
    let overlays = now.filter { $0.overlay != nil }
    let old = try orFailure { try GitRevision.files(of: folder, at: git[0]) } + overlays
    let new =
      git.count > 1
      ? try orFailure { try GitRevision.files(of: folder, at: git[1]) } + overlays : now
    return (("\(folder) at \(git[0])", old), (folder, new))
  }

  private static func report(
    _ old: Guide,
    _ new: Guide,
    _ oldFiles: [ContentFile],
    _ newFiles: [ContentFile]
  ) throws -> DifferenceReport {
    var parts: [DifferenceReport.Part] = []
    for procedure in new.procedures where old.procedure(procedure.id) != nil {
      let before = try old.ready(procedure.id)
      let after = try new.ready(procedure.id)
      do {
        let difference = try ProcedureDifference(before, after)
        parts.append(.init(difference, before, after))
      } catch {
        throw Failure("procedure '\(procedure.id)' is too large to be compared over all answers")
      }
    }
    let words = ContentComparison(oldFiles, newFiles, phrases: Phrase.allCases.map(\.rawValue))
    return DifferenceReport(
      parts,
      texts: words.texts.map {
        .init(
          file: $0.file,
          line: $0.line,
          place: $0.place,
          language: $0.language,
          before: $0.before,
          after: $0.after
        )
      },
      came: words.came.map { .init(kind: $0.kind, scope: $0.scope, id: $0.id) },
      went: words.went.map { .init(kind: $0.kind, scope: $0.scope, id: $0.id) }
    )
  }
}
