import Content
import Diagnostics
import Foundation
import Testing

/// However files are spread, the same is found in the same order.
@Suite struct WorkSpreaderTests {
  /// Does all pieces at once, the last ones first where it is up to it.
  private struct AllAtOnce: WorkSpreader {
    func each<Result: Sendable>(
      _ count: Int,
      _ work: @Sendable (Int) -> Result,
      take: (Result) -> Void
    ) {
      let results = UnsafeMutablePointer<Result>.allocate(capacity: count)
      defer { results.deallocate() }
      nonisolated(unsafe) let all = results
      DispatchQueue.concurrentPerform(iterations: count) { number in
        let place = count - 1 - number
        (all + place).initialize(to: work(place))
      }
      for number in 0..<count { take((results + number).move()) }
    }
  }

  private static func found(_ files: [ContentFile], _ spreader: any WorkSpreader) -> [Diagnostic] {
    ContentCheck(files, phrases: Folder.phrases, spreader: spreader).diagnostics
  }

  @Test func `nothing is found in the fire drill`() {
    #expect(Self.found(Folder.fireDrill.files, AllAtOnce()) == [])
  }

  @Test func `ids twice in other files and what is not there are found in order`() throws {
    var files = Folder.fireDrill.files
    let steps = files.indices.filter { place in
      let name = files[place].path.split(separator: "/").last ?? ""
      return files[place].path.hasPrefix("procedures/") && name.first?.isNumber == true
    }
    // Each step once more, with its targets spoilt in the copy.
    for place in steps {
      let words = String(decoding: files[place].bytes, as: UTF8.self)
      let spoilt = words.replacing("{\"page\": \"", with: "{\"page\": \"x")
      let path = files[place].path.replacing(".json", with: "x.json")
      files.append(ContentFile(path: path, bytes: Array(spoilt.utf8)))
    }
    files.sort { $0.path < $1.path }
    let expected = Self.found(files, OneByOne())
    #expect(expected.count > 20)
    #expect(Set(expected.map(\.problem.code)).isSuperset(of: ["duplicate-id", "unknown-id"]))
    for _ in 1...10 { #expect(Self.found(files, AllAtOnce()) == expected) }
  }
}
