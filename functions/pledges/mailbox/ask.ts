import * as z from 'zod/mini';
import { seal, unseal, type Sealing } from '../../../shared/sealed.ts';

/** How long what was asked is worth looking up. */
export const askLifeMs = 3_600_000;

/** Bytes as the table has them, or, as a record of its stream carries them, in base64. */
const sealedShape = z.pipe(
  z.custom<Uint8Array | string>(
    (value) => value instanceof Uint8Array || typeof value === 'string',
  ),
  z.transform((value): Uint8Array =>
    typeof value === 'string' ? Buffer.from(value, 'base64') : value,
  ),
);

/** Somebody's ask for a link, as it is stored: whose number it is as a keyed hash, the rest sealed. */
export const askShape = z.object({
  askId: z.string(),
  region: z.string(),
  /** The key of the person in the register. */
  person: z.string(),
  sealed: sealedShape,
  /** Milliseconds since the epoch. */
  askedAt: z.int(),
  expiresAt: z.int(),
});
export type Ask = z.infer<typeof askShape>;

const insideShape = z.object({
  /** The mailbox that was typed. */
  mailbox: z.string(),
  /** The address that the ask came from. */
  from: z.string(),
  /** The last three digits of the number, for the person to recognise. */
  tail: z.string(),
});
export type Inside = z.infer<typeof insideShape>;

/** Every sealed ask is as long as any other: its length says nothing of the mailbox. */
const insideBytes = 320;

const sealedFor = (askId: string) => ({ purpose: 'mailbox-ask', place: askId });

/** Seals what was typed, for this ask alone. */
export const sealAsk = (sealing: Sealing, askId: string, inside: Inside): Promise<Uint8Array> =>
  seal(sealing, sealedFor(askId), Buffer.from(JSON.stringify(inside).padEnd(insideBytes)));

/** What was typed; throws where it was sealed for another ask. */
export const openAsk = async (
  key: Sealing['key'],
  { askId, sealed }: Pick<Ask, 'askId' | 'sealed'>,
): Promise<Inside> => {
  const bytes = await unseal({ key }, sealedFor(askId), sealed);
  return z.parse(insideShape, JSON.parse(Buffer.from(bytes).toString('utf8')));
};
