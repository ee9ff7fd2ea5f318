import type { ReadItem } from '../schemes/scheme.ts';

/** One submission as the provider's own API shows it. */
export type Listed = {
  told: ReadItem;
  /** When the provider took it, milliseconds since the epoch; undefined where it does not say in which zone it counts. */
  submittedAt: number | undefined;
};

export type Page = {
  submissions: Listed[];
  /** What to hand in for the page after this one; undefined on the last. */
  next: string | undefined;
};

/** How a piece of evidence is fetched: the address, what to send along, and what it should turn out to be. */
export type MediaRequest = {
  url: string;
  headers: Record<string, string>;
  /** The SHA-256 the provider tells, in hex. */
  sha256?: string;
};

/** The API of one source's provider. All of it throws ProviderFailure when the provider gives no usable answer. */
export type Provider = {
  /** A page of what was submitted since then (milliseconds since the epoch; some before it may come too); missing where nothing can be listed. */
  list?: (sinceMs: number, after: string | undefined) => Promise<Page>;
  /** What the provider knows under the id of a delivery; undefined when it knows nothing of it. Missing where nothing can be read. */
  read?: (deliveryId: string) => Promise<ReadItem | undefined>;
  /** How an evidence link of a report (an address, or `media:<id>`) is fetched; the token goes along only to the provider's own hosts. */
  mediaRequest: (link: string) => Promise<MediaRequest>;
};

/** Why a provider gave no usable answer; said on the oversight page, so without addresses or tokens. */
export type FailureReason =
  'refused' | 'unknown-form' | 'busy' | 'faulty' | 'unreachable' | 'unexpected-answer';

export class ProviderFailure extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason, cause?: unknown) {
    super(`The provider gave no answer: ${reason}`, { cause });
    this.reason = reason;
  }
}
