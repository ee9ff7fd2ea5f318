import type { OfficerChanged } from '../../../events/officer-changed.ts';
import type { RollPart, RollSwept } from '../../../events/roll-swept.ts';
import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { NameMarks } from '../../../shared/name-likeness.ts';
import { recipientOf, type Officer } from './officer.ts';
import { eventOf, standingOf } from './relay-officers.ts';
import type { OfficerStore } from './officer-store.ts';

type Needs = {
  officers: Pick<OfficerStore, 'listOf' | 'relayAgain'>;
  publish: (event: OfficerChanged) => Promise<void>;
  /** How many officers stood otherwise in the roll; and sweeps that came too late to go by. */
  count: (metric: 'OfficersOutOfStep' | 'SweepsStale', amount: number) => void;
  now: Now;
};

const hourMs = 3_600_000;
/** What was read longer ago than this says nothing of today: the sweeps of since have read the same. */
const staleAfterMs = 24 * hourMs;
/** What changed within this time before the roll was read may have been on its way to it. */
const graceMs = 900_000;

/**
 * Compares what reports know of the register with the register. Whoever stands otherwise there, or is in no row of the
 * register any more, is published as the register has them, under the order of what the roll has: whatever the stream
 * published of them since, or will, stands against it. They are marked (`outOfStepAt`), which oversight counts. Once a day
 * the stream also publishes whoever had an account released, since nobody else would find that this was lost.
 */
export const compareRoll =
  (needs: Needs) =>
  async ({ data: { sweptAt, parts } }: RollSwept): Promise<void> => {
    if (needs.now() - sweptAt >= staleAfterMs) {
      needs.count('SweepsStale', 1);
      return;
    }
    await eachOf(parts, { atOnce: 8 }, (part) => comparePart(needs, part, sweptAt));
  };

const comparePart = async (needs: Needs, part: RollPart, sweptAt: number): Promise<void> => {
  const { officers, count } = needs;
  const register = (await officers.listOf([part.region])).filter(isIn(part));
  const known = new Map(part.entries.map((entry) => [entry.officerId, entry]));
  const apart = register.filter(
    (one) => (one.changedAt ?? 0) < sweptAt - graceMs && !isAlike(one, known.get(one.officerId)),
  );
  const rows = new Set(register.map(({ officerId }) => officerId));
  const gone = part.entries.filter(({ officerId, active }) => active && !rows.has(officerId));
  if (apart.length + gone.length > 0) count('OfficersOutOfStep', apart.length + gone.length);
  const again = register.filter((one) => !apart.includes(one) && isToBeRepeated(one, sweptAt));
  const orderOf = (officerId: string) => known.get(officerId)?.order ?? unordered;
  await eachOf(
    [
      ...apart.map((one) => async () => {
        await mend(needs, standingOf(one), orderOf(one.officerId));
        await officers.relayAgain(one, { at: sweptAt, isOutOfStep: true });
      }),
      ...again.map((one) => async () => {
        await officers.relayAgain(one, { at: sweptAt, isOutOfStep: false });
      }),
      ...gone.map(({ order, ...entry }) => async () => {
        await mend(needs, { ...entry, region: part.region, active: false }, order);
      }),
    ],
    { atOnce: 4 },
    (work) => work(),
  );
};

/** Of somebody reports know nothing of: anything the stream publishes comes after it. */
const unordered = '0'.repeat(40);

const mend = (
  { publish, now }: Needs,
  standing: ReturnType<typeof standingOf>,
  order: string,
): Promise<void> => publish(eventOf(standing, { order, at: now() }));

type Entry = RollPart['entries'][number];

const isIn =
  ({ after, upTo }: RollPart) =>
  ({ officerId }: Officer): boolean =>
    (after === undefined || officerId > after) && (upTo === undefined || officerId <= upTo);

/** Whether the roll has them as the register; of somebody who left, only that matters. */
const isAlike = (officer: Officer, entry: Entry | undefined): boolean => {
  if (!officer.active) return entry?.active !== true;
  return (
    entry?.active === true &&
    entry.rung === officer.rung &&
    entry.unit === officer.unit &&
    marksIn(entry.names) === marksIn(officer.nameMarks)
  );
};

const marksIn = (marks: NameMarks | undefined): string =>
  JSON.stringify(marks && [[...marks.rare].sort(), [...marks.common].sort()]);

/** In one hour of the day, which is theirs by their id. */
const isToBeRepeated = (officer: Officer, sweptAt: number): boolean => {
  if (officer.accountRound === undefined) return false;
  const sum = Buffer.from(recipientOf(officer)).reduce((all, byte) => all + byte, 0);
  return sum % 24 === Math.floor(sweptAt / hourMs) % 24;
};
