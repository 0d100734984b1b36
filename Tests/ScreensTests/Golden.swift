import Glibc
import Testing

/// Compares a text with the file that keeps it; `RECORD=1` in the environment writes the file.
func expectGolden(
  _ text: String,
  _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Goldens"
  let path = folder + "/" + name + ".txt"
  if getenv("RECORD") != nil {
    mkdir(folder, 0o755)
    guard let file = fopen(path, "w") else {
      Issue.record("cannot write \(path)", sourceLocation: sourceLocation)
      return
    }
    fputs(text, file)
    fclose(file)
    return
  }
  let kept = contents(of: path)
  guard kept != text else { return }
  let difference = kept.map { firstDifference($0, text) } ?? "there is no such file"
  Issue.record(
    "\(name) is not as kept: \(difference); look at it, then RECORD=1 swift test\n\(text)",
    sourceLocation: sourceLocation
  )
}

private func contents(of path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return String(decoding: bytes, as: UTF8.self) }
    bytes += buffer[..<count]
  }
}

private func firstDifference(_ kept: String, _ text: String) -> String {
  let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
  let new = text.split(separator: "\n", omittingEmptySubsequences: false)
  for (number, pair) in zip(old, new).enumerated() where pair.0 != pair.1 {
    return "line \(number + 1) was “\(pair.0)” and is “\(pair.1)”"
  }
  return "it has \(new.count) lines instead of \(old.count)"
}
