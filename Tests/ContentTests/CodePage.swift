import Content

/// A page about a code under `Content/help/codes`, with its examples.
///
/// The info string of an example is `json wrong FILE [POINTER] [OPTION]`; see ``Example/apply(to:)``.
struct CodePage {
  var code: String
  var title: String
  var headings: [String]
  var examples: [Example]

  /// One fenced block: a change of a file of the fire drill.
  struct Example {
    var isWrong: Bool
    var file: String
    var pointer = ""
    var option = ""
    var text = ""

    /// Changes the folder; returns the bytes that are new, or nil when it does not fit the folder.
    ///
    /// Options: `absent` removes the file, `bom` and `latin1` change how it is saved, `padded` fills
    /// it with blanks to beyond the largest size, `repeated` repeats the words of a string, `budget=N` is for the check, not for the file.
    func apply(to folder: inout Folder) -> Range<Int>? {
      if option == "absent" {
        defer { folder[file] = nil }
        return folder[file] == nil ? nil : 0..<0
      }
      var bytes = Array(expanded.utf8)
      if option == "bom" { bytes = [0xEF, 0xBB, 0xBF] + bytes }
      if option == "repeated" {
        let words = expanded.dropFirst().dropLast()
        bytes = Array(("\"" + String(repeating: String(words), count: 5_000) + "\"").utf8)
      }
      if option == "padded" { bytes += Array(repeating: 0x20, count: 1 << 20) }
      if option == "latin1" { bytes = expanded.unicodeScalars.map { UInt8($0.value) } }
      return JSONPatch(file: file, pointer: pointer, text: bytes).apply(to: &folder)
    }

    /// How many states the check may look at.
    var budget: Int? {
      option.hasPrefix("budget=") ? Int(option.dropFirst("budget=".count)) : nil
    }

    /// The text with each line that ends in `… 3 times` written three times, `#` being the number.
    private var expanded: String {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.flatMap { line -> [String] in
        guard let mark = line.firstRange(of: "  … "), line.hasSuffix(" times"),
          let count = Int(line[mark.upperBound...].dropLast(" times".count))
        else { return [String(line)] }
        let pattern = String(line[..<mark.lowerBound])
        return (1...count).map { pattern.replacing("#", with: "\($0)") }
      }.joined(separator: "\n")
    }
  }

  /// All pages, by the code in their name.
  static let all: [String: CodePage] = {
    let prefix = "help/codes/"
    let files = Folder.bundled.files.filter { $0.path.hasPrefix(prefix) }
    let pages = files.map { file in
      let code = String(file.path.dropFirst(prefix.count).dropLast(".md".count))
      return (code, CodePage(code: code, markdown: String(decoding: file.bytes, as: UTF8.self)))
    }
    return Dictionary(uniqueKeysWithValues: pages)
  }()

  /// Reads a page.
  init(code: String, markdown: String) {
    self.code = code
    title = ""
    headings = []
    examples = []
    var open: Example?
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if var example = open {
        if line == "```" {
          example.text = String(example.text.dropFirst())
          examples.append(example)
          open = nil
        } else {
          open?.text += "\n" + line
        }
      } else if line.hasPrefix("```") {
        open = Example(info: line.dropFirst(3).split(separator: " ").map(String.init))
      } else if line.hasPrefix("# ") {
        title = String(line.dropFirst(2))
      } else if line.hasPrefix("## ") {
        headings.append(String(line.dropFirst(3)))
      }
    }
  }
}

extension CodePage.Example {
  /// Reads an info string.
  init?(info: [String]) {
    guard info.count >= 3, info[0] == "json", info[1] == "wrong" || info[1] == "right" else {
      return nil
    }
    isWrong = info[1] == "wrong"
    file = info[2]
    for word in info.dropFirst(3) {
      if word.hasPrefix("/") { pointer = word } else { option = word }
    }
  }
}
