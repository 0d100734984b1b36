public import Content
import Glibc

/// Reads a content folder as it was at a revision of its git repository, without touching the checkout.
public enum GitRevision {
  /// The most bytes that a revision of a folder may have.
  private static let largestFolder = 64 << 20

  /// The files of a folder at a revision, by path.
  public static func files(
    of folder: String,
    at revision: String
  ) throws(StorageError) -> [ContentFile] {
    let name = folder + " at " + revision
    guard
      let prefix = words(["-C", folder, "rev-parse", "--show-prefix"]),
      let top = words(["-C", folder, "rev-parse", "--show-toplevel"]),
      let commit = words([
        "-C", folder, "rev-parse", "--verify", "--quiet", "--end-of-options",
        revision + "^{commit}",
      ])
    else { throw StorageError(.read, name, .notFound([name])) }
    let tree = commit + ":" + (prefix.hasSuffix("/") ? String(prefix.dropLast()) : prefix)
    // From the top: elsewhere git takes the folder for one within that tree.
    let arguments = ["git", "-C", top, "archive", "--format=tar", tree]
    guard let result = ChildProcess.run(arguments, limit: largestFolder), result.status == 0 else {
      throw StorageError(.read, name, .notFound([name]))
    }
    return try files(inTar: result.output, name)
  }

  /// What git answers, without its newline; nil when it refuses.
  private static func words(_ arguments: [String]) -> String? {
    guard let result = ChildProcess.run(["git"] + arguments, limit: 1 << 16), result.status == 0
    else { return nil }
    let words = String(decoding: result.output, as: UTF8.self)
    return String(words.prefix { $0 != "\n" })
  }

  /// The content files of an archive in memory; nothing of it is ever written.
  static func files(
    inTar bytes: [UInt8],
    _ name: String
  ) throws(StorageError) -> [ContentFile] {
    var files: [ContentFile] = []
    var place = 0
    var longName: String?
    while place + 512 <= bytes.count, bytes[place] != 0 {
      let head = Array(bytes[place..<place + 512])
      let size = octal(head[124..<136])
      let body = place + 512
      guard size >= 0, body + size <= bytes.count else {
        throw StorageError(.read, name, .notRegular)
      }
      let kind = head[156]
      if kind == UInt8(ascii: "x") {
        longName = path(inExtension: bytes[body..<body + size])
      } else {
        let path = longName ?? path(inHead: head)
        longName = nil
        let isContent = path.hasSuffix(".json") || path.hasSuffix(".md")
        let isHidden = path.hasPrefix(".") || path.contains("/.")
        let isBeside = ContentFolder.besides.contains { path.hasPrefix($0 + "/") }
        if kind == UInt8(ascii: "0"), isContent, !isHidden, !isBeside {
          guard files.count < ContentFolder.Limits.workshop.files else {
            throw StorageError(.read, name, .tooMany(limit: ContentFolder.Limits.workshop.files))
          }
          files.append(ContentFile(path: path, bytes: Array(bytes[body..<body + size])))
        }
      }
      place = body + (size + 511) / 512 * 512
    }
    return files.sorted { $0.path < $1.path }
  }

  private static func octal(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { number, digit in
      (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit)
        ? number << 3 | Int(digit & 7) : number
    }
  }

  private static func path(inHead head: [UInt8]) -> String {
    func text(_ range: Range<Int>) -> String {
      String(decoding: head[range].prefix { $0 != 0 }, as: UTF8.self)
    }
    let before = text(345..<500)
    return before.isEmpty ? text(0..<100) : before + "/" + text(0..<100)
  }

  /// The `path` of an extended header, whose records are `LENGTH KEY=VALUE`.
  private static func path(inExtension bytes: ArraySlice<UInt8>) -> String? {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let record = String(decoding: line, as: UTF8.self)
      if let mark = record.firstRange(of: " path=") { return String(record[mark.upperBound...]) }
    }
    return nil
  }
}
