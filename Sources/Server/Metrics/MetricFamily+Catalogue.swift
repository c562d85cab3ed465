extension MetricFamily {
    static let requests = MetricFamily(
        name: "touchstone_http_request_seconds", kind: .histogram,
        help: "Time from a request's head to its answer's head, by route pattern.",
        labels: ["route", "method", "status"],
        buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30])
    static let analysis = MetricFamily(
        name: "touchstone_analysis_seconds", kind: .histogram,
        help: "Time of the stages of an analysis: decode, detect, views, and the total of an attempt.",
        labels: ["kind", "stage"], buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120])
    static let inference = MetricFamily(
        name: "touchstone_model_infer_seconds", kind: .histogram,
        help: "Time of one inference, without waiting for it.",
        labels: ["model"], buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5])
    static let decoderRestarts = MetricFamily(
        name: "touchstone_decoder_restarts_total", kind: .counter,
        help: "Decoder processes that ended and are replaced when the next medium comes.", labels: ["reason"])
    static let verdicts = MetricFamily(
        name: "touchstone_verdicts_total", kind: .counter, help: "Reports by their answer.",
        labels: ["kind", "verdict"])
    static let queueDepth = MetricFamily(
        name: "touchstone_queue_depth", kind: .gauge, help: "Analyses that wait for a worker.", labels: ["kind"])
    static let queueAge = MetricFamily(
        name: "touchstone_queue_age_seconds", kind: .gauge,
        help: "How long ago the oldest analysis that waits was handed in; 0 when none waits.", labels: [])
    static let deadJobs = MetricFamily(
        name: "touchstone_jobs_dead", kind: .gauge,
        help: "Analyses that were given up after their last attempt and are still stored.", labels: [])
    static let storage = MetricFamily(
        name: "touchstone_storage_bytes", kind: .gauge,
        help: "Bytes of media that accounts keep, and of those that are held, ephemeral or still arriving.",
        labels: ["class"])

    /// Families measured where something happens; the others are read from the store when asked for.
    static let measured: [MetricFamily] = [requests, analysis, inference, decoderRestarts, verdicts]
}
