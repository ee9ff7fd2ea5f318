import * as z from 'zod/mini';
import { refuseField } from '../../../../shared/refusal.ts';
import { isOneOf } from '../../signatures/shared-secret.ts';
import { asObject, idText, readPayload } from './payload.ts';
import { oneHeader, refuse } from './proof.ts';
import type { Scheme, Told } from './scheme.ts';

/**
 * KoboToolbox REST service: nothing is signed; a secret `user:password` comes as basic auth, or any secret in
 * the custom header the source names. It reads the submission again at every try, so the same id may come
 * with other content: every version is kept. It tries again after 502, 503 and 504 only.
 */
export const kobo: Scheme = {
  verify: ({ headers }, { header, secrets }) => {
    const name = header ?? 'authorization';
    const sent = oneHeader(headers, name);
    if (!sent.ok) return sent;
    const given = header === undefined ? basicCredentials(sent.value) : sent.value;
    if (given === undefined) return refuse(name, 'malformed');
    return isOneOf(given, secrets) ? { ok: true } : refuse(name, 'wrong-secret');
  },
  read: ({ body }) => [koboTold(readPayload(body))],
  acceptedStatus: 202,
  refusedStatus: 401,
  overloadStatus: 503,
  keepsVersions: true,
};

const attachments = z.array(z.looseObject({ download_url: z.optional(z.string()) }));

/** What one Kobo submission tells, from a push or an item of GET /api/v2/assets/{uid}/data/. Throws a Refusal when it has no id. */
export const koboTold = (submission: unknown): Told => {
  const payload = asObject(submission);
  const attached = z.safeParse(attachments, payload['_attachments']);
  const media = attached.success
    ? attached.data.flatMap(({ download_url: url }) => (url ? [url] : []))
    : [];
  return { deliveryId: submissionId(payload), payload, ...(media.length > 0 && { media }) };
};

/** An edit gives a submission a new `_uuid`; where the server is new enough, `meta/rootUuid` stays (kobotoolbox/kpi #3940). */
const submissionId = (payload: Record<string, unknown>): string => {
  for (const field of ['meta/rootUuid', '_uuid', 'meta/instanceID']) {
    const id = idText(payload[field])?.replace(/^uuid:/, '');
    if (id) return id;
  }
  throw refuseField('_uuid', 'required');
};

const basicCredentials = (value: string): Uint8Array | undefined => {
  const encoded = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(value)?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64');
};
