import Content
import Guidance
import Rules
import Storage
import Testing

/// The content that the program comes with.
enum BundledContent {
  /// The guide, read once.
  static func guide() throws -> Guide {
    // This file is Tests/ReportsTests/BundledContent.swift of the checkout.
    let checkout = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let files = try ContentFolder.files(of: "/" + checkout + "/Content")
    let content = GuideReader(files.filter { !$0.path.hasPrefix("texts/") }, phrases: []).read()
    return try #require(content.guide, "\(content.diagnostics)")
  }
}
