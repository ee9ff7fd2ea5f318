import { createHmac, timingSafeEqual } from 'node:crypto';
import { ceremonyPolicy, type Ceremony } from './ceremony.ts';

/** Why a token of a ceremony is worth nothing (any more). */
export type BadToken = { ok: false; reason: 'forged' | 'too-old' | 'from-the-future' };
type Read<What> = ({ ok: true } & What) | BadToken;

/** What a token is for: one made for one purpose is forged for every other. */
type Purpose = 'screen' | 'code' | 'ticket' | 'witness' | 'unit';

/** The part of the address that opens the screen of a ceremony: whoever has it can show its codes. */
export const makeScreen = (key: Uint8Array, ceremonyId: string): string =>
  sign(key, 'screen', [ceremonyId]);

export const readScreen = (key: Uint8Array, token: string): string | undefined =>
  verified(key, 'screen', token)?.[0];

/** The code a screen shows at a moment (milliseconds): another one every 15 seconds. */
export const makeCode = (key: Uint8Array, ceremonyId: string, at: number): string =>
  sign(key, 'code', [ceremonyId, stepOf(at).toString(36)]);

/** Reads a code; good while it is shown and while the next one is. */
export const readCode = (
  key: Uint8Array,
  token: string,
  now: number,
): Read<{ ceremonyId: string; code: number }> => {
  const [ceremonyId, step] = verified(key, 'code', token) ?? [];
  if (ceremonyId === undefined || step === undefined) return { ok: false, reason: 'forged' };
  const code = parseInt(step, 36);
  const age = stepOf(now) - code;
  if (age < -1) return { ok: false, reason: 'from-the-future' };
  return age > 1 ? { ok: false, reason: 'too-old' } : { ok: true, ceremonyId, code };
};

/** Milliseconds until the screen shows another code. */
export const codeLastsMs = (at: number): number =>
  ceremonyPolicy.codeMs - (at % ceremonyPolicy.codeMs);

const stepOf = (at: number): number => Math.floor(at / ceremonyPolicy.codeMs);

/** What a ticket says: of which ceremony, when it was handed out (milliseconds), by which code, and which one it is. */
export type TicketParts = { ceremonyId: string; at: number; code: number; id: string };

/** What a form opened by a code carries: who holds it saw the code at that moment. */
export const makeTicket = (key: Uint8Array, { ceremonyId, at, code, id }: TicketParts): string =>
  sign(key, 'ticket', [ceremonyId, Math.floor(at / 1000).toString(36), code.toString(36), id]);

/** A ticket of ours; `lives` while less than ten minutes have passed since it was handed out. */
export type ReadTicket =
  { ok: true; ceremonyId: string; lives: boolean; code: number; id: string } | { ok: false };

/** Reads a ticket that arrives at a moment of our own clock (milliseconds). */
export const readTicket = (key: Uint8Array, token: string, now: number): ReadTicket => {
  const [ceremonyId, seconds, code, id] = verified(key, 'ticket', token) ?? [];
  if (ceremonyId === undefined || seconds === undefined) return { ok: false };
  // Tickets of the version before named no code and no id: by now they are over ten minutes old.
  if (code === undefined || id === undefined)
    return { ok: true, ceremonyId, lives: false, code: 0, id: '' };
  const age = now - parseInt(seconds, 36) * 1000;
  const lives = age <= ceremonyPolicy.ticketMs;
  return { ok: true, ceremonyId, lives, code: parseInt(code, 36), id };
};

/** The link by which one witness confirms one ceremony, good until a moment (milliseconds). */
export const makeWitnessLink = (
  key: Uint8Array,
  { ceremonyId, witnessId, until }: { ceremonyId: string; witnessId: string; until: number },
): string => makeLink(key, 'witness', [ceremonyId, witnessId, until]);

export const readWitnessLink = (
  key: Uint8Array,
  token: string,
  now: number,
): Read<{ ceremonyId: string; witnessId: string }> => {
  const link = readLink(key, 'witness', { token, now });
  return link.ok ? { ok: true, ceremonyId: link.ceremonyId, witnessId: link.whose } : link;
};

/**
 * Whose link it is by which the leader of a ceremony confirms it, in place of a witness's id. It names the version in
 * which this leader was named: once another leads, the link of the one before is nobody's.
 */
export const leaderMark = ({ leaderSince = 1 }: Ceremony): string => `leader-${leaderSince}`;

/** The link by which one unit sends its sheets of one ceremony, good until a moment (milliseconds). */
export const makeSheetLink = (
  key: Uint8Array,
  { ceremonyId, unit, until }: { ceremonyId: string; unit: string; until: number },
): string => makeLink(key, 'unit', [ceremonyId, unit, until]);

export const readSheetLink = (
  key: Uint8Array,
  token: string,
  now: number,
): Read<{ ceremonyId: string; unit: string }> => {
  const link = readLink(key, 'unit', { token, now });
  return link.ok ? { ok: true, ceremonyId: link.ceremonyId, unit: link.whose } : link;
};

type Whose = [ceremonyId: string, whose: string, until: number];

const makeLink = (key: Uint8Array, purpose: Purpose, [ceremonyId, whose, until]: Whose): string =>
  sign(key, purpose, [ceremonyId, whose, Math.ceil(until / 60_000).toString(36)]);

const readLink = (
  key: Uint8Array,
  purpose: Purpose,
  { token, now }: { token: string; now: number },
): Read<{ ceremonyId: string; whose: string }> => {
  const [ceremonyId, whose, minutes] = verified(key, purpose, token) ?? [];
  if (ceremonyId === undefined || whose === undefined || minutes === undefined)
    return { ok: false, reason: 'forged' };
  return parseInt(minutes, 36) * 60_000 < now
    ? { ok: false, reason: 'too-old' }
    : { ok: true, ceremonyId, whose };
};

const sign = (key: Uint8Array, purpose: Purpose, parts: string[]): string =>
  [...parts, mac(key, purpose, parts)].join('~');

/** The signed parts of a token, or undefined when a character of it is not ours. */
const verified = (key: Uint8Array, purpose: Purpose, token: string): string[] | undefined => {
  const parts = token.split('~');
  const given = Buffer.from(parts.pop() ?? '');
  const right = Buffer.from(mac(key, purpose, parts));
  return given.length === right.length && timingSafeEqual(given, right) ? parts : undefined;
};

/** 96 bits of HMAC-SHA256 in 16 characters: short enough for a QR code that is read from the last row. */
const mac = (key: Uint8Array, purpose: Purpose, parts: string[]): string =>
  createHmac('sha256', key)
    .update(`netral/ceremony-${purpose}\n${parts.join('~')}`)
    .digest()
    .subarray(0, 12)
    .toString('base64url');
