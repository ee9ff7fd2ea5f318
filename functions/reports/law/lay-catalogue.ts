import * as z from 'zod/mini';
import { inOrder } from '../../../shared/decrees/held.ts';
import type { LayOver } from '../../../shared/decrees/live-over.ts';
import { nextChange } from '../../../shared/decrees/next-change.ts';
import { nation } from '../../../shared/regions/regions.ts';
import { dayInForce, lawZone } from './day-in-force.ts';
import { editionsShape, withEdition } from './edition-change.ts';
import type { Catalogue } from './editions.ts';
import { successorsShape, withSuccessor } from './successors.ts';

/** Lays one value from a day on; undefined where it is none, or does not fit what is there. */
type LayOne = (laid: Catalogue, value: unknown, day: string) => Catalogue | undefined;

const kinds: Readonly<Record<string, LayOne>> = {
  'decree-editions': (laid, value, day) => {
    const [edition] = z.safeParse(editionsShape(), value).data ?? [];
    return edition && withEdition(laid, edition, day);
  },
  authorities: (laid, value, day) => {
    const [successor] = z.safeParse(successorsShape(), value).data ?? [];
    return successor && withSuccessor(laid, successor, day);
  },
};

/**
 * Lays the editions and the successors of authorities that two people decided over those of the release, each upon the one
 * before it. All are known ahead: the day of the act, or of the step, says which one it is. One that does not fit what was
 * before is left out, as if nobody had decided it.
 */
export const layCatalogue: LayOver<Catalogue> = (base, rows, at) => {
  const own = rows.filter(({ kind, scope }) => kind in kinds && scope === nation);
  const unreadable: string[] = [];
  let laid = base;
  for (const { item, kind, holds } of own) {
    for (const hold of inOrder(holds, lawZone)) {
      const after = kinds[kind]?.(laid, hold.value, dayInForce(hold));
      if (after) laid = after;
      else unreadable.push(item);
    }
  }
  return { laid, until: nextChange(own, at), unreadable };
};
