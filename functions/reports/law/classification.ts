import * as z from 'zod/mini';

const words = z.object({ id: z.string(), en: z.string() });
const sources = z.array(z.string());

/** How sure a row is: read in sources, read differently in two, or known without having been read. */
export const confidences = ['sourced', 'conflicting', 'general-knowledge'] as const;

/** How a breach of a row is usually sanctioned; indicative: the guide shows it of conducts, never of a person. */
export const sanctionLevels = ['moral', 'medium', 'heavy', 'dismissal', 'satgas-decides'] as const;
export type SanctionLevel = (typeof sanctionLevels)[number];

/** A row of the matrix: a conduct, in a phase, with its class and usual sanctions. */
export const categoryShape = z.object({
  slug: z.string(),
  class: z.enum(['etik', 'disiplin']),
  /** Its number in the annex; a breach of the statute alone has none. */
  row: z.optional(z.int()),
  conduct: z.string(),
  phase: z.enum(['before-determination', 'after-determination', 'any']),
  name: words,
  /** Keys of instruments. */
  basis: z.array(z.string()),
  sanctions: z.array(z.enum(sanctionLevels)),
  severity: z.int(),
  confidence: z.enum(confidences),
  sources,
  /** Where press copies of the annex disagree. */
  conflict: z.optional(words),
  criminal: z.optional(
    z.object({ kind: z.enum(['pilkada', 'pemilu']), words, source: z.string() }),
  ),
});
export type Category = z.infer<typeof categoryShape>;

/** What an officer must find out before the proposal can stand. */
const openQuestion = z.object({ ask: z.string(), words });
export type OpenQuestion = z.infer<typeof openQuestion>;

/** One step of the reasoning, with its source. */
const whyStep = z.object({ rule: z.string(), because: words, source: z.string() });
export type WhyStep = z.infer<typeof whyStep>;

export const proposals = [
  'etik',
  'disiplin',
  'satgas-decides',
  'out-of-scope',
  'no-breach-by-itself',
] as const;
export type Proposal = (typeof proposals)[number];

/** A row of the matrix as a page shows it, its articles numbered as on the day of the event. */
const shownRow = z.extend(z.omit(categoryShape, { basis: true, criminal: true, phase: true }), {
  legalBasis: z.array(z.string()),
});
export type RowView = z.infer<typeof shownRow>;

/** Of the one who is accused; indicative: for officers, never for a public page. */
const usualSanction = z.object({
  levels: z.array(z.enum(sanctionLevels)),
  words: z.array(z.object({ words, basis: z.string() })),
  /** How it is carried out where the staff has a contract. */
  byContract: z.optional(words),
});
export type UsualSanction = z.infer<typeof usualSanction>;

/** The class that is proposed for a conduct. Never a verdict: officers and authorities decide. */
export const classification = z.object({
  proposal: z.enum(proposals),
  /** The rows that match, the one that decides first. */
  rows: z.array(shownRow),
  /** Ours, 1 to 5, for routing; no legal grade. */
  severity: z.int(),
  usualSanction: z.optional(usualSanction),
  /** Whom it belongs to, where it is not the satgas. */
  referTo: z.optional(z.object({ code: z.string(), name: words })),
  questions: z.array(openQuestion),
  edition: z.optional(z.string()),
  why: z.array(whyStep),
});
export type Classification = z.infer<typeof classification>;
