import CContainment
public import DecoderWire
import Glibc

/// What all programs have in common that look at media which nobody trusts.
public enum ContainedProgram {
    /// Takes out of a medium, which lies in memory for the time of the call, what a request asks for.
    public typealias Operation =
        (_ request: DecodeRequest, _ medium: UnsafeRawBufferPointer) throws(DecodeFailure) -> Answer

    /// Serves requests until whoever started the process hangs up.
    ///
    /// The order is the point. Privileges go first, then the libraries load and read their own files, then the process loses
    /// files, sockets and programs, and only then a medium is looked at.
    ///
    /// - Parameter start: Starts the libraries of the duty that the process was started for; nil when they do not start, or
    ///   when this program does not do that.
    public static func run(_ start: (DecoderDuty) -> Operation?) -> Never {
        guard Containment.dropPrivileges(), let duty = DecoderDuty(arguments: CommandLine.arguments),
            let operation = start(duty)
        else { exit(DecoderExit.startFailed) }
        let isolation = ct_isolate()
        guard isolation >= 0 else { exit(DecoderExit.startFailed) }
        RequestLoop(
            socket: MessageSocket(descriptor: DecoderExit.socketDescriptor), duty: duty,
            isolation: Isolation(
                filesAreDenied: isolation & CT_FILES_DENIED != 0, callsAreFiltered: isolation & CT_CALLS_FILTERED != 0),
            operation: operation
        ).run()
        exit(0)
    }
}
