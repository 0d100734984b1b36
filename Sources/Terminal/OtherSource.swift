/// Something besides the terminal that is waited for, such as files that change.
public struct OtherSource: Sendable {
  /// The descriptor that becomes readable; below zero for none.
  public var descriptor: Int32
  /// How long to wait for it, in milliseconds.
  public var patience: Int

  /// Names a source.
  public init(descriptor: Int32, patience: Int) {
    self.descriptor = descriptor
    self.patience = patience
  }
}
