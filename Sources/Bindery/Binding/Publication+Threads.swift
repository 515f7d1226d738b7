internal import EPUB

extension Publication {
  /// The publication with all that is made for it packed, on several threads; on one, it is packed when its turn comes.
  consuming func packed(on threads: Int, level: CompressionLevel) throws(EPUBError) -> Publication {
    guard threads > 1 else { return self }
    let press = PagePress(self, level: level)
    Workers.run(threads) { press.run() }
    return try press.finished()
  }
}
