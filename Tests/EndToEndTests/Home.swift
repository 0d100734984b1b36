import Foundation

/// A home folder of its own, gone with the test.
final class Home: Sendable {
  let path: String

  init() {
    var template = Array((NSTemporaryDirectory() + "/home.XXXXXX").utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? ""
  }

  deinit {
    if !path.isEmpty { try? FileManager.default.removeItem(atPath: path) }
  }

  /// The environment that every program gets: nothing of the real one but where programs are.
  func environment(_ more: [String: String] = [:]) -> [String: String] {
    let own = [
      "HOME": path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "XDG_CONFIG_HOME": path + "/config",
      "XDG_DATA_HOME": path + "/data", "XDG_DATA_DIRS": path + "/share", "TMPDIR": path,
      "XDG_RUNTIME_DIR": path, "MELDCODE_CONTENT": Checkout.content,
    ]
    return own.merging(more) { $1 }
  }

  func file(_ name: String) -> String { path + "/" + name }

  func write(_ text: String, _ name: String) throws -> String {
    try text.write(toFile: file(name), atomically: false, encoding: .utf8)
    return file(name)
  }

  func read(_ name: String) -> String? {
    try? String(contentsOfFile: file(name), encoding: .utf8)
  }

  /// A copy of the bundled content, to be spoilt.
  func contentCopy() throws -> String {
    try FileManager.default.copyItem(atPath: Checkout.content, toPath: file("Content"))
    return file("Content")
  }
}

/// Where the built program and the content are.
enum Checkout {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static let content = folder + "/Content"

  /// `MELDCODE_BINARY`, or the release build, or else the debug build, in which the search for what
  /// would change an advice takes minutes.
  static let binary: String = {
    if let chosen = ProcessInfo.processInfo.environment["MELDCODE_BINARY"] { return chosen }
    let built = ["release", "debug"].map { folder + "/.build/" + $0 + "/meldcode" }
    return built.first { FileManager.default.isExecutableFile(atPath: $0) } ?? ""
  }()
}
