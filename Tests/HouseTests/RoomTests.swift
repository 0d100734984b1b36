import Testing

/// The rooms of the house: who imports whom, and what the pure ring does without.
@Suite struct RoomTests {
  /// What each room may import, as the architecture says; the compiler does not enforce it.
  private static let mayImport: [String: Set<String>] = [
    "Diagnostics": [],
    "Rules": [],
    "Guidance": ["Rules"],
    "Proof": ["Guidance", "Rules"],
    "Content": ["Diagnostics", "Guidance", "Proof", "Rules"],
    "Display": [],
    "Screens": ["Display", "Guidance", "Rules"],
    "Reports": ["Content", "Display", "Guidance", "Proof", "Rules"],
    "Terminal": ["CNcurses", "Display", "Glibc"],
    "Storage": ["Content", "Glibc"],
    "Runtime": ["Display", "Glibc", "Guidance", "Reports", "Screens", "Storage", "Terminal"],
    "meldcode": [
      "ArgumentParser", "Content", "Diagnostics", "Display", "Glibc", "Guidance", "Proof",
      "Reports", "Rules", "Runtime", "Screens", "Storage", "Synchronization", "Terminal",
    ],
  ]

  /// Values and functions only.
  private static let pureRooms: Set<String> = [
    "Diagnostics", "Rules", "Guidance", "Content", "Proof", "Display", "Screens", "Reports",
  ]

  @Test func `there are files to read`() {
    #expect(SourceFile.all.count > 80)
    #expect(Set(SourceFile.all.map(\.room)) == Set(Self.mayImport.keys))
  }

  @Test(arguments: SourceFile.all)
  func `a room imports only what it may`(file: SourceFile) throws {
    let allowed = try #require(Self.mayImport[file.room], "a room that the table does not name")
    #expect(Set(file.imports).subtracting(allowed).isEmpty)
  }

  @Test(arguments: SourceFile.all.filter { pureRooms.contains($0.room) })
  func `the pure ring knows no file, clock, chance, environment or output`(file: SourceFile) {
    let banned =
      /\b(FileManager|Foundation|Glibc|getenv|setlocale|Task\.(init|detached|sleep)|nonisolated\(unsafe\))\b|\bDate\(\)|\brandom|\bshuffled\(|\bprint\(|\basync\b|\bawait\b|ContinuousClock|SystemRandomNumberGenerator/
    for (number, line) in file.lines.enumerated() where !isComment(line) {
      #expect(line.firstMatch(of: banned) == nil, "\(file):\(number + 1): \(line)")
    }
  }

  @Test(arguments: SourceFile.all)
  func `no variable is shared by the whole program`(file: SourceFile) {
    for (number, line) in file.lines.enumerated() where file.room != "Terminal" {
      let global = line.firstMatch(
        of: /^(?:public |package |private |fileprivate )?var |static var \w+[^{]*=/
      )
      #expect(global == nil, "\(file):\(number + 1): \(line)")
    }
  }

  @Test(arguments: SourceFile.all)
  func `nothing in the program names what only the content may know`(file: SourceFile) {
    let content =
      /(?i)veilig ?thuis|0800-?2000|afweging|kindcheck|kinderopvang|onderwijs|vertrouwensinspecteur/
    for (number, line) in file.lines.enumerated() {
      #expect(line.firstMatch(of: content) == nil, "\(file):\(number + 1): \(line)")
    }
  }

  private func isComment(_ line: String) -> Bool {
    line.drop { $0 == " " }.hasPrefix("//")
  }
}
