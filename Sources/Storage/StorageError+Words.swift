import Glibc

extension StorageError: CustomStringConvertible {
  /// What happened, to what, and what to do now.
  public var description: String {
    switch (action, cause) {
    case (.find, .notFound(let places)):
      "no content folder found; looked in: " + places.joined(separator: ", ")
        + "; name one with --content FOLDER"
    case (_, .notFound): path + ": not found; check the name"
    case (.read, .system(let number)): "cannot read " + path + ": " + Self.words(number)
    case (.write, .system(EEXIST)): path + " exists already; choose another name"
    case (.write, .system(let number)): "cannot write " + path + ": " + Self.words(number)
    case (.find, .system(let number)): "cannot open " + path + ": " + Self.words(number)
    case (.write, .notRegular):
      path + " is not an ordinary file (a link, device or folder); choose another name"
    case (_, .notRegular): path + " is not an ordinary file; replace it by one"
    case (_, .tooLarge(let limit)): path + " is larger than \(limit) bytes; split it"
    case (_, .tooLargeTogether(let limit)):
      path + " holds more than \(limit) bytes; name a content folder"
    case (_, .tooMany(let limit)): path + " holds more than \(limit) files; name a content folder"
    }
  }

  private static func words(_ number: Int32) -> String {
    guard let text = strerror(number) else { return "error \(number)" }
    return String(cString: text)
  }
}
