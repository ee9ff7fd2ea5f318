import * as z from 'zod/mini';
import type { Campaign } from '../../../shared/campaign.ts';
import { everyUnit } from '../../../shared/units.ts';
import { voidedLine, type VoidedLine } from '../voiding/voided-receipt.ts';
import { publicAudit, type AuditResult } from './audit-result.ts';
import { definitions } from './participation-words.ts';
import { step } from '../../../shared/round-tables.ts';
import { noCeremony } from './publish-counts.ts';
import type { PublishedAt, PublishedTable } from './published.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';

export const arrivalsQuery = z.object({ region: z.optional(regionCode) });

export const participationQuery = z.object({
  region: z.optional(regionCode),
  /** The code of a province: its regions only. */
  province: z.optional(z.string().check(z.regex(/^\d{2}$/))),
});

/** A split of all who are published: what is large enough to show, and all the others together. */
const split = z.object({
  shown: z.array(z.object({ key: z.string(), name: z.string(), pledged: z.int() })),
  others: z.int(),
});

const words = z.object({ id: z.string(), en: z.string() });

const regionShape = z.object({
  region: z.string(),
  name: z.string(),
  /** Who attended or confirmed. */
  pledged: z.nullable(z.int()),
  /** Who is expected by the roster; null without one. */
  expected: z.nullable(z.int()),
  /** What claims have reached: 10, 100, 1000, …; null before the first. */
  claimedAtLeast: z.nullable(z.int()),
  units: split,
  staffKinds: split,
  standings: split,
  acts: split,
  ceremonies: split,
  countedAt: z.nullable(z.string()),
  /** What was public at the end of each day that changed it, oldest first; only where one region is asked for. */
  days: z.array(z.object({ on: z.string(), pledged: z.int() })),
  /** Pledges that were voided, the newest first; only where one region is asked for. */
  voided: z.array(voidedLine),
});

/** The published counts, all multiples of five; `null` where too few have pledged for a number that singles nobody out. */
export const participationAnswer = z.object({
  definitions: z.object({
    pledged: words,
    expected: words,
    claimed: words,
    units: words,
    staffKinds: words,
    standings: words,
    acts: words,
    ceremonies: words,
    others: words,
    countedAt: words,
    audit: words,
  }),
  /** How the last nightly recount ended. */
  audit: z.nullable(publicAudit),
  regions: z.array(regionShape),
});
export type ParticipationAnswer = z.infer<typeof participationAnswer>;
export type RegionView = ParticipationAnswer['regions'][number];
export type Split = z.infer<typeof split>;

type Published = {
  documents: readonly PublishedAt[];
  audit: AuditResult | undefined;
  /** How many are expected, by region. */
  expected: ReadonlyMap<string, number>;
  /** What was voided; of one region. */
  voided: readonly VoidedLine[];
};

/** The answer for these regions; one that has no document yet shows that nothing is counted. */
export const answerOf = (
  regions: Campaign['regions'],
  { documents, audit, expected, voided }: Published,
): ParticipationAnswer => ({
  definitions,
  audit: audit
    ? {
        auditedAt: new Date(audit.auditedAt).toISOString(),
        pledges: audit.pledges,
        agrees: audit.agrees,
      }
    : null,
  regions: regions.map((region) => {
    const found = documents.find(({ region: code, claimed }) => {
      // Documents of versions before added claims to what they show: not counted yet, until the next publication.
      return code === region.code && claimed !== undefined;
    });
    const units = new Map(everyUnit(region).map(({ code, name }) => [code, name]));
    return {
      region: region.code,
      name: region.name,
      pledged: found?.pledged || null,
      expected: fives(expected.get(region.code)) || null,
      claimedAtLeast: found?.claimed || null,
      units: splitOf(found?.units, units),
      staffKinds: splitOf(found?.staffKinds),
      standings: splitOf(found?.standings),
      acts: splitOf(found?.acts),
      ceremonies: ceremoniesOf(found?.ceremonies),
      countedAt: found ? new Date(found.countedAt).toISOString() : null,
      days: regions.length === 1 ? (found?.days ?? []).map(dated) : [],
      voided: [...voided],
    };
  }),
});

const dated = ([day, pledged]: [number, number]) => ({
  on: new Date(day * 86_400_000).toISOString().slice(0, 10),
  pledged,
});

const fives = (people = 0): number => people - (people % step);

const splitOf = (table: PublishedTable | undefined, names?: Map<string, string>): Split => ({
  shown: [...(table?.cells ?? [])]
    .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .map(([key, pledged]) => ({ key, name: names?.get(key) ?? key, pledged })),
  others: table?.rest ?? 0,
});

/** Who pledged at no ceremony stands among the others. */
const ceremoniesOf = (table: PublishedTable | undefined): Split => {
  const { shown, others } = splitOf(table);
  const none = shown.find(({ key }) => key === noCeremony)?.pledged ?? 0;
  return { shown: shown.filter(({ key }) => key !== noCeremony), others: others + none };
};
