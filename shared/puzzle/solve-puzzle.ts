/** What of a challenge a phone needs to solve it. */
type Parameters = {
  nonce: string;
  salt: string;
  cost: number;
  keyLength: number;
  keyPrefix: string;
  data: { most: number };
};
type Challenge = { parameters: Parameters; signature: string };

type Watch = {
  /** Hears of the share that was tried, from 0 to 1. */
  progress?: (share: number) => void;
  /** Whether somebody has stopped waiting. */
  isStopped?: () => boolean;
};

/** So many tries at once: a phone has more than one core, and its browser reckons beside the page. */
const atOnce = 4;

/**
 * Solves a challenge of ALTCHA's protocol (PBKDF2/SHA-256) as it came, and returns what to send back; undefined when it
 * was stopped, or where the browser cannot (no Web Crypto, as on a page without TLS). The browser reckons beside the
 * page, so it needs no worker.
 */
export const solvePuzzle = async (
  text: string,
  { progress, isStopped }: Watch = {},
): Promise<string | undefined> => {
  // A page without TLS has no `subtle`, whatever the types say.
  if (!('crypto' in globalThis) || !('subtle' in crypto)) return undefined;
  const challenge: unknown = JSON.parse(atob(text));
  if (!isChallenge(challenge)) return undefined;
  const { most } = challenge.parameters.data;
  for (let from = 0; from < most; from += atOnce) {
    if (isStopped?.()) return undefined;
    const counters = Array.from({ length: Math.min(atOnce, most - from) }, (_, n) => from + n);
    const solution = (await Promise.all(counters.map(tryOf(challenge.parameters)))).find(Boolean);
    if (solution) return btoa(JSON.stringify({ challenge, solution }));
    progress?.(from / most);
  }
  return undefined;
};

const isChallenge = (value: unknown): value is Challenge =>
  typeof value === 'object' && value !== null && 'parameters' in value;

const tryOf =
  ({ nonce, salt, cost, keyLength, keyPrefix }: Parameters) =>
  async (counter: number) => {
    const password = new Uint8Array(nonce.length / 2 + 4);
    password.set(bytesOf(nonce));
    new DataView(password.buffer).setUint32(nonce.length / 2, counter);
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost };
    const derivedKey = hexOf(await crypto.subtle.deriveBits(how, key, keyLength * 8));
    return derivedKey.startsWith(keyPrefix) ? { counter, derivedKey } : undefined;
  };

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array((hex.match(/../g) ?? []).map((two) => parseInt(two, 16)));

const hexOf = (bits: ArrayBuffer): string =>
  Array.from(new Uint8Array(bits), (byte) => byte.toString(16).padStart(2, '0')).join('');
