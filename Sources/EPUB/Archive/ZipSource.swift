internal import CLibZip

/// What libzip asks of something that it reads from or writes to; each answer is negative where it fails.
protocol ZipSource: AnyObject {
  /// The commands that the source answers besides `ZIP_SOURCE_SUPPORTS` and those of its end.
  var commands: [zip_source_cmd_t] { get }
  /// Answers a command; throws what libzip is told as an error of its own kind.
  func answer(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawBufferPointer) throws(ZipSourceError) -> Int
}

/// A failure in the two numbers that libzip knows failures by.
struct ZipSourceError: Error {
  /// libzip's own code (`ZIP_ER_READ`).
  let code: Int32
  /// The system's code (`errno`); 0 for none.
  var system: Int32 = 0
}

/// Hands a `ZipSource` to libzip, which owns it from then on and lets it go when it frees the source.
final class ZipSourceBox {
  private let source: any ZipSource
  private var lastError = ZipSourceError(code: ZIP_ER_OK)

  private init(_ source: any ZipSource) {
    self.source = source
  }

  /// Makes libzip's handle for a source; `nil` where libzip refuses, with the reason in `error`.
  static func handle(for source: any ZipSource, error: inout zip_error_t) -> OpaquePointer? {
    let box = Unmanaged.passRetained(ZipSourceBox(source))
    let handle = zip_source_function_create(
      { state, data, length, command in
        let box = Unmanaged<ZipSourceBox>.fromOpaque(state!)
        if command == ZIP_SOURCE_FREE {
          box.release()
          return 0
        }
        let buffer = UnsafeMutableRawBufferPointer(start: data, count: data == nil ? 0 : Int(length))
        return box.takeUnretainedValue().answer(command, buffer)
      }, box.toOpaque(), &error)
    if handle == nil { box.release() }
    return handle
  }

  private func answer(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawBufferPointer) -> zip_int64_t {
    switch command {
    case ZIP_SOURCE_SUPPORTS:
      return (source.commands + [ZIP_SOURCE_SUPPORTS, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE])
        .reduce(0) { $0 | (1 << zip_int64_t($1.rawValue)) }
    case ZIP_SOURCE_ERROR:
      data.storeBytes(of: lastError.code, as: Int32.self)
      data.storeBytes(of: lastError.system, toByteOffset: 4, as: Int32.self)
      return 8
    default:
      do {
        return zip_int64_t(try source.answer(command, data))
      } catch {
        lastError = error
        return -1
      }
    }
  }
}
