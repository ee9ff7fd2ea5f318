import * as z from 'zod/mini';
import { inForceFrom, inOrder } from '../../../shared/decrees/held.ts';
import type { LayOver } from '../../../shared/decrees/live-over.ts';
import { nextChange } from '../../../shared/decrees/next-change.ts';
import { nation } from '../../../shared/regions/regions.ts';
import { dayInForce, lawZone as zone } from './day-in-force.ts';
import type { DeadlineLaw } from './deadline-rules.ts';
import { ruleChangesShape, withChange } from './rule-change.ts';

/**
 * Lays the changed rules of deadlines over those of the release, in the order in which they come into force. One for
 * deadlines that begin later is known ahead; one for deadlines that run is laid once it is in force.
 */
export const layRules: LayOver<DeadlineLaw> = (base, rows, at) => {
  const own = rows.filter(({ kind, scope }) => kind === 'deadline-rules' && scope === nation);
  const unreadable: string[] = [];
  let rules = base.rules;
  for (const { item, holds } of own) {
    const shape = ruleChangesShape();
    for (const hold of inOrder(holds, zone)) {
      const read = z.safeParse(shape, hold.value);
      if (!read.success) unreadable.push(item);
      for (const change of read.data ?? [])
        if (change.applies === 'new' || inForceFrom(hold, zone) <= at)
          rules = withChange(rules, change, dayInForce(hold));
    }
  }
  return { laid: { rules }, until: nextChange(own, at), unreadable };
};
