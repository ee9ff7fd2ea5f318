import * as z from 'zod/mini';
import { shownName } from '../../../shared/person-name.ts';
import { classification } from '../law/classification.ts';
import { deadlineSteps, ruleShape } from '../law/deadline-rules.ts';
import { pieceStates } from '../pieces/piece.ts';
import { placeShape } from '../place.ts';
import { authorities, caseStates, needs } from './case-moves.ts';
import {
  givenShape,
  outcomes,
  referencesShape,
  requirementNames,
  roles,
  sanctionKinds,
} from './case.ts';
import { fileRequestView, nextSteps } from './file-request.ts';
import { findings } from './review.ts';
import { caseView } from './show-case.ts';

const words = z.object({ id: z.string(), en: z.string() });
const time = z.string();
const timeOrNull = z.nullable(time);

const deadline = z.object({
  step: z.enum(deadlineSteps),
  rule: z.extend(
    z.pick(ruleShape, { clock: true, amount: true, owner: true, standing: true, source: true }),
    { note: z.nullable(words) },
  ),
  startedAt: time,
  dueAt: timeOrNull,
  paused: z.boolean(),
  missed: z.boolean(),
  /** How it was counted, day by day. */
  steps: z.array(words),
});

const checkedRequirement = z.object({
  requirement: z.enum(requirementNames),
  kind: z.enum(['formal', 'material']),
  met: z.boolean(),
  /** Whether the report itself meets it. */
  bySystem: z.boolean(),
  byOfficer: z.nullable(z.object({ met: z.boolean(), at: time, role: roles })),
});

/** A case that may be about the same thing; nothing is merged. */
const duplicate = z.object({
  caseKey: z.string(),
  caseNumber: z.string(),
  why: z.array(z.enum(['accused', 'link'])),
  receivedAt: time,
});

const historyEntry = z.object({
  version: z.int(),
  at: time,
  by: z.object({ role: roles, personId: z.nullable(z.string()), name: shownName }),
  move: z.string(),
  from: z.enum(caseStates),
  to: z.enum(caseStates),
  why: z.nullable(z.string()),
  given: z.nullable(givenShape),
  dueBefore: timeOrNull,
  dueAfter: timeOrNull,
});

/** The file of a case: everything officers work with, and nothing of who reported it. */
export const caseFileAnswer = z.extend(caseView, {
  zone: z.string(),
  occurredOn: z.string(),
  knownOn: z.string(),
  /** What was reported, never by whom; null once the report is deleted. */
  report: z.nullable(
    z.object({
      details: z.record(z.string(), z.string()),
      cameBy: z.string(),
      links: z.array(z.string()),
    }),
  ),
  /** The officers who have its alerts; by the alert it is ended or handed over. */
  holders: z.array(z.object({ officerId: z.string(), name: shownName, alertId: z.string() })),
  /** Its pieces as they came; each is opened by itself, and that is noted. */
  evidence: z.array(
    z.object({
      piece: z.string(),
      state: pieceStates,
      type: z.nullable(z.string()),
      bytes: z.nullable(z.int()),
      at: time,
      /** Of a sealed file: its last request, and what whoever looks can do next. */
      opening: z.nullable(fileRequestView),
      next: z.enum(nextSteps),
    }),
  ),
  /** For whoever may settle where the accused serves, with what the reporter said of who must not see it; null for others. */
  naming: z.nullable(z.object({ keepFrom: z.nullable(z.string()) })),
  /** The end somebody proposed of a serious case; whoever else asks for the same move makes it. */
  ending: z.nullable(
    z.object({
      move: z.string(),
      by: z.string(),
      byName: shownName,
      at: time,
      reason: z.nullable(z.string()),
    }),
  ),
  /** For whoever is above the region and did not end it, where somebody looks at its end; null for others. */
  review: z.nullable(
    z.object({
      move: z.string(),
      endedAt: time,
      reviewBy: time,
      found: z.nullable(z.enum(findings)),
      foundBy: z.nullable(z.string()),
      foundByName: shownName,
      foundAt: timeOrNull,
    }),
  ),
  /** Who of the satgas found it; null where it was reported. */
  finder: z.nullable(placeShape),
  finderName: shownName,
  withdrawnAt: timeOrNull,
  raisedAt: timeOrNull,
  /** Never a verdict: officers and authorities decide. */
  classification: z.nullable(classification),
  deadlines: z.array(deadline),
  checklist: z.array(checkedRequirement),
  may: z.array(z.object({ move: z.string(), label: words, needs: z.array(z.enum(needs)) })),
  references: referencesShape,
  referredTo: z.array(z.enum(authorities)),
  /** Who took the place of an authority, and from which day on. */
  successors: z.array(
    z.object({ of: z.enum(authorities), name: words, short: z.string(), from: z.string() }),
  ),
  sanctions: z.array(z.object({ kind: z.enum(sanctionKinds), at: time })),
  outcome: z.nullable(outcomes),
  duplicates: z.array(duplicate),
  history: z.array(historyEntry),
  keptUntil: time,
});
export type CaseFile = z.infer<typeof caseFileAnswer>;
