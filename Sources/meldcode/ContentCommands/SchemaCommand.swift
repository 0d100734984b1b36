public import ArgumentParser
public import Content
import Screens
import Storage

/// Writes the JSON Schemas of content files.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Write the JSON Schemas (2020-12) of content files, for editors' own tools.",
    discussion: """
      They are made from what the readers of the program accept: keys, kinds, words and bounds. What \
      only all files together tell (ids that exist, types of facts, walks) is for content validate. \
      With --output each schema is a file in that folder; without it one --kind is written to \
      standard output. Exit status 0 done, 2 could not run.
      """
  )

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "The kind of file.",
      discussion: "One of: " + FileKind.allCases.map(\.rawValue).joined(separator: ", ") + "."
    )
  )
  var kind: FileKind?

  @ArgumentParser.Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("Write <kind>.schema.json into this folder.", valueName: "folder")
  )
  var output: String?

  @OptionGroup var folder: FolderOption

  func validate() throws {
    if kind == nil, output == nil {
      throw ValidationError("name a --kind, or a folder for all schemas with --output")
    }
  }

  func run() throws {
    try Self.running {
      let (_, files) = try EditorOptions.files(of: folder.content)
      let languages = GuideReader.languages(of: files)
      guard !languages.isEmpty else {
        throw Failure("guide.json names no languages; see content validate")
      }
      let schemas = try Self.schemas(of: kind.map { [$0] } ?? FileKind.allCases, languages)
      guard let output else {
        for schema in schemas {
          try Output.write(String(decoding: schema.bytes, as: UTF8.self))
        }
        return
      }
      try orFailure { try FileWriter.makeFolder(output) }
      for schema in schemas {
        let path = output + "/" + schema.name
        try orFailure { try FileWriter.write(schema.bytes, to: path, sharing: true) }
        try Output.write(path + "\n")
      }
    }
  }
}

extension SchemaCommand {
  private static func schemas(
    of kinds: [FileKind],
    _ languages: [String]
  ) throws -> [ContentSchema.File] {
    do throws(ContentSchema.Gap) {
      let phrases = Phrase.allCases.map(\.rawValue)
      return try ContentSchema.files(of: kinds, languages: languages, phrases: phrases)
    } catch {
      throw Failure("the reader cannot be described at \(error.place); please report this")
    }
  }
}

extension FileKind: ExpressibleByArgument {}
