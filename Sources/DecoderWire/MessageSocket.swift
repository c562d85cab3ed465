import Glibc

/// One end of a pair of connected packet sockets: whole messages, each with at most one descriptor.
public struct MessageSocket: Sendable {
    /// The socket; owned by whoever made the value.
    public let descriptor: Int32

    /// Takes over a connected socket.
    public init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Two connected ends, both closed on exec.
    public static func pair() throws(WireError) -> (MessageSocket, MessageSocket) {
        var ends: [Int32] = [-1, -1]
        let type = Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw .failed(errno) }
        return (MessageSocket(descriptor: ends[0]), MessageSocket(descriptor: ends[1]))
    }

    /// Closes the end.
    public func close() {
        Glibc.close(descriptor)
    }

    /// Sends one message, and a descriptor that stays the sender's.
    ///
    /// A closed peer is an error, never a signal.
    public func send(_ bytes: [UInt8], descriptor passed: Int32? = nil) throws(WireError) {
        var bytes = bytes
        var control = passed.map(RightsMessage.encode) ?? []
        let sent = Self.retried {
            withHeader(bytes: &bytes, control: &control) {
                sendmsg(descriptor, &$0, Int32(MSG_NOSIGNAL))
            }
        }
        guard sent >= 0 else { throw errno == EPIPE || errno == ECONNRESET ? .closed : .failed(errno) }
        guard sent == bytes.count else { throw .malformed }
    }

    /// Receives one message of exactly `size` bytes, and the descriptor that came with it, which is now the caller's.
    ///
    /// Surplus descriptors are closed. Blocks until a message is there or the peer is gone.
    public func receive(size: Int) throws(WireError) -> (bytes: [UInt8], descriptor: Int32?) {
        var bytes = [UInt8](repeating: 0, count: size)
        var control = [UInt8](repeating: 0, count: RightsMessage.space)
        var truncated = false
        var controlLength = 0
        let got = Self.retried {
            withHeader(bytes: &bytes, control: &control) { header in
                let got = recvmsg(descriptor, &header, Int32(MSG_CMSG_CLOEXEC))
                truncated = header.msg_flags & Int32(MSG_TRUNC | MSG_CTRUNC) != 0
                controlLength = header.msg_controllen
                return got
            }
        }
        guard got >= 0 else { throw errno == ECONNRESET ? .closed : .failed(errno) }
        var passed = RightsMessage.decode(control.prefix(controlLength))
        guard got > 0 || !passed.isEmpty else { throw .closed }
        let first = passed.isEmpty ? nil : passed.removeFirst()
        for surplus in passed { Glibc.close(surplus) }
        guard got == size, !truncated, passed.isEmpty else {
            if let first { Glibc.close(first) }
            throw .malformed
        }
        return (bytes, first)
    }

    private static func retried(_ call: () -> Int) -> Int {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }

    private func withHeader(bytes: inout [UInt8], control: inout [UInt8], _ call: (inout msghdr) -> Int) -> Int {
        bytes.withUnsafeMutableBytes { data in
            control.withUnsafeMutableBytes { rights in
                var part = iovec(iov_base: data.baseAddress, iov_len: data.count)
                return withUnsafeMutablePointer(to: &part) { part in
                    var header = msghdr()
                    header.msg_iov = part
                    header.msg_iovlen = 1
                    header.msg_control = rights.isEmpty ? nil : rights.baseAddress
                    header.msg_controllen = rights.count
                    return call(&header)
                }
            }
        }
    }
}
