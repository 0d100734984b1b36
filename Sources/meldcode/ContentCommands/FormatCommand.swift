import ArgumentParser
import Content
import Diagnostics
import Glibc
import Storage

/// Puts content files into their one layout.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Put content files into their one layout, without changing what they say.",
    discussion: """
      Two spaces a level; what is short and simple stands on one line of at most 100 columns. The order \
      of keys and items stays, and so do all values. A file that is no JSON is left as it is. Exit \
      status 0 done, 1 when files hold mistakes or, with --check, when one differs.
      """
  )

  @Argument(
    help: "Files or folders, or - for standard input; the content that is found when left out."
  )
  var paths: [String] = []

  @Flag(help: "Change nothing; name the files that differ.")
  var check = false

  @OptionGroup var look: LookOptions

  @OptionGroup var contentOptions: ContentOptions

  func run() throws {
    try Self.running {
      if paths == ["-"] { return try layOutInput() }
      var tally = Tally()
      for (path, name, bytes) in try inputs() {
        try layOut(bytes, path: path, name: name, &tally)
      }
      try Output.write(
        PrettyDiagnosticFormatter(usesColors: look.usesColors).text(of: tally.diagnostics)
          + summary(tally) + "\n"
      )
      if tally.faulty > 0 || check && tally.changed > 0 { throw ExitCode(1) }
    }
  }

  private struct Tally {
    var files = 0
    var changed = 0
    var faulty = 0
    var diagnostics: [Diagnostic] = []
  }

  private func layOutInput() throws {
    let bytes = try orFailure { try FileReader.standardInput() }
    let (laidOut, diagnostics) = JSONLayout.laidOut(bytes, file: "-")
    guard let laidOut else {
      Output.report("no JSON\n" + PrettyDiagnosticFormatter().text(of: diagnostics))
      throw ExitCode(1)
    }
    guard check else { return try Output.write(String(decoding: laidOut, as: UTF8.self)) }
    guard laidOut != bytes else { return }
    try Output.write("-\n")
    throw ExitCode(1)
  }

  /// The JSON files that are meant: where they are, what they are called in findings, what they hold.
  private func inputs() throws -> [(path: String, name: String, bytes: [UInt8])] {
    if paths.isEmpty { return try inputs(of: EditorOptions.files(of: contentOptions.content)) }
    return try paths.flatMap { path in
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        return [(path, path, try orFailure { try FileReader.bytes(of: path) })]
      }
      return try inputs(
        of: (path, orFailure { try ContentFolder.files(of: path, limits: .workshop) })
      )
    }
  }

  private func inputs(
    of content: (folder: String, files: [ContentFile])
  ) -> [(path: String, name: String, bytes: [UInt8])] {
    content.files.filter { $0.path.hasSuffix(".json") }.map { file in
      let path = content.folder + "/" + file.path
      return (path, path, file.bytes)
    }
  }

  private func layOut(_ bytes: [UInt8], path: String, name: String, _ tally: inout Tally) throws {
    tally.files += 1
    let (laidOut, diagnostics) = JSONLayout.laidOut(bytes, file: name)
    tally.diagnostics += diagnostics
    guard let laidOut else {
      tally.faulty += 1
      return
    }
    guard laidOut != bytes else { return }
    tally.changed += 1
    try Output.write(name + "\n")
    guard !check else { return }
    try orFailure { try FileWriter.write(laidOut, to: path, sharing: true) }
  }

  private func summary(_ tally: Tally) -> String {
    var words = tally.files == 1 ? "1 file" : "\(tally.files) files"
    words +=
      check
      ? ", \(tally.changed) differ" + (tally.changed == 1 ? "s" : "")
      : ", \(tally.changed) laid out anew"
    if tally.faulty > 0 { words += ", \(tally.faulty) left as they are: no JSON" }
    return words
  }
}
