import * as z from 'zod/mini';
import type { Words } from '../../../shared/page/frame.ts';
import type { Catalogue } from './editions.ts';

/** Whom a case is passed on to, by the code under which that is stored; who holds the place may change. */
export const authorities = ['bawaslu', 'bkn', 'ppk'] as const;
export type AuthorityName = (typeof authorities)[number];

/** How long the names of an authority and its source are. */
export const successorBounds = { name: [5, 120], short: [2, 24], source: [5, 300] } as const;

const within = ([least, most]: readonly [number, number]) =>
  z.string().check(z.minLength(least), z.maxLength(most));

/** Who takes the place of an authority: named whole and in short, with the law that says so. */
const successorShape = () =>
  z.object({
    of: z.enum(authorities),
    name: z.object({ id: within(successorBounds.name), en: within(successorBounds.name) }),
    short: within(successorBounds.short),
    source: within(successorBounds.source),
  });

/** One succession a value. */
export const successorsShape = () => z.array(successorShape()).check(z.length(1));
export type NewSuccessor = z.infer<ReturnType<typeof successorShape>>;

/** `from`: the local day on which it took the place, 'YYYY-MM-DD'. */
export type Successor = NewSuccessor & { from: string };

/** As the release calls them, in lower case: nobody succeeds under one of these names. */
const released = ['bawaslu', 'bkn', 'kasn', 'panrb', 'ppk', 'sbt', 'satgas'];
const spelled = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Why an authority cannot succeed from a day on; undefined where it can. */
export const successionFault = (
  { successors }: Pick<Catalogue, 'successors'>,
  { short, name, of }: NewSuccessor,
  day: string,
): 'authority-circle' | 'later-successor' | undefined => {
  const held = successors.flatMap((one) => [spelled(one.short), spelled(one.name.id)]);
  const taken = new Set([...released, ...held]);
  if (spelled(short) === '' || taken.has(spelled(short)) || taken.has(spelled(name.id)))
    return 'authority-circle';
  return successors.some((one) => one.of === of && one.from > day) ? 'later-successor' : undefined;
};

/** The catalogue with a successor from a local day on; undefined where it would make a circle or slip in before another. */
export const withSuccessor = (
  catalogue: Catalogue,
  successor: NewSuccessor,
  from: string,
): Catalogue | undefined =>
  successionFault(catalogue, successor, from)
    ? undefined
    : { ...catalogue, successors: [{ ...successor, from }, ...catalogue.successors] };

type Named = Pick<Successor, 'of' | 'from' | 'name' | 'short'>;

/** How whoever holds the place of an authority on a local day is called; `first` is how the release calls it. */
export const authorityOnDay = (
  successors: readonly Named[],
  of: AuthorityName,
  { day, first }: { day: string; first: Words },
): Words => {
  const holder = successors
    .filter((one) => one.of === of && one.from <= day)
    // Of two from one day on, the one agreed to last stands first.
    .reduce<Named | undefined>(
      (last, one) => (last && last.from >= one.from ? last : one),
      undefined,
    );
  if (!holder) return first;
  const { name, short } = holder;
  return { id: `${name.id} (${short})`, en: `${name.en} (${short})` };
};

/** How an authority was called on a local day, and who has succeeded it by another one; `first` is how the release calls it. */
export const authorityWhen = (
  successors: readonly Named[],
  of: AuthorityName,
  { day, today, first }: { day: string; today: string; first: Words },
): Words => {
  const then = authorityOnDay(successors, of, { day, first });
  const { id, en } = authorityOnDay(successors, of, { day: today, first });
  if (id === then.id) return then;
  return { id: `${then.id} (kini digantikan ${id})`, en: `${then.en} (now succeeded by ${en})` };
};
