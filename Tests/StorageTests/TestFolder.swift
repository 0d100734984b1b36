import Foundation
import Storage

/// A folder of its own for one test, removed with the value that names it.
final class TestFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "storage-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of something in the folder.
  subscript(_ name: String) -> String { path + "/" + name }

  /// Puts words in a file, with the folders above it.
  func put(_ words: String, in name: String) throws {
    let folder = URL(filePath: self[name]).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(words.utf8).write(to: URL(filePath: self[name]))
  }

  /// The words of a file.
  func words(of name: String) -> String? {
    try? String(contentsOfFile: self[name], encoding: .utf8)
  }

  /// The names in the folder, hidden ones too.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

/// Why something failed; nil when it did not.
func cause(_ body: () throws(StorageError) -> Void) -> StorageError.Cause? {
  do throws(StorageError) {
    try body()
    return nil
  } catch {
    return error.cause
  }
}
