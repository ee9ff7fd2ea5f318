import { paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { fates, type Fate } from './fates.ts';
import { openThings } from './open-things.ts';
import { EndingRefused, type EndingPlace, type Held } from './place.ts';

/** One thing that holds state, and how much. */
export type Looked = Held & {
  fate: Fate;
  why: string;
  /** Rows or objects; undefined of what is not counted (a secret, a key). */
  count?: number;
  /** Rows or objects that have time left. */
  left?: number;
  /** When the last of them ends: seconds since the epoch. */
  lastEnds?: number;
};

/** Everything a deployment holds, and what of it is still open. */
export type Look = { held: Looked[]; open: string[] };

const tableType = 'AWS::DynamoDB::GlobalTable';
const bucketType = 'AWS::S3::Bucket';

/** Counts everything a deployment holds. Reads only; `now` in milliseconds since the epoch. Throws EndingRefused. */
export const lookAt = async (place: EndingPlace, now: number): Promise<Look> => {
  const held: Looked[] = [];
  const open: string[] = [];
  for (const one of place.held) {
    const [fate, why] = fates[one.logicalId] ?? [];
    if (!fate || why === undefined)
      throw new EndingRefused(
        `Nobody decided what becomes of ${one.logicalId}: infra/ending/fates.ts`,
      );
    if (one.type === tableType) {
      const table = await lookAtTable(place, one, now);
      held.push({ ...one, fate, why, ...table.counts });
      open.push(...table.open);
    } else if (one.type === bucketType && fate !== 'kept') {
      const count = await place.objects(one.name);
      held.push({ ...one, fate, why, count, left: count });
    } else held.push({ ...one, fate, why });
  }
  for (const { queue, count } of await place.waiting())
    open.push(
      `${String(count)} messages wait on ${queue}. Let them be worked off (npm run redrive).`,
    );
  return { held, open };
};

const lookAtTable = async (
  { client }: EndingPlace,
  { logicalId, name: TableName }: Held,
  now: number,
) => {
  const things = openThings
    .filter(({ table }) => table === logicalId)
    .map((thing) => ({ ...thing, counter: thing.counter(now) }));
  const counts = { count: 0, left: 0, lastEnds: 0 };
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true }))
    for (const item of Items) {
      counts.count += 1;
      const ends = Number(item['expiresAt']?.N ?? 0);
      if (ends * 1000 > now) counts.left += 1;
      counts.lastEnds = Math.max(counts.lastEnds, ends);
      const row = things.length > 0 ? unmarshall(item) : {};
      for (const { counter } of things) counter.see(row);
    }
  const open = things.flatMap(({ says, whatToDo, counter }) =>
    counter.count() > 0 ? [`${String(counter.count())} ${says}. ${whatToDo}`] : [],
  );
  return { counts, open };
};

const day = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

const inWords: Record<Fate, string> = {
  kept: 'kept',
  term: 'kept until its own end',
  campaign: 'DESTROYED',
  last: 'goes last',
  stack: 'goes with its stack',
  hand: 'removed by hand at the last',
};

/** A line for each thing: what becomes of it, how much it is, and why. */
export const linesOf = (held: readonly Looked[], isLast: boolean): string[] =>
  held.map(({ logicalId, fate, why, count, left = 0, lastEnds = 0 }) => {
    const fateNow = isLast && (fate === 'last' || fate === 'term') ? 'DESTROYED' : inWords[fate];
    const until =
      fate === 'term' && left > 0 && lastEnds > 0 ? `, the last on ${day(lastEnds)}` : '';
    return `${String(count ?? '').padStart(10)}  ${logicalId}: ${fateNow}${until} (${why})`;
  });
