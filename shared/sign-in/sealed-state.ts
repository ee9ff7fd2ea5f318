import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';

const stateShape = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  /** Milliseconds since the epoch. */
  expiresAt: z.number(),
});

/** What a sign-in must remember between leaving for the issuer and coming back. */
export type SignInState = z.infer<typeof stateShape>;
export type OpenedState =
  { ok: true; state: SignInState } | { ok: false; reason: 'missing' | 'forged' | 'expired' };

/** How long a person may take at the issuer's sign-in page. */
export const signInLifeSeconds = 600;

/** Seals the state for its way through the browser: readable there, but not to be changed. */
export const sealState = (key: Uint8Array, state: SignInState): string => {
  const text = Buffer.from(JSON.stringify(state)).toString('base64url');
  return `${text}.${mac(key, text).toString('base64url')}`;
};

/** Opens a sealed state; `now` in milliseconds. */
export const openState = (
  key: Uint8Array,
  sealed: string | undefined,
  now: number,
): OpenedState => {
  if (!sealed) return { ok: false, reason: 'missing' };
  const [text = '', seal = ''] = sealed.split('.');
  const given = Buffer.from(seal, 'base64url');
  const right = mac(key, text);
  if (given.length !== right.length || !timingSafeEqual(given, right)) {
    return { ok: false, reason: 'forged' };
  }
  const state = z.parse(stateShape, JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  return state.expiresAt > now ? { ok: true, state } : { ok: false, reason: 'expired' };
};

const mac = (key: Uint8Array, text: string): Buffer =>
  createHmac('sha256', key).update('netral/sign-in-state\n').update(text).digest();
