import * as z from 'zod/mini';
import { laneShape } from '../../../events/lane.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { reportable } from '../intake/conducts.ts';
import { messageText } from '../messages/message.ts';
import { priorities } from './priority.ts';
import { authorities, caseStates, movesOfSatgas } from './case-moves.ts';
import { requirementNames, sanctionKinds } from './case.ts';
import { findings } from './review.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';

/** What the queue can be narrowed by. */
export const casesQuery = z.object({
  /** One region; without it all that the person's scope covers, up to forty. */
  region: z.optional(regionCode),
  state: z.optional(z.enum(['open', ...caseStates])),
  due: z.optional(z.enum(['overdue', 'soon'])),
  priority: z.optional(priorities),
  /** How they came. */
  lane: z.optional(laneShape),
  q: z.optional(z.string().check(z.maxLength(80))),
  /** Of one cluster: what `alike` of a case says. */
  alike: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{8,40}$/))),
  cursor: z.optional(z.string().check(z.maxLength(6000), z.regex(/^[A-Za-z0-9_-]+$/))),
});

/** Which ends of cases are listed for review, or only how many wait. */
export const reviewsQuery = z.object({
  /** One region; without it all that the person's scope covers, up to forty. */
  region: z.optional(regionCode),
  list: z.optional(z.literal('counts')),
  cursor: z.optional(z.string().check(z.maxLength(6000), z.regex(/^[A-Za-z0-9_-]+$/))),
});

/** Which of one's own cases are listed, or only how many requests for a sealed file wait for one's answer. */
export const tasksQuery = z.object({
  /** One region; without it all that the person's scope covers, up to forty. */
  region: z.optional(regionCode),
  list: z.optional(z.literal('counts')),
  cursor: z.optional(z.string().check(z.maxLength(6000), z.regex(/^[A-Za-z0-9_-]+$/))),
});

const visible = (least: number, most: number) =>
  z.string().check(
    z.maxLength(most),
    z.refine((text) => tidyText(text).length >= least, 'too-short'),
  );

/** A whole number, by JSON or as a form sends it. */
const versionField = z.union([
  z.int().check(z.gte(0), z.lte(1_000_000)),
  z.pipe(
    z.string().check(z.regex(/^\d{1,7}$/)),
    z.transform((text) => Number(text)),
  ),
]);

/** A number somebody else gave a case: typed back, never made up here. */
const outsideNumber = z.optional(visible(2, 60));

export const moveForm = z.strictObject({
  move: z.enum(movesOfSatgas.map(({ name }) => name)),
  /** The version of the case that was looked at. */
  version: versionField,
  reason: z.optional(visible(5, 1000)),
  question: z.optional(messageText),
  authority: z.optional(z.enum(authorities)),
  registerNumber: outsideNumber,
  /** That the number was compared with the authority's letter, once it was asked about. */
  numberChecked: z.optional(z.literal('yes')),
  sanction: z.optional(z.enum(sanctionKinds)),
  lapor: outsideNumber,
  recommendation: outsideNumber,
});

/** By JSON a truth, by a form 'yes' or 'no'. */
const met = z.union([
  z.boolean(),
  z.pipe(
    z.enum(['yes', 'no']),
    z.transform((text) => text === 'yes'),
  ),
]);

/** The most units one report may be about. */
const mostUnits = 10;
/** Chosen in the form where nobody of the region is concerned; by JSON that is an empty list. */
export const nobodyHere = 'none';
const unitCode = z.string().check(z.regex(/^[A-Z0-9-]{2,24}$/));

export const nameUnitForm = z.strictObject({
  version: versionField,
  /** Codes of the units where the accused serves; none: nobody of the region serves with or under them. */
  units: z.union([
    z.array(unitCode).check(z.maxLength(mostUnits)),
    z.pipe(
      z.union([z.literal(nobodyHere), unitCode]),
      z.transform((said) => (said === nobodyHere ? [] : [said])),
    ),
  ]),
  reason: visible(5, 1000),
});

export const completeLeadForm = z.strictObject({
  version: versionField,
  conduct: z.enum(reportable.map(({ slug }) => slug)),
  occurredOn: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  place: visible(2, 200),
});

/** The most characters of a note. */
export const longestNote = 1000;

export const noteForm = z.strictObject({
  version: versionField,
  note: visible(2, longestNote),
});

/** A number as SP4N-LAPOR! and its kin write them; it is not known what theirs look like, so little is refused. */
const trackingNumber = z.optional(
  z.string().check(z.regex(/^(?=.*\d)[A-Za-z0-9][A-Za-z0-9#./_ -]{2,38}[A-Za-z0-9]$/)),
);

export const referencesForm = z
  .strictObject({ version: versionField, lapor: trackingNumber, laporFrom: trackingNumber })
  .check(
    z.refine(({ lapor, laporFrom }) => lapor !== undefined || laporFrom !== undefined, {
      ...{ path: ['lapor'], error: 'required' },
    }),
  );

export const reviewForm = z.strictObject({
  version: versionField,
  found: z.enum(findings),
  /** Why it is taken back. */
  reason: z.optional(visible(5, 1000)),
});

export const checklistForm = z.strictObject({
  version: versionField,
  requirement: z.enum(requirementNames),
  met,
});
