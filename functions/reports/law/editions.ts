import * as z from 'zod/mini';
import {
  categoryShape,
  confidences,
  sanctionLevels,
  type Category,
  type SanctionLevel,
} from './classification.ts';
import { dated, inForceOn } from './dated.ts';
import type { Successor } from './successors.ts';
import data from './editions.json' with { type: 'json' };

const words = z.object({ id: z.string(), en: z.string() });
const sources = z.array(z.string());

export const staffKinds = [
  'pns',
  'pppk',
  'pppk-part-time',
  'non-asn',
  'village',
  'tni-polri',
  'other',
  'unknown',
] as const;
/** Whom a report is about, by the law they are under. */
export type StaffKind = (typeof staffKinds)[number];

const lawShape = z.object({
  editions: z.array(
    z.object({
      id: z.string(),
      name: words,
      numbers: z.string(),
      /** Whose categories it uses. */
      rows: z.string(),
      /** False where its annex could not be read and another's rows stand in. */
      rowsAreRead: z.boolean(),
      sources,
      ...dated,
    }),
  ),
  instruments: z.record(z.string(), z.array(z.object({ text: z.string(), ...dated }))),
  sanctions: z.record(
    z.enum(sanctionLevels),
    z.array(z.object({ words, basis: z.string(), ...dated })),
  ),
  authorities: z.array(
    z.object({ role: z.string(), code: z.string(), name: words, source: z.string(), ...dated }),
  ),
  expected: z.array(z.object({ role: z.string(), by: z.string(), words, source: z.string() })),
  staffKinds: z.record(
    z.enum(staffKinds),
    z.object({
      covered: z.boolean(),
      byContract: z._default(z.boolean(), false),
      words,
      source: z.string(),
    }),
  ),
  /** What stays allowed, and up to where. */
  allowances: z.array(
    z.object({
      slug: z.string(),
      name: words,
      may: z.array(words),
      mustNot: z.array(words),
      must: z.optional(words),
      /** Keys of instruments. */
      basis: z.array(z.string()),
      confidence: z.enum(confidences),
      sources,
      ...dated,
    }),
  ),
  categories: z.record(z.string(), z.array(categoryShape)),
});
type Law = z.infer<typeof lawShape>;
export type Edition = Law['editions'][number];
export type Authority = Law['authorities'][number];
export type Allowance = Law['allowances'][number];

/**
 * What two people may change of the law without a release: the editions of the joint decree with their rows, and who succeeds an authority. Whoever reads
 * it is handed it (`liveCatalogue`).
 */
export type Catalogue = {
  editions: readonly Edition[];
  categories: Readonly<Record<string, Category[]>>;
  /** Who took the place of an authority, and from when; the one decided last first. */
  successors: readonly Successor[];
};

let read: Law | undefined;
const law = (): Law => (read ??= z.parse(lawShape, data));

/** As the release has it, for whoever lays decrees over it: nobody else reads this (test/architecture/live-law.test.ts). */
export const shippedCatalogue = (): Catalogue => {
  const { editions, categories } = law();
  return { editions, categories, successors: [] };
};

/** The kinds of conduct that rows are about: a row of a new edition is about one of them. */
export const shippedConducts = (): Set<string> =>
  new Set(Object.values(law().categories).flatMap((rows) => rows.map(({ conduct }) => conduct)));

/** The joint decree in force on a local day ('YYYY-MM-DD'); undefined before the first. */
export const editionOn = ({ editions }: Catalogue, date: string): Edition | undefined =>
  inForceOn(editions, date);

/** The rows of an edition. */
export const categoriesOf = ({ categories }: Catalogue, edition: Edition): Category[] =>
  categories[edition.rows] ?? [];

/** What stays allowed on a local day. */
export const allowancesOn = (date: string): Allowance[] =>
  law().allowances.filter((one) => inForceOn([one], date) !== undefined);

/** The articles a row rests on, as they were numbered on a local day. */
export const legalBasisOn = ({ basis }: Pick<Category, 'basis'>, date: string): string[] =>
  basis.flatMap((key) => inForceOn(law().instruments[key] ?? [], date)?.text ?? []);

/** What a level of sanction means on a local day, with the article it rests on. */
export const sanctionOn = (level: SanctionLevel, date: string) =>
  inForceOn(law().sanctions[level], date);

/** How the rules apply to a kind of staff. */
export const staffRule = (kind: StaffKind) => law().staffKinds[kind];

/**
 * Who holds a role on a local day, and what the law has announced for it: roles are named by function
 * ('supervision', 'election-supervision', 'staff-sanction', 'policy'), since authorities come and go.
 */
export const authorityOn = (
  role: string,
  date: string,
): (Authority & { expected: Law['expected'] }) | undefined => {
  const holder = inForceOn(
    law().authorities.filter((one) => one.role === role),
    date,
  );
  return holder && { ...holder, expected: law().expected.filter((one) => one.role === role) };
};
