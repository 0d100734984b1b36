import ArgumentParser
import Content
import Diagnostics
import Glibc
import Reports
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

  @ArgumentParser.Option(name: .long, help: "How results are written: pretty or json.")
  var format: ProofFormat = .pretty

  @OptionGroup var look: LookOptions

  @OptionGroup var contentOptions: ContentOptions

  func run() throws {
    try Self.running {
      if paths == ["-"] { return try layOutInput() }
      var tally = Tally()
      for (path, name, bytes) in try inputs() {
        try layOut(bytes, path: path, name: name, &tally)
      }
      switch format {
      case .json: try Output.write(json(tally))

      case .pretty:
        try Output.write(
          PrettyDiagnosticFormatter(usesColors: look.usesColors).text(of: tally.diagnostics)
            + summary(tally) + "\n"
        )
      }
      if tally.faulty > 0 || check && !tally.changed.isEmpty { throw ExitCode(1) }
    }
  }

  private struct Tally {
    var files = 0
    var changed: [String] = []
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
    tally.changed.append(name)
    if format == .pretty { try Output.write(name + "\n") }
    guard !check else { return }
    try orFailure { try FileWriter.write(laidOut, to: path, sharing: true) }
  }

  private func json(_ tally: Tally) -> String {
    JSONDiagnosticFormatter.text(
      of: tally.diagnostics,
      besides: [
        ("files", "\(tally.files)"), ("check", "\(check)"),
        ("changed", JSONText.list(tally.changed.map(JSONText.string)).onOneLine),
      ]
    )
  }

  private func summary(_ tally: Tally) -> String {
    var words = tally.files == 1 ? "1 file" : "\(tally.files) files"
    let count = tally.changed.count
    words +=
      check ? ", \(count) differ" + (count == 1 ? "s" : "") : ", \(count) laid out anew"
    if tally.faulty > 0 { words += ", \(tally.faulty) left as they are: no JSON" }
    return words
  }
}
