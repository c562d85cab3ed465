import Foundation
import NIOCore
import Signing

extension ConfigurationError {
    /// What keeps a server from listening, in a sentence; nil for an error that is about something else.
    init?(listeningAt configuration: ServerConfiguration, _ error: any Error) {
        let (host, port) = (configuration.host, configuration.port)
        switch error {
        case let error as IOError:
            switch error.errnoCode {
            case EADDRINUSE:
                self.init("port: \(port) is taken by another program on \(host). Stop that one, or use another port.")
            case EACCES:
                self.init("port: \(port) needs more rights than this user has. Use one above 1023.")
            case EADDRNOTAVAIL:
                self.init("host: \(host) is no address of this machine. Use one that is, or 127.0.0.1.")
            default: return nil
            }
        case is SocketAddressError.UnknownHost:
            self.init("host: \(host) is not known. Use an address such as 127.0.0.1.")
        default: return nil
        }
    }
}
