import Content
import Diagnostics
import Display
import Glibc
import Runtime
import Screens
import Storage
import Terminal

/// Checks a content folder whenever it changes, and says what came of it.
final class ContentWatcher {
  let watch: ContentWatch
  private let folder: String
  private let overlays: [String]
  private let memory: Memory

  /// What was read last.
  private final class Memory {
    var hasFindings = false
  }

  /// How many findings are told at each save.
  private static let mostFindings = 5

  /// Watches a folder from now on, and what is laid over it.
  init(_ folder: String, overlays: [String] = []) {
    self.folder = folder
    self.overlays = overlays
    let memory = Memory()
    self.memory = memory
    watch = ContentWatch(FolderWatch([folder] + overlays)) { Self.read(folder, overlays, memory) }
  }

  /// The status for a program that was left: 1 when what was read last holds findings.
  var status: Int32 { memory.hasFindings ? 1 : 0 }

  /// What the folder holds now.
  func read() -> ContentNews { Self.read(folder, overlays, memory) }

  /// Says what each save brought until it is ended; returns the exit status.
  func status(_ program: Program?, isUnicode: Bool) throws -> Int32 {
    var program = program
    program?.speakInLines()
    do {
      let folder = folder
      var session = try WatchSession(program, first: read(), watch: watch, isUnicode: isUnicode) {
        Self.lines(of: $0, folder)
      }
      return try session.run()
    } catch {
      throw Failure(Opening.words(for: error))
    }
  }

  private static func read(
    _ folder: String,
    _ overlays: [String],
    _ memory: Memory
  ) -> ContentNews {
    let news = read(folder, overlays)
    memory.hasFindings = news.count > 0
    return news
  }

  private static func read(_ folder: String, _ overlays: [String]) -> ContentNews {
    let files: [ContentFile]
    do {
      files = try ContentFolder.files(of: folder, overlays: overlays, limits: .workshop)
    } catch {
      return ContentNews(
        content: nil,
        summary: "the folder cannot be read",
        count: 1,
        findings: [.init(file: folder, line: 0, message: error.description)]
      )
    }
    let phrases = Phrase.allCases.map(\.rawValue)
    let (diagnostics, coverage) = ContentCheck.run(files, phrases: phrases)
    let library = try? Library(files, in: folder, overlays: overlays)
    return ContentNews(
      content: library.map {
        .init(guide: $0.guide, phrasebooks: $0.phrasebooks, manuals: $0.manuals)
      },
      summary: diagnostics.isEmpty
        ? "clean: " + ValidateCommand.summary(diagnostics, coverage)
        : ValidateCommand.summary(diagnostics, coverage),
      count: diagnostics.count,
      findings: diagnostics.prefix(mostFindings).map { diagnostic in
        .init(
          file: diagnostic.file,
          line: diagnostic.range.start.line,
          message: diagnostic.problem.message + " [" + diagnostic.problem.code + "]"
        )
      }
    )
  }

  private static func lines(of news: ContentNews, _ folder: String) -> [String] {
    let columns = max(20, min(TextOutput.columns, 100))
    func wrapped(_ text: String, _ indent: Int) -> [String] {
      TextWrap.lines(of: SafeText.safe(text), width: columns, hangingIndent: indent)
    }
    var lines = wrapped(time() + "  " + news.summary, 2)
    lines += news.findings.flatMap { wrapped("- " + words(of: $0), 2) }
    let more = news.count - news.findings.count
    if more > 0 {
      lines += wrapped("  and \(more) more; see all with: meldcode content validate " + folder, 2)
    }
    return lines
  }

  private static func words(of finding: ContentNews.Finding) -> String {
    finding.line == 0 ? finding.message : "\(finding.file):\(finding.line): \(finding.message)"
  }

  /// The time of the clock, as `14:05:09`.
  private static func time() -> String {
    var now = Glibc.time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return [parts.tm_hour, parts.tm_min, parts.tm_sec].map(padded).joined(separator: ":")
  }
}
