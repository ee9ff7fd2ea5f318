import { keyedHash } from '../../../shared/keyed-hash.ts';
import { sendersOf } from '../../../shared/limits/sender-limit.ts';

const charactersEach = 3;

/**
 * From where a pledge came, in six characters: a mark of the network and one of the address, another each day (of UTC).
 * Eighteen bits each: enough to see that many came from one place, and shared by hundreds of networks, so that it names
 * none even to whoever has the key.
 */
export const senderMark = (key: Uint8Array, address: string, now: number): string => {
  const day = new Date(now).toISOString().slice(0, 10);
  const sender = sendersOf(address);
  const markOf = (by: 'address' | 'network') =>
    keyedHash(key, `pledge-sender/${by}/${day}`, sender[by]).slice(0, charactersEach);
  return markOf('network') + markOf('address');
};

/** The two marks a pledge was stored with. */
export const marksIn = (mark: string): { network: string; address: string } => ({
  network: mark.slice(0, charactersEach),
  address: mark.slice(charactersEach),
});
