import Content
import Guidance
import Storage
import Testing

/// The small guide under `Tests/Fixtures`, about what to do in a fire.
enum FireDrill {
  /// The content with its places, and the guide in it.
  static func content() throws -> (content: CheckedContent, guide: Guide) {
    let checkout = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let files = try ContentFolder.files(of: "/" + checkout + "/Tests/Fixtures/FireDrill")
    let content = CheckedContent(files.filter { !$0.path.hasPrefix("texts/") }, phrases: [])
    return (content, try #require(content.guide, "\(content.diagnostics)"))
  }
}
