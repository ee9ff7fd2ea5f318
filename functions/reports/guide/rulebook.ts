import * as z from 'zod/mini';
import { conductExamples } from '../intake/conduct-examples.ts';
import { conducts } from '../intake/conducts.ts';
import { confidences, type Category } from '../law/classification.ts';
import {
  allowancesOn,
  categoriesOf,
  editionOn,
  legalBasisOn,
  sanctionOn,
  staffKinds,
  staffRule,
  type Catalogue,
} from '../law/editions.ts';

const words = z.object({ id: z.string(), en: z.string() });

export const sides = ['before-determination', 'after-determination'] as const;
/** Toward a 'bakal calon' before KPU determines the candidates, toward a 'calon' from then on. */
export type Side = (typeof sides)[number];

/** A row of the joint decree or of PP 94/2021, as somebody reads it who wants to keep to it. */
const rule = z.object({
  phase: z.enum([...sides, 'any']),
  class: z.enum(['etik', 'disiplin']),
  name: words,
  /** What usually follows; indicative. */
  sanctions: z.array(z.object({ words, basis: z.string() })),
  legalBasis: z.array(z.string()),
  confidence: z.enum(confidences),
  /** Where copies of the annex disagree. */
  conflict: z.optional(words),
  criminal: z.optional(z.object({ words, source: z.string() })),
});
export type Rule = z.infer<typeof rule>;

const forbidden = z.object({
  kind: z.literal('may-not'),
  /** The conduct's slug: its address, and what the report form calls it. */
  entry: z.string(),
  group: z.string(),
  name: words,
  example: words,
  rules: z.array(rule),
});
export type Forbidden = z.infer<typeof forbidden>;

const allowed = z.object({
  kind: z.literal('may'),
  entry: z.string(),
  name: words,
  may: z.array(words),
  mustNot: z.array(words),
  must: z.optional(words),
  legalBasis: z.array(z.string()),
  confidence: z.enum(confidences),
});
export type Allowed = z.infer<typeof allowed>;

export const rulebookEntry = z.discriminatedUnion('kind', [allowed, forbidden]);
export type RulebookEntry = z.infer<typeof rulebookEntry>;

/** What may be done and what may not on a local day ('YYYY-MM-DD'), read from the dated catalogue; what may first. */
export const rulebookOn = (catalogue: Catalogue, date: string): RulebookEntry[] => {
  const edition = editionOn(catalogue, date);
  const rows = edition ? categoriesOf(catalogue, edition) : [];
  return [
    ...allowancesOn(date).map(({ slug, name, may, mustNot, must, confidence, ...one }) => ({
      ...{ kind: 'may' as const, entry: slug, name, may, mustNot, confidence },
      ...(must && { must }),
      legalBasis: legalBasisOn(one, date),
    })),
    ...conducts.flatMap(({ slug, group, id, en }): Forbidden[] => {
      const rules = rows.filter(({ conduct }) => conduct === slug);
      const entry = { kind: 'may-not' as const, entry: slug, group, name: { id, en } };
      const told = rules.map((row) => ruleOn(row, date));
      return told.length === 0 ? [] : [{ ...entry, example: conductExamples[slug], rules: told }];
    }),
  ];
};

const ruleOn = (row: Category, date: string): Rule => ({
  phase: row.phase,
  class: row.class,
  name: row.name,
  sanctions: row.sanctions.flatMap((level) => {
    const found = sanctionOn(level, date);
    return found ? [{ words: found.words, basis: withoutSources(found.basis) }] : [];
  }),
  legalBasis: legalBasisOn(row, date).map(withoutSources),
  confidence: row.confidence,
  ...(row.conflict && { conflict: row.conflict }),
  ...(row.criminal && {
    criminal: { words: row.criminal.words, source: withoutSources(row.criminal.source) },
  }),
});

/** Without the numbers of the field report's sources, such as '(S18, S20)': nobody outside can look them up. */
const withoutSources = (basis: string): string => basis.replace(/ \(S[\dS, ]{1,40}\)/g, '');

/** Whom the rules bind, and how: the kinds of staff they cover. */
export const boundStaff = () =>
  staffKinds
    .filter((kind) => kind !== 'unknown' && staffRule(kind).covered)
    .map((kind) => ({ kind, words: staffRule(kind).words }));
