import * as z from 'zod/mini';
import { removed, type EndingPlace, type Ledger } from './place.ts';

/** One thing that is destroyed: rows of a table, or something whole. */
const stepShape = z.object({
  what: z.enum(['rows', ...removed]),
  logicalId: z.string(),
  name: z.string(),
  /** Rows or objects, when it was confirmed. */
  count: z.optional(z.int()),
});
export type Step = z.infer<typeof stepShape>;

const proposedShape = z.object({
  endId: z.string(),
  deployment: z.string(),
  /** As AWS told it. */
  by: z.string(),
  /** The export that was made before, or null where somebody said that none is wanted. */
  exportId: z.nullable(z.string()),
  steps: z.array(stepShape),
});
export type Proposed = z.infer<typeof proposedShape>;
const confirmedShape = z.object({ by: z.string(), steps: z.array(stepShape) });
export type Confirmed = z.infer<typeof confirmedShape>;

/** Where an end stands. */
export type End = {
  proposed: Proposed;
  proposedAt: number;
  confirmed: Confirmed | undefined;
  confirmedAt: number | undefined;
  /** Steps that are done, by their place. */
  done: ReadonlySet<string>;
  isOver: boolean;
};

const folder = 'campaign-end/';
const keyOf = (endId: string, what: string): string => `${folder}${endId}/${what}.json`;

/** The newest end that somebody proposed. */
export const newestEnd = async (ledger: Ledger): Promise<End | undefined> => {
  const keys = await ledger.keys();
  const endId = keys
    .filter((key) => key.endsWith('/proposed.json'))
    .map((key) => key.split('/')[1] ?? '')
    .sort()
    .at(-1);
  if (endId === undefined) return undefined;
  const proposed = await ledger.read(keyOf(endId, 'proposed'));
  const confirmed = keys.includes(keyOf(endId, 'confirmed'))
    ? await ledger.read(keyOf(endId, 'confirmed'))
    : undefined;
  return {
    proposed: z.parse(proposedShape, JSON.parse(proposed.body)),
    proposedAt: proposed.storedAt,
    confirmed: confirmed && z.parse(confirmedShape, JSON.parse(confirmed.body)),
    confirmedAt: confirmed?.storedAt,
    done: new Set(
      keys.filter((key) => key.startsWith(`${folder}${endId}/done-`)).map((key) => key),
    ),
    isOver: keys.includes(keyOf(endId, 'ended')),
  };
};

export const propose = ({ ledger }: EndingPlace, proposed: Proposed): Promise<void> =>
  ledger.write(keyOf(proposed.endId, 'proposed'), JSON.stringify(proposed));

export const confirm = ({ ledger }: EndingPlace, endId: string, confirmed: Confirmed) =>
  ledger.write(keyOf(endId, 'confirmed'), JSON.stringify(confirmed));

/** Where it is noted that a step is done. */
export const doneKey = (endId: string, at: number): string =>
  keyOf(endId, `done-${String(at).padStart(3, '0')}`);

export const endedKey = (endId: string): string => keyOf(endId, 'ended');
