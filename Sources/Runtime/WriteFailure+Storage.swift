import Glibc
import Screens
import Storage

extension WriteFailure {
  /// What a person has to know of an error; `free` is a name that could be taken instead.
  init(_ error: StorageError, free: String? = nil) {
    let file = FullPath.of(error.path)
    let folder = FullPath.folder(of: error.path)
    self =
      switch error.cause {
      case .notRegular where free == nil: .notOrdinary(file: file)
      case .system(EEXIST), .notRegular: .taken(file: file, free: free)
      case .system(ENOENT), .system(ENOTDIR): .noFolder(folder)
      case .system(EACCES), .system(EPERM), .system(EROFS): .notAllowed(folder: folder)
      case .system(ENOSPC), .system(EDQUOT): .noRoom(folder: folder)
      case .system(let number): .other(file: file, number: Int(number))
      case .tooLarge, .tooLargeTogether, .tooMany, .notFound: .other(file: file, number: 0)
      }
  }
}
