import * as z from 'zod/mini';
import { isDay } from '../../../shared/calendar/dates.ts';
import { sanctionLevels, type Category, type SanctionLevel } from './classification.ts';
import {
  categoriesOf,
  editionOn,
  shippedConducts,
  type Catalogue,
  type Edition,
} from './editions.ts';

export const classes = ['etik', 'disiplin'] as const;
export const rowPhases = ['before-determination', 'after-determination', 'any'] as const;
/** How much one edition may change, and how long its texts are. */
export const editionBounds = { changes: 40, numbers: 300, name: 160, row: 99, link: 300 } as const;

const slug = () => z.string().check(z.regex(/^[a-z0-9-]{3,60}$/));
const line = (most: number) => z.string().check(z.minLength(3), z.maxLength(most));
const names = (most: number) => z.object({ id: line(most), en: line(most) });
const judged = () => ({
  class: z.enum(classes),
  sanctions: z.array(z.enum(sanctionLevels)).check(z.minLength(1), z.maxLength(3)),
});

const changeShape = () =>
  z.discriminatedUnion('is', [
    z
      .object({
        is: z.literal('added'),
        slug: slug(),
        /** Its number in the annex. */
        row: z.int().check(z.gte(1), z.lte(editionBounds.row)),
        conduct: z.string().check(z.refine((conduct) => shippedConducts().has(conduct))),
        phase: z.enum(rowPhases),
        name: names(editionBounds.name),
        ...judged(),
      })
      .check(z.refine(fitsItsClass)),
    z.object({ is: z.literal('changed'), slug: slug(), ...judged() }).check(z.refine(fitsItsClass)),
    z.object({ is: z.literal('ended'), slug: slug() }),
  ]);

/** A new edition of the joint decree: what it is called, where it is published, and how its rows differ from the one before. */
const editionShape = () =>
  z.object({
    numbers: line(editionBounds.numbers),
    name: names(editionBounds.name),
    /** The day it was signed, 'YYYY-MM-DD'. */
    decreedOn: z.string().check(z.refine(isDay)),
    link: z.string().check(z.refine(isLink)),
    changes: z.array(changeShape()).check(z.maxLength(editionBounds.changes)),
  });

/** One edition a value. */
export const editionsShape = () => z.array(editionShape()).check(z.length(1));

export type NewEdition = z.infer<ReturnType<typeof editionShape>>;
export type RowChange = NewEdition['changes'][number];
type Judged = { class: (typeof classes)[number]; sanctions: SanctionLevel[] };

/** Where an edition is published: an address without a name or password in it. */
export const isLink = (text: string): boolean => {
  if (text.length > editionBounds.link || !URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' && hostname.includes('.');
};

/** Ethics has moral sanctions alone, discipline none of them (PP 42/2004 Pasal 15, PP 94/2021 Pasal 8). */
export const fitsItsClass = ({ class: of, sanctions }: Judged): boolean =>
  sanctions.every((level) => (level === 'moral') === (of === 'etik')) &&
  new Set(sanctions).size === sanctions.length &&
  (sanctions.length === 1 || !sanctions.includes('satgas-decides'));

/** What is wrong with the rows that an edition changes, upon those of the edition before. */
export type RowFault = { at: number; reason: 'unknown-row' | 'row-there-already' | 'row-stays' };

/** The rows of an edition: those before, changed; or what does not fit, with its place in the list. */
export const changedRows = (
  before: readonly Category[],
  { changes, link }: Pick<NewEdition, 'changes' | 'link'>,
): { rows: Category[]; faults: RowFault[] } => {
  const rows = new Map(before.map((row) => [row.slug, row]));
  const touched = new Set<string>();
  const faults: RowFault[] = [];
  for (const [at, change] of changes.entries()) {
    const reason = faultOf(change, rows.get(change.slug), touched);
    touched.add(change.slug);
    if (reason) faults.push({ at, reason });
    const after =
      reason || change.is === 'ended' ? undefined : rowOf(change, rows.get(change.slug), link);
    if (after) rows.set(change.slug, after);
    else if (!reason) rows.delete(change.slug);
  }
  return { rows: [...rows.values()], faults };
};

const faultOf = (
  change: RowChange,
  before: Category | undefined,
  touched: ReadonlySet<string>,
): RowFault['reason'] | undefined => {
  if (change.is === 'added')
    return before || touched.has(change.slug) ? 'row-there-already' : undefined;
  if (!before || touched.has(change.slug)) return 'unknown-row';
  // What is outside the matrix is decided by it: every edition has it.
  return change.is === 'ended' && before.conduct === 'other' ? 'row-stays' : undefined;
};

/** Ours, for routing; as the rows of the release have it. */
const severities: Record<SanctionLevel, number> = {
  ...{ moral: 2, medium: 3, heavy: 4, dismissal: 5, 'satgas-decides': 3 },
};
const articles: Record<(typeof classes)[number], string[]> = {
  etik: ['neutrality-duty', 'ethics-code'],
  disiplin: ['neutrality-duty', 'discipline'],
};

const rowOf = (
  change: Exclude<RowChange, { is: 'ended' }>,
  before: Category | undefined,
  link: string,
): Category | undefined => {
  const { class: of, sanctions } = change;
  const severity = Math.max(...sanctions.map((level) => severities[level]));
  const anew = {
    ...{ slug: change.slug, class: of, sanctions, severity, basis: articles[of] },
    ...{ confidence: 'sourced' as const, sources: [link] },
  };
  if (change.is === 'added') {
    const { row, conduct, phase, name } = change;
    return { ...anew, row, conduct, phase, name };
  }
  if (!before) return undefined;
  // Copies disagreed about the row of before; this edition was read.
  return {
    ...before,
    ...anew,
    conflict: undefined,
    ...(of === before.class && { basis: before.basis }),
  };
};

/**
 * The catalogue with an edition from a local day on ('YYYY-MM-DD'), made of the one in force on that day; undefined where
 * it does not fit that one. Acts of before are judged as they were.
 */
export const withEdition = (
  catalogue: Catalogue,
  edition: NewEdition,
  day: string,
): Catalogue | undefined => {
  const before = editionOn(catalogue, day);
  const { rows, faults } = changedRows(before ? categoriesOf(catalogue, before) : [], edition);
  if (faults.length > 0 || edition.decreedOn > day) return undefined;
  const id = `skb-${day}-${String(catalogue.editions.length + 1)}`;
  const { numbers, name, link } = edition;
  const added: Edition = {
    ...{ id, validFrom: day, rows: id, rowsAreRead: true, numbers, name },
    sources: [link],
  };
  return {
    ...{ successors: catalogue.successors },
    // The first of two that begin on one day is the one agreed to last.
    editions: [added, ...catalogue.editions],
    categories: { ...catalogue.categories, [id]: rows },
  };
};
