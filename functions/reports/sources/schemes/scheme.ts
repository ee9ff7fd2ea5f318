import type { Source } from '../source.ts';

/** One delivery as it arrived: its headers and its exact bytes. */
export type Arrived = {
  /** Lower-cased names, every value that was sent. */
  headers: Record<string, string[]>;
  body: Uint8Array;
  /** Milliseconds since the epoch. */
  receivedAt: number;
};

/** Whether the sender is who the source says; a refusal names the header and the reason. */
export type Verified = { ok: true } | { ok: false; header: string; reason: string };

/** One thing told in a delivery: a batch holds several. */
export type Told = {
  /** The same however often and in whatever order it is told; what makes it one report. */
  deliveryId: string;
  /** What the mapping reads. */
  payload: unknown;
  /** Addresses or media ids of evidence, to be fetched at once. */
  media?: string[];
  /** Only the id was told: the payload must be read from the provider's API. */
  hintOnly?: true;
  /** Why it can be no report of this source ('other-form'): it is set aside under this reason. */
  aside?: string;
};

/** How one kind of sender signs, wraps and is answered. */
export type Scheme = {
  /** Over the exact bytes, before anything parses them; constant time. */
  verify: (arrived: Arrived, source: Source) => Verified;
  /** What a verified delivery tells, none when it holds nothing for us (a status, a test). Throws a Refusal when it cannot be read. */
  read: (arrived: Arrived, source: Source) => Told[];
  /** How what is kept is answered: some senders take nothing but 200 for a yes. */
  acceptedStatus: 200 | 202;
  /** How a signature that is refused is answered. */
  refusedStatus: 401 | 403;
  /** How overload is answered, so that this sender tries again. */
  overloadStatus: 429 | 503;
  /** Other content under a known id is a later version of it, kept beside the report; else it is quarantined as suspicious. */
  keepsVersions?: true;
  /** The most bytes a delivery of this sender may have, where that is more than any other body. */
  maxBytes?: number;
  /** The sender is told 415 when we cannot read its format, though the delivery is kept. */
  tellsMediaType?: true;
};
