import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { AnnouncementStore } from '../announcements/announcement-store.ts';
import { everyRegion, regionsAbove } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { officersOnce } from '../officers/officers-once.ts';
import { endingsOf, unreadOf, type Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { noteOutcomes } from './note-outcomes.ts';
import { overdueMs, reachableIn } from './reachable.ts';

type Needs = {
  /** The served regions. */
  regions: string[];
  officers: Pick<OfficerStore, 'listOf'>;
  deliveries: Pick<DeliveryStore, 'listHeld' | 'listSince' | 'postpone'>;
  announcements: Pick<AnnouncementStore, 'listOutcomes' | 'noteOutcome'>;
  count: (
    metric: 'RegionsUnreachable' | 'MessagesOverdue' | 'MessagesStranded',
    amount: number,
  ) => void;
  now: Now;
};

export type Swept = { unreachable: string[]; overdue: string[] };

const atOnce = 5;
/** As many as are looked at in one region: an alarm needs no more. */
const mostOverdue = 100;

/**
 * Looks at every region's line before it is needed: whether anybody there could be told of a report, whether a message is
 * long due and has no end, whether one was planned that no queue took up, and whom an announcement did not reach. Counts
 * them, and returns the regions by their codes. A region that cannot be read hides no other; its fault is thrown when all
 * are done.
 */
export const sweepLine = (needs: Needs) => async (): Promise<Swept> => {
  const { regions, count, now } = needs;
  const officers = officersOnce(needs.officers);
  const note = noteOutcomes(needs);
  const unreachable: string[] = [];
  const overdue: string[] = [];
  const looks = [
    ...regions.map((region) => async () => {
      const found = reachableIn(region, await officers.listOf(regionsAbove(region)), now());
      if (found.length === 0) unreachable.push(region);
    }),
    ...everyRegion(regions).map((region) => async () => {
      const late = await lateIn(needs, region);
      if (late.length > 0) overdue.push(region);
      if (late.length > 0) count('MessagesOverdue', late.length);
    }),
    ...everyRegion(regions).map(
      (region) => () => lookThrough({ ...needs, officers }, region, note),
    ),
  ];
  try {
    await eachOf(looks, { atOnce }, (look) => look());
  } finally {
    if (unreachable.length > 0) count('RegionsUnreachable', unreachable.length);
  }
  return { unreachable, overdue };
};

/** Messages of a region's officers that were due an hour ago, about alerts, ends of cases or what waits unread at them. */
const lateIn = async ({ deliveries, now }: Needs, region: string) => {
  const dueBy = now() - overdueMs;
  const under = [region, endingsOf(region), unreadOf(region)];
  return (
    await Promise.all(under.map((one) => deliveries.listHeld(one, dueBy, mostOverdue)))
  ).flat();
};

/** A planned message is in its queue long before. */
const strandedAfterMs = 900_000;
const lookBackMs = 48 * 3_600_000;

/**
 * Looks through all messages of a region's officers. Those that were planned and that no queue took up are handed to the
 * minute's sweep, and counted; whom an announcement did not reach is noted.
 */
const lookThrough = async (
  { officers, deliveries, count, now }: Needs,
  region: string,
  note: ReturnType<typeof noteOutcomes>,
): Promise<void> => {
  const messages: Delivery[] = [];
  for (const officer of await officers.listOf([region]))
    messages.push(...(await deliveries.listSince(officer, now() - lookBackMs)));
  const stranded = messages.filter((one) => isStranded(one, now()));
  for (const one of stranded) await deliveries.postpone(one, now());
  if (stranded.length > 0) count('MessagesStranded', stranded.length);
  await note(region, messages);
};

/** It is to be sent, and waits for nothing that anybody will look at. */
const isStranded = ({ state, sendAt, at }: Delivery, now: number): boolean =>
  state === 'queued' && sendAt === undefined && at < now - strandedAfterMs;
