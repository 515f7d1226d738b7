/// Lets a `switch` over bytes name its cases by their words.
func ~= (word: StaticString, bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  word.withUTF8Buffer { $0.count == bytes.count && $0.elementsEqual(bytes) }
}
