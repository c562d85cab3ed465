import CLibFuzzer
import Glibc

// fuzz READER [LIBFUZZER OPTIONS] [CORPUS]: one reader against inputs that libFuzzer makes up.
guard CommandLine.argc > 1, let name = CommandLine.unsafeArgv[1], let reader = Reader(rawValue: String(cString: name))
else {
    print("Readers: \(Reader.allCases.map(\.rawValue).joined(separator: " "))")
    exit(2)
}
Reader.chosen = reader
// libFuzzer sees its own options only.
var count = CommandLine.argc - 1
CommandLine.unsafeArgv[1] = CommandLine.unsafeArgv[0]
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
exit(LLVMFuzzerRunDriver(&count, &arguments, tryInput))

/// The name under which libFuzzer's library asks for it when it is linked.
@_cdecl("LLVMFuzzerTestOneInput")
func tryInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
    Reader.chosen.read(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
}
