import * as z from 'zod/mini';
import { seal, unseal, type Sealing } from '../../../shared/sealed.ts';
import { maskOf, maskShape, type Mask } from './masked-delivery.ts';
import { packBody, unpackBody } from './packed-body.ts';
import {
  besideShape,
  listedShape,
  type FoundDelivery,
  type StoredDelivery,
} from './quarantined.ts';
import type { Source } from './source.ts';

/** Where an entry is stored: what is sealed for it opens nowhere else. */
export type Place = { source: string; id: string };

const forBody = ({ source, id }: Place) => ({ purpose: 'delivery', place: `${source}\n${id}` });
const forId = ({ source, id }: Place) => ({ purpose: 'delivery/id', place: `${source}\n${id}` });

type Content = z.infer<typeof besideShape> & { body: Uint8Array };

/** Seals a body with its headers, marks and id: one line of JSON, then the bytes as they came; all of it packed. */
export const sealDelivery = (
  sealing: Sealing,
  place: Place,
  { body, deliveryId, told, headers }: Content,
): Promise<Uint8Array> => {
  const beside = Buffer.from(`${JSON.stringify({ deliveryId, told, headers })}\n`);
  return seal(sealing, forBody(place), packBody(Buffer.concat([beside, body])));
};

/** An entry with what it holds, whether it was sealed or is of a version before. */
export const openDelivery = async (
  sealing: Pick<Sealing, 'key'>,
  { sealed, body, ...entry }: StoredDelivery,
): Promise<FoundDelivery> => {
  const head = z.parse(listedShape, entry);
  if (!sealed) {
    const beside = z.parse(besideShape, entry);
    return { ...head, ...beside, body: body ? unpackBody(body) : new Uint8Array() };
  }
  const content = unpackBody(await unseal(sealing, forBody(entry), sealed));
  const end = content.indexOf(lineEnd);
  const line: unknown = JSON.parse(Buffer.from(content.subarray(0, end)).toString('utf8'));
  return { ...head, ...z.parse(besideShape, line), body: content.subarray(end + 1) };
};

const lineEnd = 10;

/** Seals an id alone: the reconciler looks through those of all that waits. */
export const sealId = (sealing: Sealing, place: Place, deliveryId: string): Promise<Uint8Array> =>
  seal(sealing, forId(place), Buffer.from(deliveryId));

/** The id again. */
export const openId = async (
  sealing: Pick<Sealing, 'key'>,
  place: Place,
  sealed: Uint8Array,
): Promise<string> => Buffer.from(await unseal(sealing, forId(place), sealed)).toString('utf8');

/** The mask of a delivery, packed, to be stored beside what is sealed. No fault in making it may cost the delivery. */
export const packedMask = (
  entry: Parameters<typeof maskOf>[0],
  readBy: Source | undefined,
): Uint8Array => packBody(Buffer.from(JSON.stringify(maskOrNone(entry, readBy))));

const maskOrNone = (...of: Parameters<typeof maskOf>): Mask => {
  try {
    return maskOf(...of);
  } catch {
    return { readAs: 'unreadable', tells: [], more: true, headers: [] };
  }
};

/** The mask that is stored with an entry; of one that a version before stored, made now. */
export const maskIn = (
  { mask, ...stored }: StoredDelivery,
  readBy: Source | undefined,
): Mask | undefined => {
  if (mask) return z.parse(maskShape, JSON.parse(Buffer.from(unpackBody(mask)).toString('utf8')));
  return stored.body && maskOf({ ...stored, body: unpackBody(stored.body) }, readBy);
};
