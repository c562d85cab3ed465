// What the server answers, for the type checker. The words are those of openapi.yaml, which explains them.

export type Kind = 'image' | 'audio' | 'video' | 'text';
/** A newer server may answer with another one. */
export type Verdict = 'synthetic' | 'no_signs' | 'authentic' | 'uncertain' | 'not_applicable';
export type State = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
export type Label = 'real' | 'synthetic' | 'manipulated' | 'unknown';
export type RetentionMode = 'keep' | 'ephemeral' | 'held';

export interface PageOf<Item> { items: Item[]; next_cursor?: string | null }
export interface Options { max_fpr?: number; thorough?: boolean; retention?: 'keep' | 'ephemeral'; priority?: 'batch' }

export interface Capabilities {
  version: string;
  guest: boolean;
  registration?: 'open' | 'invitation';
  sign_in?: { passwords: boolean; provider?: string };
  formats: string[];
  max_bytes: number;
  max_pixels: number;
  detectors: Detector[];
  operating_points: Record<string, OperatingPoint[]>;
}
export interface Detector { id: string; kind: Kind; version: string; digest?: string | null; problem?: string | null; problem_code?: string | null }

/** What an element may hold; false and nothing are left out. */
export type Child = Node | string | number | false | null | undefined | Child[];

// Accounts

export interface AccountRetention { mode: 'keep' | 'ephemeral'; days?: number | null }
export interface Account {
  id: string;
  email: string;
  role: 'user' | 'admin' | 'guest';
  created: string;
  retention: AccountRetention;
  sign_in?: ('password' | 'provider')[];
}
/** A link that an administrator hands to somebody. */
export interface AccountTicket { email: string; url: string; expires: string }
export interface SessionItem { id: string; created: string; refreshed: string; expires: string; current: boolean }
export type Scope = 'read' | 'write';
export interface Key {
  id: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  created: string;
  expires?: string | null;
  key?: string | null;
}
export interface Webhook { id: string; url: string; created: string; secret?: string }
export interface Delivery {
  id: string;
  event: string;
  analysis: string;
  state: 'pending' | 'delivered' | 'failed';
  created: string;
  attempts: number;
  next?: string | null;
  status?: number | null;
  error?: string | null;
  cause?: string | null;
}
export interface ManagedAccount {
  id: string;
  email: string;
  role: string;
  created: string;
  disabled: boolean;
  used: number;
  files: number;
  max_bytes: number;
  max_files: number;
}

// The store

export type Rule = 'oldest' | 'largest' | 'inconclusive';
export interface TrustList {
  source: 'none' | 'file' | 'public' | 'uploaded';
  name?: string;
  digest?: string;
  certificates: number;
  since?: string;
  copied?: string;
  replaceable: boolean;
  public_available: boolean;
  holders: { name: string; ends?: string; stamps_time: boolean }[];
}
export interface Suggestion { rule: Rule; analyses: string[]; frees: number }
export interface Storage {
  used: number;
  limit: number;
  files: number;
  max_files: number;
  transient: number;
  kinds: { kind: Kind; bytes: number; files: number }[];
  suggestions: Suggestion[];
}
export interface Shortage {
  used: number;
  limit: number;
  needed: number;
  analysis?: string;
  held_until?: string;
  suggestions: Suggestion[];
}

// Analyses

