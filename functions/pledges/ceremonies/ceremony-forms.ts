import * as z from 'zod/mini';
import { isWallTime } from '../../../shared/calendar/dates.ts';
import { acts } from '../../../shared/campaign.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { ceremonyIdShape, ceremonyModes } from './ceremony.ts';
import { listedCeremony } from './ceremony-view.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';

/** A line of text; too short when nothing readable is left of it. */
export const line = (least: number, most: number) =>
  z.string().check(
    z.maxLength(most),
    z.refine((text) => tidyText(text).length >= least, 'too-short'),
  );

const unitCode = z.string().check(z.regex(/^[A-Z0-9-]{2,24}$/));

/** On the region's own clock, 'YYYY-MM-DDTHH:MM'. */
const wallMinute = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
  z.refine((text) => isWallTime(text), 'not-a-date'),
);
const httpsLink = z.string().check(z.maxLength(500), z.regex(/^https:\/\/[^\s<>"]+$/, 'not-https'));

/** What opens a ceremony. */
export const ceremonyForm = z.strictObject({
  region: regionCode,
  /** 'ikrar' (spoken together) by default. */
  act: z.optional(z.enum(acts)),
  mode: z.enum(ceremonyModes),
  heldAt: wallMinute,
  place: z.optional(line(2, 200)),
  link: z.optional(httpsLink),
  leaderTitle: line(2, 120),
  leaderName: line(2, 120),
  /** Codes of the units called, or, from a form, in one text; all of the region by default. */
  units: z.optional(
    z.union([
      z.array(unitCode).check(z.maxLength(500)),
      z.pipe(
        z.string().check(z.maxLength(10_000)),
        z.transform((text) => text.split(/[\s,;]+/).filter((code) => code !== '')),
      ),
    ]),
  ),
});
export type CeremonyForm = z.infer<typeof ceremonyForm>;

const wholeNumber = z.pipe(
  z.string().check(z.regex(/^\d{1,6}$/)),
  z.transform((text) => Number(text)),
);

/** The version that was looked at. */
const version = z.union([z.int().check(z.gte(1)), wholeNumber]);

/** What starts, ends, cancels or resumes one. */
export const moveForm = z.strictObject({ to: z.enum(['started', 'ended', 'cancelled']), version });
export type MoveForm = z.infer<typeof moveForm>;

/** What corrects one that has not started; what is left out stays. */
export const correctionForm = z.strictObject({
  version,
  heldAt: z.optional(wallMinute),
  place: z.optional(line(2, 200)),
  link: z.optional(httpsLink),
  leaderTitle: z.optional(line(2, 120)),
  leaderName: z.optional(line(2, 120)),
});
export type CorrectionForm = z.infer<typeof correctionForm>;

/** Whoever will see one, and say so. */
export const witnessForm = z.strictObject({
  /** Code of an office that may witness. */
  office: z.string().check(z.maxLength(24)),
  name: line(2, 120),
});
export type WitnessForm = z.infer<typeof witnessForm>;

export const ceremoniesQuery = z.object({ region: z.optional(regionCode) });
export const ceremonyPath = z.object({ ceremonyId: ceremonyIdShape });
export const ceremoniesAnswer = z.object({
  region: z.string(),
  ceremonies: z.array(listedCeremony),
});
