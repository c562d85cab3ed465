import CFFmpegShim
import CVipsShim
import DecoderWire
import Glibc

// The order is the point. Privileges go first, then the libraries load, and only then a medium is looked at. A system
// call filter and a file system ruleset belong between the two: after the libraries' own files were read, before the
// first request is.
guard Containment.dropPrivileges() else { exit(DecoderExit.startFailed) }
var manifests = Manifests.notStarted
switch DecoderDuty(arguments: CommandLine.arguments) {
case .media:
    guard vs_start("touchstone-decoder", DecoderExit.outOfMemory) == 0 else { exit(DecoderExit.startFailed) }
    fs_start(Containment.maxAllocation)
case .manifests(let trustList):
    manifests = Manifests(trustList: trustList)
}
RequestLoop(socket: MessageSocket(descriptor: DecoderExit.socketDescriptor), manifests: manifests).run()
