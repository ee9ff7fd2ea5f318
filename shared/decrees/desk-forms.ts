import * as z from 'zod/mini';
import { isWallTime } from '../calendar/dates.ts';
import { shownName } from '../person-name.ts';
import { regionCode } from '../regions/region-code.ts';
import { nation } from '../regions/regions.ts';
import {
  decideWithinMs,
  decisions,
  decreeState,
  type Asked,
  type Decided,
  type Decree,
} from './decree.ts';
import type { DeskKind } from './desk-kind.ts';

/** 'ID', or the code of a served region. */
export const scopeShape = z.union([z.literal(nation), regionCode]);

export const scopeQuery = z.object({ scope: z.optional(scopeShape) });
export const scopePath = z.object({ scope: scopeShape });
export const changePath = z.object({
  scope: scopeShape,
  changeId: z.string().check(z.regex(/^\d{13}-[0-9A-Za-z-]{8,50}$/)),
});
export const decisionBody = z.strictObject({ is: z.enum(decisions) });

const wholeNumber = z.int().check(z.gte(0), z.lte(100_000));

/** What every form of a decree has, besides what its kind asks. */
export const decreeFields = {
  /** The version that was looked at: 0 where nobody decided anything yet. */
  version: z.pipe(
    z.union([wholeNumber, z.string().check(z.regex(/^\d{1,6}$/))]),
    z.transform((given) => Number(given)),
  ),
  /** From when, on the wall there; left out: today. It never holds before a second person agreed. */
  validFrom: z.optional(
    z.union([z.literal(''), z.string().check(z.refine((text) => isWallTime(text), 'not-a-date'))]),
  ),
  /** 'preview': says what would follow, and asks nothing. */
  step: z.enum(['preview', 'ask']),
};

/** A field with lines, as people write them. */
export const linesField = (most: number) => z.string().check(z.maxLength(most));

const words = z.object({ id: z.string(), en: z.string() });

export const previewShape = z.object({
  facts: z.array(words),
  /** False: not everything could be looked at in time, and the true numbers may be larger. */
  complete: z.boolean(),
});

export const changeShape = z.object({
  changeId: z.string(),
  /** 'agreed': in force from `validFrom`, and not before it was agreed to. */
  state: z.enum(['waiting', 'lapsed', 'rejected', 'agreed']),
  version: z.int(),
  validFrom: z.string(),
  /** What was asked for, in words; null where this version cannot read it. */
  lines: z.nullable(z.array(words)),
  askedAt: z.string(),
  askedBy: z.string(),
  askedByName: shownName,
  decidedAt: z.nullable(z.string()),
  decidedBy: z.nullable(z.string()),
  decidedByName: shownName,
  until: z.string(),
  mayAgree: z.boolean(),
});
export type ChangeView = z.infer<typeof changeShape>;

export const decreeAnswer = z.object({
  kind: z.string(),
  scope: z.string(),
  /** Of what is in force. */
  version: z.int(),
  /** What holds now, in words. */
  lines: z.array(words),
  /** What two people decided that begins later. */
  later: z.array(z.object({ validFrom: z.string(), lines: z.nullable(z.array(words)) })),
  /** What the waiting decree would do; null where none waits. */
  preview: z.nullable(previewShape),
  /** Decrees of the scope, the newest first. */
  changes: z.array(changeShape),
});
export type DecreeAnswer = z.infer<typeof decreeAnswer>;

const iso = (ms: number): string => new Date(ms).toISOString();

/** A decree as somebody entitled sees it at a moment. */
export const shownDecree = (
  kind: Pick<DeskKind, 'says'>,
  decree: Decree<Asked, Decided>,
  { personId, now }: { personId: string; now: number },
): ChangeView => {
  const { asked, decision } = decree;
  const state = decreeState(decree, now);
  return {
    ...{ changeId: asked.changeId, state, version: asked.version, validFrom: asked.validFrom },
    lines: kind.says(asked.value) ?? null,
    ...{ askedAt: iso(asked.at), askedBy: asked.by.personId },
    askedByName: asked.by.name ?? null,
    decidedAt: decision ? iso(decision.at) : null,
    decidedBy: decision?.by.personId ?? null,
    decidedByName: decision?.by.name ?? null,
    until: iso(asked.at + decideWithinMs),
    mayAgree: state === 'waiting' && asked.by.personId !== personId,
  };
};
