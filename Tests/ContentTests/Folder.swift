@testable import Content
import Diagnostics
import Foundation

/// A content folder in memory, which tests may break.
struct Folder {
  private(set) var files: [ContentFile]

  /// The fire drill under `Tests/Fixtures`: complete and without mistakes.
  static let fireDrill = Folder(at: root + "/Tests/Fixtures/FireDrill")

  /// The content that the program ships with.
  static let bundled = Folder(at: root + "/Content")

  /// The folder of the whole package.
  static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(3).joined(separator: "/")

  /// Reads a folder from disk.
  init(at path: String) {
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    // Folders to copy are no part of the content that they stand in.
    let read = names.sorted().filter { !$0.hasPrefix("examples/") }
    files = read.filter { $0.hasSuffix(".json") || $0.hasSuffix(".md") }.map { name in
      let bytes = FileManager.default.contents(atPath: path + "/" + name) ?? Data()
      return ContentFile(path: name, bytes: Array(bytes))
    }
  }

  // MARK: - Changes

  subscript(path: String) -> [UInt8]? {
    get { files.first { $0.path == path }?.bytes }
    set {
      files.removeAll { $0.path == path }
      guard let newValue else { return }
      files.append(ContentFile(path: path, bytes: newValue))
      files.sort { $0.path < $1.path }
    }
  }

  /// The folder with some of its files.
  func only(_ isKept: (String) -> Bool) -> Folder {
    var folder = self
    folder.files = files.filter { isKept($0.path) }
    return folder
  }

  /// The folder with one file written anew.
  func with(_ path: String, _ text: String) -> Folder {
    var folder = self
    folder[path] = Array(text.utf8)
    return folder
  }

  /// The folder without one file.
  func without(_ path: String) -> Folder {
    var folder = self
    folder[path] = nil
    return folder
  }

  /// The folder with one value of a file, named by a JSON pointer, written anew.
  func patched(_ path: String, _ pointer: String, _ text: String) -> Folder {
    var folder = self
    let patch = JSONPatch(file: path, pointer: pointer, text: Array(text.utf8))
    _ = patch.apply(to: &folder)
    return folder
  }

  /// The folder with one key of a file, named by a JSON pointer, under another name.
  func renamed(_ path: String, _ pointer: String, to name: String) -> Folder {
    let parts = pointer.split(separator: "/")
    guard var bytes = self[path], let last = parts.last,
      let document = JSONDocument.parse(bytes).document
    else { return self }
    let range = withExtendedLifetime(document) {
      var value: JSONValue? = document.root
      for part in parts.dropLast() {
        value =
          Int(part).flatMap { value?.elements[$0] }
          ?? value?.members.first { $0.key == part }?.value
      }
      return value?.members.first { $0.key == last }?.keyRange
    }
    guard let range else { return self }
    bytes.replaceSubrange(range, with: Array("\"\(name)\"".utf8))
    var folder = self
    folder[path] = bytes
    return folder
  }

  // MARK: - Checks

  /// The names that every file of texts must have.
  static let phrases: [String] = {
    let bytes = fireDrill["texts/nl.json"] ?? []
    let text = String(decoding: bytes, as: UTF8.self)
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\"")
      return parts.count > 2 ? String(parts[1]) : nil
    }
  }()

  /// All that is wrong, walks and scenarios included.
  func check(budget: Int? = nil) -> [Diagnostic] {
    if let budget {
      return ContentCheck.run(files, phrases: Self.phrases, budget: budget).diagnostics
    }
    return ContentCheck.run(files, phrases: Self.phrases).diagnostics
  }

  /// What the proof over all answers finds.
  func prove() -> ContentProof { ContentProof.run(files, phrases: Self.phrases) }

  /// All that is hard to read; what is wrong comes first.
  func checkReading() -> [Diagnostic] { check() + PlainnessCheck.run(files).diagnostics }

  /// All that reading finds.
  func read() -> ReadContent { GuideReader(files, phrases: Self.phrases).read() }
}
