import Foundation
import Glibc
import Testing

/// Whatever stands in a folder, checking it ends soon, with a reason and without harm.
@Suite struct HostileFolderTests {
  /// A content folder that is made bad in one way; what the answer must speak of, and its status.
  private struct Trap: Sendable, CustomStringConvertible {
    var description: String
    var status: Int
    var says: String
    var set: @Sendable (_ folder: String) throws -> Void
  }

  private static func put(_ words: String, _ folder: String, _ name: String) throws {
    let path = folder + "/" + name
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent,
      withIntermediateDirectories: true
    )
    try Data(words.utf8).write(to: URL(filePath: path))
  }

  private static let traps: [Trap] = [
    Trap(description: "a link to the folder itself", status: 2, says: "rond") { folder in
      symlink(".", folder + "/rond")
    },
    Trap(description: "links that lead to each other", status: 2, says: "een.json") { folder in
      symlink("twee.json", folder + "/een.json")
      symlink("een.json", folder + "/twee.json")
    },
    Trap(description: "a link out of the folder", status: 2, says: "geheim.json") { folder in
      symlink("../../../../../../etc/passwd", folder + "/geheim.json")
    },
    Trap(description: "a pipe", status: 2, says: "pijp.json") { mkfifo($0 + "/pijp.json", 0o600) },
    Trap(description: "a socket", status: 2, says: "contact.json") { folder in
      let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      let path = Array((folder + "/contact.json").utf8.prefix(107))
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
      _ = withUnsafePointer(to: &address) {
        bind(
          socket,
          UnsafeRawPointer($0).assumingMemoryBound(to: sockaddr.self),
          socklen_t(MemoryLayout<sockaddr_un>.size)
        )
      }
      close(socket)
    },
    Trap(description: "ten thousand files", status: 2, says: "2000 files") { folder in
      for number in 0..<10_000 {
        close(open(folder + "/\(number).json", O_CREAT | O_WRONLY, 0o600))
      }
    },
    Trap(description: "a file of a gigabyte", status: 2, says: "groot.json") { folder in
      try put("", folder, "reference/groot.json")
      truncate(folder + "/reference/groot.json", 1 << 30)
    },
    Trap(description: "many large files", status: 2, says: "268435456") { folder in
      for number in 0..<150 {
        try put("", folder, "reference/signals-\(number).json")
        truncate(folder + "/reference/signals-\(number).json", 2 << 20)
      }
    },
    Trap(description: "folders within folders", status: 2, says: "a/a/a/a") { folder in
      try put("{}", folder, String(repeating: "a/", count: 200) + "x.json")
    },
    Trap(description: "a million brackets", status: 1, says: "json-too-deep") { folder in
      try put(String(repeating: "[", count: 1_000_000), folder, "reference/glossary.json")
    },
    Trap(description: "a file of zeros", status: 1, says: "reference/glossary.json") { folder in
      try put("", folder, "reference/glossary.json")
      truncate(folder + "/reference/glossary.json", 1 << 20)
    },
    Trap(description: "conditions that double", status: 1, says: "condition-too-large") { folder in
      try conditions(folder) { number in
        let before = "{\"condition\": \"c\(number - 1)\"}"
        return "{\"all\": [\(before), \(before)]}"
      }
    },
    Trap(description: "conditions in a long row", status: 1, says: "condition-too-large") {
      folder in
      try conditions(folder, count: 5_000) { "{\"condition\": \"c\($0 - 1)\"}" }
    },
    Trap(description: "thousands of mistakes", status: 1, says: "unknown-id") { folder in
      try conditions(folder, count: 2_000) { "{\"condition\": \"weg\($0)\"}" }
    },
  ]

  /// Replaces the conditions of the fire drill by many, each made from its number.
  private static func conditions(
    _ folder: String,
    count: Int = 40,
    _ when: (Int) -> String
  ) throws {
    let path = folder + "/procedures/ontruimen/procedure.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let first = "{\"fact\": \"mensen\", \"compare\": \">=\", \"value\": 20}"
    let more = (0...count).map { number in
      "{\"id\": \"c\(number)\", \"when\": \(number == 0 ? first : when(number)), "
        + "\"says\": {\"nl\": \"a\", \"en\": \"a\"}, \"source\": [\"eigen-plan\"], "
        + "\"certainty\": \"known\"}"
    }
    let start = "\"conditions\": ["
    try put(
      text.replacing(start, with: start + more.joined(separator: ", ") + ", "),
      folder,
      "procedures/ontruimen/procedure.json"
    )
  }

  @Test(arguments: traps)
  private func `a bad folder is refused soon, with the reason`(trap: Trap) throws {
    let home = Home()
    let folder = home.file("inhoud")
    try FileManager.default.copyItem(
      atPath: Checkout.folder + "/Tests/Fixtures/FireDrill",
      toPath: folder
    )
    try trap.set(folder)
    let start = ContinuousClock.now
    let result = try Run("content", "validate", folder, "--format", "compact", in: home).result()
    let took = ContinuousClock.now - start
    #expect(result.status == trap.status && !result.isSignal, "\(result.errors.prefix(500))")
    #expect((result.output + result.errors).contains(trap.says), "\(result.errors.prefix(500))")
    // Built for release it takes a tenth of a second; without, and beside other tests, much longer.
    #expect(took < .seconds(30))
  }

  @Test func `mistakes beyond the first five hundred are not told, and that is said`() throws {
    let home = Home()
    let folder = home.file("inhoud")
    try FileManager.default.copyItem(
      atPath: Checkout.folder + "/Tests/Fixtures/FireDrill",
      toPath: folder
    )
    try Self.conditions(folder, count: 3_000) { "{\"condition\": \"weg\($0)\"}" }
    let result = try Run("content", "validate", folder, in: home).status(1)
    #expect(result.output.contains("500 errors or more"))
  }
}
