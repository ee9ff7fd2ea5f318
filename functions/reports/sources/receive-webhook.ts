import { createHash } from 'node:crypto';
import { Refusal } from '../../../shared/refusal.ts';
import { verifyStandardWebhook } from '../../../shared/signatures/standard-webhooks.ts';
import type { QuarantineStore } from './quarantine-store.ts';
import { readDelivery } from './read-delivery.ts';
import type { Source } from './source.ts';
import type { SourceStore } from './source-store.ts';
import type { submitReport } from '../submit-report.ts';

type Needs = {
  sources: Pick<SourceStore, 'find'>;
  quarantine: Pick<QuarantineStore, 'add'>;
  submit: ReturnType<typeof submitReport>;
  count: (metric: 'WebhookSignatureRefused' | 'QuarantinedDeliveries') => void;
};

/** One delivery as it arrived: who it says it is from, its headers and its exact bytes. */
export type Delivery = {
  source: string;
  headers: Record<string, string[]>;
  body: Uint8Array;
  /** Milliseconds since the epoch. */
  receivedAt: number;
};

/**
 * Takes a webhook delivery: a good signature becomes exactly one report or, with a reason, is quarantined;
 * a bad one is refused and leaves nothing; an unknown or paused source is quarantined, never told so.
 */
export const receiveWebhook =
  (needs: Needs) =>
  async (delivery: Delivery): Promise<void> => {
    const source = await needs.sources.find(delivery.source);
    if (!source?.active)
      return setAside(needs, delivery, undefined, new Refusal('not-found'), 'unknown-source');
    const id = verifiedId(needs, source, delivery);
    try {
      await needs.submit(
        readDelivery(delivery.body, source, delivery.receivedAt),
        { key: hashOf(id), body: hashOf(delivery.body) },
        { cameBy: source.source, deliveryId: id },
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return setAside(needs, delivery, id, error, reasonOf(error));
    }
  };

const verifiedId = (needs: Needs, source: Source, delivery: Delivery): string => {
  const verified = verifyStandardWebhook({
    headers: delivery.headers,
    body: delivery.body,
    secrets: source.secrets,
    nowMs: delivery.receivedAt,
  });
  if (verified.ok) return verified.id;
  needs.count('WebhookSignatureRefused');
  throw new Refusal('signature-refused', [
    { field: verified.header ?? 'webhook-signature', reason: verified.reason },
  ]);
};

const reasonOf = (refusal: Refusal): string =>
  refusal.code === 'idempotency-key-reused' ? 'same-id-other-body' : refusal.code;

const setAside = async (
  needs: Needs,
  delivery: Delivery,
  deliveryId: string | undefined,
  refusal: Refusal,
  reason: string,
): Promise<void> => {
  const { source, body, receivedAt } = delivery;
  const fields = refusal.errors.map((error) => `${error.field}: ${error.reason}`);
  await needs.quarantine.add({ source, deliveryId, reason, fields, body, receivedAt });
  needs.count('QuarantinedDeliveries');
};

const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 22);
