import Content
import Diagnostics
import Screens
import Storage

/// An organisation's own folder that can't be used, while the content under it is well.
///
/// Told in the words of the content: who meets this wants to help somebody now and did not write the folder.
struct BrokenOverlay {
  /// What could not be done.
  let failure: Failure
  /// The content without the folder.
  let without: Library
  let folder: String
  let overlays: [String]

  /// Reads the content alone; nil when that is at fault itself.
  init?(_ failure: Failure, in folder: String, overlays: [String]) {
    guard let files = try? ContentFolder.files(of: folder),
      let without = try? Library(files, in: folder)
    else { return nil }
    self.failure = failure
    self.without = without
    self.folder = folder
    self.overlays = overlays
  }

  /// What is wrong and where, how to go on without the folder, and how to see all of it.
  func explained(_ phrases: Phrasebook, isChosen: Bool) -> Failure {
    let content = isChosen ? " --content \(folder)" : ""
    let laid = overlays.map { " --overlay " + $0 }.joined()
    return Failure(
      ([phrases(.overlayBroken, ["folder": overlays.joined(separator: ", ")])] + mistakes + [
        phrases(.overlayWithout, ["command": "meldcode\(content) --overlay ''"]),
        phrases[.overlayMissed],
        phrases(.overlayMend, ["command": "meldcode content validate \(folder)\(laid)"]),
      ]).joined(separator: "\n")
    )
  }

  /// The first mistakes, those in the overlays before others that they cause.
  private var mistakes: [String] {
    let own = failure.findings.filter { finding in
      overlays.contains { finding.file.hasPrefix($0) }
    }
    let told = own.isEmpty ? failure.findings : own
    guard !told.isEmpty else { return ["  " + failure.description] }
    let lines = told.prefix(3).map { finding in
      "  \(finding.file):\(finding.range.start.line): \(finding.problem.message)"
    }
    let rest = failure.findings.count - lines.count
    return rest > 0 ? lines + ["  (+\(rest))"] : lines
  }
}
