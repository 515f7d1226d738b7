/// Puts files that are no books in their place.
public enum OutputFile {
  /// Writes a file whole or not at all, over whatever had its name.
  ///
  /// - Throws: why it can't be written; what was there before is still there then.
  public static func write(_ bytes: [UInt8], to path: FilePath) throws(Refusal) {
    try Refusal.of { () throws(FileError) in try OutputFolder.write(bytes, to: path) }
  }
}
