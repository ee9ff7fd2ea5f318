import type { Now } from '../../../shared/clock.ts';
import { sharedAnswer } from '../../../shared/shared-answer.ts';
import { marksIn, senderMark } from '../register/sender-mark.ts';
import type { ArrivedMinute } from './arrival-minute.ts';
import { arrivalPolicy as policy } from './arrival-policy.ts';
import type { ArrivalStore } from './arrival-store.ts';

type Needs = {
  arrivals: Pick<ArrivalStore, 'since'>;
  /** What pledges are marked with. */
  key: () => Promise<Uint8Array>;
  now: Now;
  /** Called with what went wrong where nobody could look: no place is then busy. */
  fault: (error: unknown) => void;
};

/** How many times what is usual the claims of an address, or of its network, were in the busiest of the last minutes. */
export type PlaceLoad = (region: string, address: string) => Promise<number>;

/**
 * Reads it from what the stream noted of the last minutes, at most once in ten seconds for a region: a pledge costs no
 * write for it. It tells of presses at that address and network alone; nothing of who pressed, or had before.
 */
export const placeLoad = ({ arrivals, key, now, fault }: Needs): PlaceLoad => {
  const looks = new Map<string, () => Promise<ArrivedMinute[]>>();
  const lookAt = (region: string): Promise<ArrivedMinute[]> => {
    const look =
      looks.get(region) ??
      sharedAnswer(() => arrivals.since(region, now() - policy.busyMs), {
        now,
        forMs: policy.lookedMs,
      });
    looks.set(region, look);
    return look();
  };
  return async (region, address) => {
    try {
      const minutes = await lookAt(region);
      return busiest(minutes, senderMark(await key(), address, now()));
    } catch (error) {
      fault(error);
      return 0;
    }
  };
};

/** Each shard notes its own part of a minute. */
const busiest = (minutes: readonly ArrivedMinute[], mark: string): number => {
  const { network, address } = marksIn(mark);
  const byMinute = new Map<number, { network: number; address: number }>();
  for (const { minute, networks, addresses } of minutes) {
    const before = byMinute.get(minute) ?? { network: 0, address: 0 };
    byMinute.set(minute, {
      network: before.network + (networks[network] ?? 0),
      address: before.address + (addresses[address] ?? 0),
    });
  }
  const loads = [...byMinute.values()].map((claims) =>
    Math.max(claims.network / policy.network, claims.address / policy.address),
  );
  return Math.max(0, ...loads);
};
