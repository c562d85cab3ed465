import CFFmpegShim
import CVipsShim
import DecoderWire
import Glibc

// The order is the point. Privileges go first, then the libraries load and read their own files, then the process loses
// files, sockets and programs, and only then a medium is looked at.
guard Containment.dropPrivileges() else { exit(DecoderExit.startFailed) }
var manifests = Manifests.notStarted
switch DecoderDuty(arguments: CommandLine.arguments) {
case .media:
    guard vs_start("touchstone-decoder", DecoderExit.outOfMemory) == 0 else { exit(DecoderExit.startFailed) }
    fs_start(Containment.maxAllocation)
case .manifests(let trustList):
    manifests = Manifests(trustList: trustList)
}
guard vs_isolate() == 0 else { exit(DecoderExit.startFailed) }
RequestLoop(socket: MessageSocket(descriptor: DecoderExit.socketDescriptor), manifests: manifests).run()
