import Glibc

/// Finds names that nothing has yet.
public enum FreeName {
  /// How far names are counted.
  private static let most = 999

  /// The next free name beside one that is taken, as `advies-2.txt` is beside `advies.txt`; nil when
  /// none is found.
  public static func beside(_ path: String, isTaken: (String) -> Bool) -> String? {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let name = path[start...]
    guard !name.isEmpty, name != ".", name != ".." else { return nil }
    // A dot at its start hides a file; what comes after it is no ending.
    let dot = name.dropFirst().lastIndex(of: ".") ?? name.endIndex
    let (stem, number) = counted(name[..<dot])
    guard number < most else { return nil }
    return (number + 1...most).lazy
      .map { String(path[..<start]) + stem + "-\($0)" + name[dot...] }.first { !isTaken($0) }
  }

  /// Whether anything has that name, were it a link that leads nowhere.
  public static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// A name without the number that it was counted with, if any: `advies-2` is the second, but the end
  /// of a day is no count.
  private static func counted(_ stem: Substring) -> (stem: Substring, number: Int) {
    guard let dash = stem.lastIndex(of: "-"), let last = stem[..<dash].last, !last.isNumber,
      let number = Int(stem[stem.index(after: dash)...]), (2...most).contains(number)
    else { return (stem, 1) }
    return (stem[..<dash], number)
  }
}
