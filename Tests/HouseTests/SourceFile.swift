import Foundation

/// A Swift file of the program, as the tests of the house read it.
struct SourceFile: CustomStringConvertible {
  /// The path below `Sources`.
  var path: String
  /// Its lines.
  var lines: [String]

  /// The room that it stands in.
  var room: String { String(path.prefix { $0 != "/" }) }
  /// The name without `.swift`.
  var name: String { String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "") }
  /// All of it.
  var text: String { lines.joined(separator: "\n") }
  var description: String { path }

  /// The modules that it imports.
  var imports: [String] {
    lines.compactMap { line in
      let match = line.firstMatch(
        of: /^(?:@\w+ )*(?:public |package |internal |private )?import (\S+)/
      )
      return match.map { String($0.1) }
    }
  }

  /// The folder of the package: this file is Tests/HouseTests/SourceFile.swift of it.
  static let checkout = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path()

  /// All Swift files under `Sources`.
  static let all: [SourceFile] = {
    let root = checkout + "/Sources"
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      guard let text = try? String(contentsOfFile: root + "/" + path, encoding: .utf8) else {
        return nil
      }
      return SourceFile(path: path, lines: text.components(separatedBy: "\n"))
    }
  }()
}
