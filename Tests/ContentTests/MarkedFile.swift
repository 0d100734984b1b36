import Diagnostics

/// A file of the fire drill with numbered markers, 1️⃣ and so on, before the places of mistakes.
struct MarkedFile {
  var path: String
  /// The text without its markers.
  var text: String
  /// What stands at each marker: line and column, by number.
  private var places: [SourcePosition: Int] = [:]

  /// Takes the markers out of a text.
  init(_ path: String, _ marked: String) {
    self.path = path
    text = ""
    for character in marked {
      // A marker is a digit with a variation selector and a keycap.
      if character.unicodeScalars.count == 3,
        let number = character.unicodeScalars.first.flatMap({
          Int(String($0))
        })
      {
        let source = SourceText(file: path, bytes: Array(text.utf8))
        places[source.position(at: text.utf8.count)] = number
      } else {
        text.append(character)
      }
    }
  }

  /// What is wrong with the fire drill when it has this file: `1 unknown-key`, or the place of a
  /// finding that stands at no marker.
  func findings(in folder: Folder = .fireDrill) -> [String] {
    folder.with(path, text).check().map { finding in
      let number = finding.file == path ? places[finding.range.start] : nil
      let start = finding.range.start
      let place = number.map(String.init) ?? "\(finding.file):\(start.line):\(start.column)"
      return "\(place) \(finding.problem.code)"
    }
  }

  /// The remedies of the findings, in order.
  func remedies(in folder: Folder = .fireDrill) -> [String] {
    folder.with(path, text).check().map(\.problem.remedy)
  }
}
