public import Reports
public import Storage

/// Writes scenarios into a folder, each under a name of its own.
public enum ScenarioFolder {
  /// How many names are tried for one scenario.
  private static let mostNames = 1_000

  /// Writes a scenario under the first name that is free; returns its path.
  ///
  /// - Throws: ``StorageError``; no other file is ever replaced.
  public static func write(
    _ scenario: ScenarioFile,
    to folder: String,
    languages: [String]
  ) throws(StorageError) -> String {
    var taken = 0
    while true {
      let id = scenario.id(after: taken)
      let path = folder + "/" + id + ".json"
      do {
        let text = scenario.text(id: id, languages: languages)
        try FileWriter.write(Array(text.utf8), to: path, replacing: false)
        return path
      } catch {
        guard FreeName.isTaken(path), taken < mostNames else { throw error }
        taken += 1
      }
    }
  }
}
