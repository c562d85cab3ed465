import CFFmpegShim
import CVipsShim
import DecoderWire
import Glibc

// The order is the point. Privileges go first, then the libraries load and read their own files, then the process loses
// files, sockets and programs, and only then a medium is looked at.
guard Containment.dropPrivileges() else { exit(DecoderExit.startFailed) }
var manifests = Manifests.notStarted
var pages = Pages.notStarted
switch DecoderDuty(arguments: CommandLine.arguments) {
case .media:
    guard vs_start("touchstone-decoder", DecoderExit.outOfMemory) == 0 else { exit(DecoderExit.startFailed) }
    fs_start(Containment.maxAllocation)
    pages = Pages()
case .manifests(let trustList):
    manifests = Manifests(trustList: trustList)
}
let isolation = vs_isolate()
guard isolation >= 0 else { exit(DecoderExit.startFailed) }
let refused = Isolation(
    filesAreDenied: isolation & VS_FILES_DENIED != 0, callsAreFiltered: isolation & VS_CALLS_FILTERED != 0)
RequestLoop(
    socket: MessageSocket(descriptor: DecoderExit.socketDescriptor), manifests: manifests, pages: pages,
    isolation: refused
).run()
