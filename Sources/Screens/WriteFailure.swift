/// Why a file could not be written; its words stand in the content, like all that a person reads.
public enum WriteFailure: Equatable, Sendable {
  /// Something has that name already; beside it a name that is free, as it is to be typed.
  case taken(file: String, free: String?)
  /// What has that name is no ordinary file.
  case notOrdinary(file: String)
  /// The folder is not there.
  case noFolder(String)
  /// The folder may not be written in.
  case notAllowed(folder: String)
  /// The folder has no room left.
  case noRoom(folder: String)
  /// There is no place to write to.
  case noPlace
  /// Anything else, with the system's number for it.
  case other(file: String, number: Int)

  /// The failure in words.
  func words(_ phrases: Phrasebook) -> String {
    switch self {
    case .taken(let file, let free?): phrases(.writeTakenFree, ["file": file, "free": free])
    case .taken(let file, nil): phrases(.writeTaken, ["file": file])
    case .notOrdinary(let file): phrases(.writeNotOrdinary, ["file": file])
    case .noFolder(let folder): phrases(.writeNoFolder, ["folder": folder])
    case .notAllowed(let folder): phrases(.writeNotAllowed, ["folder": folder])
    case .noRoom(let folder): phrases(.writeNoRoom, ["folder": folder])
    case .noPlace: phrases[.writeNoPlace]
    case .other(let file, let number):
      phrases(.writeOther, ["file": file, "number": String(number)])
    }
  }
}
