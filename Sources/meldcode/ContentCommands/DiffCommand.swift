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
      urgency, contact or page, how many, and the fewest answers that show it. Where there are too many \
      to count, a walk is searched for each kind of change, and what was not decided is said. Exit \
      status 0, 1 for a change that --fail-on names or that was not decided, 2 could not run.
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

  @OptionGroup var budget: BudgetOptions
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
      guard let newGuide = after.guide, let oldGuide = before.guide?.renamed(as: newGuide) else {
        return
      }
      let report = try report(oldGuide, newGuide, old.files, new.files)
      try Output.write(format == .json ? report.json : report.text)
      // What was not decided may be a change of any kind.
      let isOpen = !report.undecided.isEmpty
      let fails =
        switch failOn {
        case .none: false
        case .outcome: isOpen || report.changesOutcomes
        case .urgency: isOpen || report.changesOutcomes || report.changesUrgencies
        case .text: !report.isEmpty
        }
      if fails { throw ExitCode(1) }
    }
  }

  private typealias Version = (folder: String, files: [ContentFile])

  private func versions() throws -> (old: Version, new: Version) {
    let overlays = contentOptions.overlay
    if git.isEmpty {
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
    // What is laid over the content is not looked for in old revisions: it is the same for both.
    let present = try EditorOptions.files(of: folder, overlays: overlays).files
    let laid = present.filter { $0.overlay != nil }
    let old = try orFailure { try GitRevision.files(of: folder, at: git[0]) } + laid
    let new =
      git.count > 1
      ? try orFailure { try GitRevision.files(of: folder, at: git[1]) } + laid : present
    return (("\(folder) at \(git[0])", old), (folder, new))
  }

  private func report(
    _ old: Guide,
    _ new: Guide,
    _ oldFiles: [ContentFile],
    _ newFiles: [ContentFile]
  ) throws -> DifferenceReport {
    var parts: [DifferenceReport.Part] = []
    var unfollowed: [String] = []
    let both = new.procedures.filter { old.procedure($0.id) != nil }
    let progress = Progress("comparing procedures", of: both.count)
    defer { progress.finish() }
    for procedure in both {
      defer { progress.step() }
      let before = try old.ready(procedure.id)
      let after = try new.ready(procedure.id)
      do {
        let difference = try ProcedureDifference(before, after, budget: budget.nodes)
        parts.append(.init(difference, before, after))
      } catch {
        unfollowed.append(procedure.id)
      }
    }
    let words = ContentComparison(oldFiles, newFiles, phrases: Phrase.allCases.map(\.rawValue))
    return DifferenceReport(
      parts,
      unfollowed: unfollowed,
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
      went: words.went.map { .init(kind: $0.kind, scope: $0.scope, id: $0.id) },
      renamed: words.renamed.map {
        (.init(kind: $0.name.kind, scope: $0.name.scope, id: $0.name.id), $0.former)
      }
    )
  }
}
