import Foundation

/// A descriptor that arrived over a socket, closed when nobody needs it any more.
struct PassedDescriptor: ~Copyable {
    let number: Int32?

    init(_ number: Int32?) {
        self.number = number
    }

    deinit {
        if let number { close(number) }
    }
}
