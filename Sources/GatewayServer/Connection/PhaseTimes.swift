internal import NIOCore

/// How long a connection may be in each of its phases: the configuration's durations in the unit of the event loop's clock,
/// converted once, since every request needs four.
struct PhaseTimes {
    let head: TimeAmount
    let body: TimeAmount
    let idle: TimeAmount
    let write: TimeAmount
    let request: TimeAmount
    let abandonedRequest: TimeAmount
    let linger: TimeAmount

    init(_ configuration: ServerConfiguration) {
        head = TimeAmount(configuration.headTimeout)
        body = TimeAmount(configuration.bodyTimeout)
        idle = TimeAmount(configuration.idleTimeout)
        write = TimeAmount(configuration.writeTimeout)
        request = TimeAmount(configuration.requestTimeout)
        abandonedRequest = TimeAmount(configuration.abandonedRequestTimeout)
        linger = TimeAmount(configuration.lingerTimeout)
    }

    var shortest: TimeAmount {
        [body, idle, write, request, abandonedRequest, linger].reduce(head) { min($0, $1) }
    }
}