export interface Media {
  kind: Kind;
  format: string;
  bytes: number;
  sha256: string;
  width?: number;
  height?: number;
  duration?: number;
  document?: {
    form: string; words: number; left_out: string[]; attachments?: string[];
    pages?: number; page_starts?: number[]; recognized_pages?: number;
  };
}
export interface HeatMap { width: number; height: number; values: string }
export interface Segment { track: 'audio' | 'video'; start: number; end: number; score: number }
export interface Span { start: number; end: number; score: number }
export interface Region { box: [number, number, number, number]; score: number; time?: number }
/** How much of a long file was looked at. */
export interface Examined { amount: number; of: number; unit: 'seconds' | 'frames' | 'words' }
export interface Evidence {
  detector: string;
  version: string;
  digest?: string;
  state: 'done' | 'not_applicable' | 'failed';
  score?: number;
  llr?: number | null;
  weight?: number;
  contribution?: number | null;
  examined?: Examined;
  reason?: string;
  explanation: string;
  figures?: Record<string, number>;
  milliseconds: number;
  regions?: Region[];
  heatmap?: HeatMap;
  segments?: Segment[];
  spans?: Span[];
}
export interface OperatingPoint {
  max_fpr: number;
  threshold: number;
  measured_fpr: number;
  measured_tpr: number;
  max_miss_rate: number;
  /** Absent where nothing reassures. */
  no_signs_threshold?: number | null;
  /** In reports of earlier versions. */
  authentic_threshold?: number;
  measured_miss_rate: number;
  measured_no_signs_rate?: number;
  measured_authentic_rate?: number;
  worst_group?: { name: string; delivery: string; n: number; rate: number } | null;
  on: string;
  n_authentic: number;
  n_synthetic: number;
}
export interface Credentials {
  state: 'absent' | 'trusted' | 'valid_untrusted' | 'valid_expired' | 'invalid' | 'unreadable' | 'unavailable';
  signer?: string;
  issuer?: string;
  signed_at?: string;
  generator?: string;
  made_with?: string;
  digital_source_type?: string;
  actions: string[];
  ingredients: number;
  failures: string[];
}
export interface Claim { path: string; value: string; claim: 'synthetic' | 'camera' | 'edited'; with_ai?: boolean }
export interface Remark { path: string; value: string; meaning: string }
export interface PixelSignature { state: 'trusted' | 'altered'; signer: string; path: string }
export interface Provenance { c2pa?: Credentials; pixel_signature?: PixelSignature; metadata: Claim[]; remarks?: Remark[] }
export interface Stability { views: number; flips: number; spread: number }
export interface Report {
  id: string;
  created: string;
  finished: string;
  media: Media;
  verdict: Verdict;
  reason?: string;
  probability?: number | null;
  interval?: [number, number];
  llr?: number | null;
  operating_point?: OperatingPoint;
  evidence: Evidence[];
  coverage: number;
  conflicts?: string[][];
  provenance?: Provenance;
  stability?: Stability;
  warnings?: string[];
  engine: { version: string; models: Record<string, string>; arithmetic?: Record<string, string>; trust_list?: { digest: string; certificates: number } };
}
/** What heads a report, for lists. */
export interface ReportSummary {
  verdict: Verdict;
  reason?: string;
  probability?: number | null;
  interval?: [number, number];
  provenance?: Provenance;
  /** How much of a long file was looked at, where it was not all. */
  examined?: Examined[];
}
export interface Case {
  id: string;
  title: string;
  note: string;
  tags: string[];
  analyses: string[];
  revision: number;
  created: string;
  changed: string;
}
export interface CaseSummary { id: string; title: string; tags: string[]; analyses: number; created: string; changed: string }
export interface Changes {
  since: string;
  verdict_before: Verdict;
  verdict_now: Verdict;
  probability_before?: number | null;
  probability_now?: number | null;
  detectors: { id: string }[];
}
export interface ReportLink { id: string; email?: string; created: string; expires: string; medium: boolean; url?: string }
export interface SharedReport { name?: string; report: Report; expires: string; links: Analysis['links'] }
export interface Analysis {
  id: string;
  state: State;
  name?: string;
  created: string;
  media: Media;
  priority?: 'interactive' | 'batch' | 'rerun';
  queue?: { ahead: number; retry_at?: string };
  progress: number;
  evidence: Evidence[];
  report?: Report;
  error?: { code: string; message: string };
  previous?: Report;
  changes?: Changes;
  feedback?: { label: Label; note?: string };
  retention: { mode: RetentionMode; until?: string };
  links: { self: string; media?: string; text?: string; thumbnail?: string };
}
/** An analysis as a line of a list. */
export interface AnalysisSummary {
  id: string;
  state: State;
  name?: string;
  created: string;
  media: Media;
  report?: ReportSummary;
  error?: { code: string; message: string };
  feedback?: { label: Label; note?: string };
  retention: { mode: RetentionMode; until?: string };
  links: { self: string; media?: string; thumbnail?: string };
}
