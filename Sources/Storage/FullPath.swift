import Glibc

/// Tells where a file is from the root on.
public enum FullPath {
  /// The path from the root, whatever folder it was named from.
  public static func of(_ path: String) -> String {
    let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
    let folder = folder(of: path)
    return (folder == "/" ? "" : folder) + "/" + name
  }

  /// The folder of a path, from the root; as it was named where it is not there.
  public static func folder(of path: String) -> String {
    let named = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard let found = realpath(named, nil) else {
      return named.count > 1 && named.hasSuffix("/") ? String(named.dropLast()) : named
    }
    defer { free(found) }
    return String(cString: found)
  }
}
