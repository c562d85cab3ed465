import Server
import NIOCore
import NIOPosix

/// A bare connection, for requests that no proper client would send.
enum RawConnection {
    /// Sends bytes, waits until the answer so far is enough, and closes the connection.
    static func exchange(
        port: Int, _ bytes: String, until isEnough: @Sendable (String) -> Bool
    ) async throws -> String {
        try await open(port: port) { inbound, outbound in
            try await outbound.write(ByteBuffer(string: bytes))
            var answer = ""
            for try await chunk in inbound {
                answer += String(buffer: chunk)
                if isEnough(answer) { break }
            }
            return answer
        }
    }

    /// Opens a connection for as long as `body` runs.
    static func open<Result: Sendable>(
        port: Int,
        _ body:
            @Sendable (NIOAsyncChannelInboundStream<ByteBuffer>, NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws
            ->
            Result
    ) async throws -> Result {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in try await body(inbound, outbound) }
    }
}
