internal import CLibZip

/// Something that libzip reads from or writes to; libzip owns it once it has the handle, and lets it go when it frees that.
class ZipSource {
  private var lastError = ZipSourceError(code: ZIP_ER_OK)

  /// The commands that the source answers besides `ZIP_SOURCE_SUPPORTS` and those of its end.
  class var commands: ZipCommands { [] }

  /// Answers a command; throws what libzip is told as an error of its own kind.
  func answer(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawBufferPointer) throws(ZipSourceError) -> Int {
    throw ZipSourceError(code: ZIP_ER_OPNOTSUPP)
  }

  /// Makes libzip's handle; `nil` where libzip refuses, with the reason in `error`.
  final func handle(error: inout zip_error_t) -> OpaquePointer? {
    let source = Unmanaged.passRetained(self)
    let handle = zip_source_function_create(
      { state, data, length, command in
        let source = Unmanaged<ZipSource>.fromOpaque(state!)
        if command == ZIP_SOURCE_FREE {
          source.release()
          return 0
        }
        let buffer = UnsafeMutableRawBufferPointer(start: data, count: data == nil ? 0 : Int(length))
        return source.takeUnretainedValue().tell(command, buffer)
      }, source.toOpaque(), &error)
    if handle == nil { source.release() }
    return handle
  }

  /// The answer as libzip takes it, negative for a failure.
  private func tell(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawBufferPointer) -> zip_int64_t {
    switch command {
    case ZIP_SOURCE_SUPPORTS: return Self.commands.bits | ZipCommands.common.bits
    case ZIP_SOURCE_ERROR:
      data.storeBytes(of: lastError.code, as: Int32.self)
      data.storeBytes(of: lastError.system, toByteOffset: 4, as: Int32.self)
      return 8
    default:
      do throws(ZipSourceError) {
        return zip_int64_t(try answer(command, data))
      } catch {
        lastError = error
        return -1
      }
    }
  }
}

/// Commands of libzip's, as it wants them: a bit each.
struct ZipCommands: ExpressibleByArrayLiteral {
  let bits: zip_int64_t

  init(arrayLiteral commands: zip_source_cmd_t...) {
    bits = commands.reduce(0) { $0 | (1 << zip_int64_t($1.rawValue)) }
  }

  /// Those that every source answers.
  static let common: ZipCommands = [ZIP_SOURCE_SUPPORTS, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE]
}

/// A failure in the two numbers that libzip knows failures by.
struct ZipSourceError: Error {
  /// libzip's own code (`ZIP_ER_READ`).
  let code: Int32
  /// The system's code (`errno`); 0 for none.
  var system: Int32 = 0
}
