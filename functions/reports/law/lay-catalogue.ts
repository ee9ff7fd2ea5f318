import * as z from 'zod/mini';
import { inOrder } from '../../../shared/decrees/held.ts';
import type { LayOver } from '../../../shared/decrees/live-over.ts';
import { nextChange } from '../../../shared/decrees/next-change.ts';
import { nation } from '../../../shared/regions/regions.ts';
import { dayInForce, lawZone } from './day-in-force.ts';
import { editionsShape, withEdition } from './edition-change.ts';
import type { Catalogue } from './editions.ts';

/**
 * Lays the editions that two people decided over those of the release, each made of the one before it. All are known ahead:
 * the day of the act says which one judges. One that does not fit the edition before is left out, as if nobody had decided it.
 */
export const layCatalogue: LayOver<Catalogue> = (base, rows, at) => {
  const own = rows.filter(({ kind, scope }) => kind === 'decree-editions' && scope === nation);
  const unreadable: string[] = [];
  const shape = own.length === 0 ? undefined : editionsShape();
  let laid = base;
  for (const { item, holds } of own) {
    for (const hold of inOrder(holds, lawZone)) {
      const [edition] = shape ? (z.safeParse(shape, hold.value).data ?? []) : [];
      const after = edition && withEdition(laid, edition, dayInForce(hold));
      if (after) laid = after;
      else unreadable.push(item);
    }
  }
  return { laid, until: nextChange(own, at), unreadable };
};
