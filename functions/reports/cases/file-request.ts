import * as z from 'zod/mini';
import type { Person } from '../../../shared/http/request.ts';
import { storedName, shownName } from '../../../shared/person-name.ts';
import { maySecond } from '../case-access.ts';
import { placeShape, type Place } from '../place.ts';
import { isClosed, type Case } from './case.ts';

const hourMs = 3_600_000;
/** How long a request may wait for its second person. */
export const answerWithinMs = 72 * hourMs;
/** How long the two may open the file after the second person agreed. */
export const openWithinMs = 24 * hourMs;

/** What can be answered to a request: who asked can only take it back, somebody else agrees or declines. */
export const fileAnswers = ['agreed', 'declined', 'taken-back'] as const;
export type FileAnswer = (typeof fileAnswers)[number];

const done = { at: z.number(), by: placeShape, name: storedName, role: z.string() };

/**
 * The last request to open one sealed file of a case: a file has one at a time. What came before is in the trail of the
 * file, which is added to and never changed.
 */
export const fileRequestShape = z.object({
  caseKey: z.string(),
  item: z.string().check(z.startsWith('file#')),
  region: z.string(),
  requestId: z.string(),
  reason: z.string(),
  /** Where it is found while it waits: `<region>#files`; gone once it was answered. */
  queue: z.optional(z.string()),
  /** Until when it can be agreed to, milliseconds since the epoch. */
  dueAt: z.number(),
  asked: z.object(done),
  answered: z.optional(z.object({ ...done, is: z.enum(fileAnswers) })),
  /** Counts its changes: each is stored only upon the one it was made from. */
  changes: z.int(),
  /** How often somebody asked for this file. */
  asks: z.int(),
  /** Seconds since the epoch: as long as the case. */
  expiresAt: z.number(),
});
export type FileRequest = z.infer<typeof fileRequestShape>;

export const fileItem = (piece: string): string => `file#${piece}`;
export const pieceOf = ({ item }: Pick<FileRequest, 'item'>): string => item.slice('file#'.length);
/** Where the requests of a region wait for a second person. */
export const fileQueue = (region: string): string => `${region}#files`;

/** Where a request stands. */
export const standings = ['waiting', 'lapsed', 'declined', 'taken-back', 'open', 'over'] as const;
export type Standing = (typeof standings)[number];

/** Where a request stands at a moment: until its end, and not after it. */
export const standingOf = ({ answered, dueAt }: FileRequest, now: number): Standing => {
  if (!answered) return now > dueAt ? 'lapsed' : 'waiting';
  if (answered.is !== 'agreed') return answered.is;
  return now > answered.at + openWithinMs ? 'over' : 'open';
};

export const isLive = (request: FileRequest, now: number): boolean =>
  ['waiting', 'open'].includes(standingOf(request, now));

const isSame = (one: Place, { region, personId }: Pick<Person, 'region' | 'personId'>): boolean =>
  one.region === region && one.officerId === personId;

/** Whether somebody is one of the two: who asked, or who agreed. */
export const isOneOfTwo = (
  { asked, answered }: FileRequest,
  person: Pick<Person, 'region' | 'personId'>,
): boolean =>
  answered?.is === 'agreed' && [asked.by, answered.by].some((place) => isSame(place, person));

/** Who asked, and who answered. */
export const theTwo = ({ asked, answered }: FileRequest): Pick<Person, 'region' | 'personId'>[] =>
  [asked, ...(answered ? [answered] : [])].map(({ by: { region, officerId } }) => ({
    region,
    personId: officerId,
  }));

/** Whether somebody asked for it. The same id in another region counts as the same person: nobody is their own second. */
export const isAskers = ({ asked }: FileRequest, { personId }: Pick<Person, 'personId'>): boolean =>
  asked.by.officerId === personId;

/** Whether no file of a report is opened any more: its reporter withdrew it, or its case is closed. */
export const isOpenedNoMore = (
  report: { withdrawnAt?: number | undefined },
  kept: Pick<Case, 'withdrawnAt' | 'queue'> | undefined,
): boolean =>
  report.withdrawnAt !== undefined ||
  kept === undefined ||
  kept.withdrawnAt !== undefined ||
  isClosed(kept);

/** What somebody can do next about a sealed file. */
export const nextSteps = ['ask', 'answer', 'take-back', 'open', 'none'] as const;
export type NextStep = (typeof nextSteps)[number];

/** What somebody who may know of the case can do next about a sealed file that is not opened without a second person. */
export const nextStep = (
  request: FileRequest | undefined,
  person: Pick<Person, 'region' | 'personId' | 'role'>,
  { now, isOver }: { now: number; isOver: boolean },
): NextStep => {
  if (isOver) return 'none';
  if (!request || !isLive(request, now)) return 'ask';
  if (request.answered) return isOneOfTwo(request, person) ? 'open' : 'none';
  if (isAskers(request, person)) return 'take-back';
  return maySecond(person, request.region) ? 'answer' : 'none';
};

const iso = (ms: number): string => new Date(ms).toISOString();

/** A request as officers of the case see it; the reporter is never shown who, nor the reason’s words. */
export const fileRequestView = z.object({
  requestId: z.string(),
  standing: z.enum(standings),
  reason: z.string(),
  askedBy: z.string(),
  askedByName: shownName,
  askedAt: z.string(),
  answeredBy: z.nullable(z.string()),
  answeredByName: shownName,
  /** Until when it can be agreed to, or, once agreed to, until when the two can open the file. */
  until: z.string(),
});

export const showFileRequest = (
  request: FileRequest,
  now: number,
): z.infer<typeof fileRequestView> => {
  const { requestId, reason, asked, answered, dueAt } = request;
  return {
    ...{ requestId, reason, standing: standingOf(request, now) },
    askedBy: asked.by.officerId,
    askedByName: asked.name ?? null,
    askedAt: iso(asked.at),
    answeredBy: answered?.by.officerId ?? null,
    answeredByName: answered?.name ?? null,
    until: iso(answered?.is === 'agreed' ? answered.at + openWithinMs : dueAt),
  };
};
