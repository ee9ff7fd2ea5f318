import { hexKey, keyBytes } from './key-material.ts';
import { secretReader, secretStages, type ReadSecret } from './secrets.ts';

/** A secret as it stands by the last look; `others` reads every version that is live, this one too, at this moment. */
export type LiveSecret = ReadSecret & { others: () => Promise<string[]> };

/** The key that signs now; `others` reads every version that is live, this one too, at this moment. */
export type LiveKeys = (() => Promise<Uint8Array>) & { others: () => Promise<Uint8Array[]> };

/** What many who come with something that is not ours share of what was read. */
const sharedMs = 10_000;

/**
 * A secret of which the version before is live too, until its stage AWSPREVIOUS is taken off. `others` is called where
 * the version that is known opens nothing: a process that has not heard of a rotation yet learns of it then.
 */
export const liveSecret = (arn: string, now: () => number, client?: Client): LiveSecret => {
  const stages = secretStages(arn, ['AWSCURRENT', 'AWSPREVIOUS'], client);
  let read: { texts: Promise<string[]>; at: number } | undefined;
  const others = (): Promise<string[]> => {
    if (read && now() - read.at < sharedMs) return read.texts;
    const texts = stages();
    read = { texts, at: now() };
    texts.catch(() => (read = undefined));
    return texts;
  };
  return Object.assign(secretReader(arn, now, client), { others });
};

/** The same of a key: what the version before signed is taken. */
export const liveKeys = (arn: string, now: () => number, client?: Client): LiveKeys => {
  const secret = liveSecret(arn, now, client);
  return Object.assign(keyBytes(secret), {
    others: async () => (await secret.others()).map(hexKey),
  });
};

type Client = Parameters<typeof secretReader>[2];

/** What `read` makes of something under the key that signs now, or else under another that is live; undefined under none. */
export const underLiveKey = async <Found>(
  keys: LiveKeys,
  read: (key: Uint8Array) => Found | undefined | Promise<Found | undefined>,
): Promise<Found | undefined> => {
  const found = await read(await keys());
  if (found !== undefined) return found;
  for (const key of await keys.others()) {
    const other = await read(key);
    if (other !== undefined) return other;
  }
  return undefined;
};

/** What `attempt` makes with the secret that is known, or else with another that is live, while it is refused for it. */
export const withLiveSecret = async <Outcome>(
  secret: LiveSecret,
  attempt: (text: string) => Promise<Outcome>,
  isRefused: (outcome: Outcome) => boolean,
): Promise<Outcome> => {
  const known = await secret();
  let outcome = await attempt(known);
  if (!isRefused(outcome)) return outcome;
  for (const text of (await secret.others()).filter((one) => one !== known)) {
    outcome = await attempt(text);
    if (!isRefused(outcome)) return outcome;
  }
  return outcome;
};
