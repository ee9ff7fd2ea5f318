import * as z from 'zod/mini';
import { dayOf } from '../../../shared/calendar/dates.ts';
import { inForceFrom, inOrder, type Hold } from '../../../shared/decrees/held.ts';
import type { LayOver } from '../../../shared/decrees/live-over.ts';
import { nextChange } from '../../../shared/decrees/next-change.ts';
import { nation } from '../../../shared/regions/regions.ts';
import type { DeadlineLaw } from './deadline-rules.ts';
import { ruleChangesShape, withChange } from './rule-change.ts';

/** The clocks by which the nation's law turns for deadlines that run: those where a day begins last. */
const zone = 'Asia/Jakarta';

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

/** The first day on which a rule is in force: on the wall, and not before the day on which two people had agreed. */
const dayInForce = ({ validFrom, agreedAt }: Pick<Hold, 'validFrom' | 'agreedAt'>): string => {
  const agreedOn = dayOf(agreedAt, zone);
  const day = validFrom.slice(0, 10);
  return day < agreedOn ? agreedOn : day;
};
