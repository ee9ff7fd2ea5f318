import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';
import { attemptsOf } from '../../../shared/attempt.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { messageStore } from '../messages/message-store.ts';
import { messageWrites } from '../messages/message-writes.ts';
import { liveCatalogue } from '../law/live-catalogue.ts';
import { liveDeadlineLaw } from '../law/live-rules.ts';
import { calendarStore } from '../calendar/calendar-store.ts';
import { readDeadlineBasis } from './deadline-basis.ts';
import { caseQueue } from './case-queue.ts';
import { caseFinder, caseStore } from './case-store.ts';
import { tickRequirement } from './checklist.ts';
import type { Case } from './case.ts';
import { completeLead, completeReport } from './complete-lead.ts';
import { duplicateFinder, duplicateRows } from './duplicates.ts';
import { readMarks } from './case-marks.ts';
import { fileRequestStore } from './file-request-store.ts';
import { listFileRequests } from './list-file-requests.ts';
import { handOverRows } from './hand-over-rows.ts';
import { listHandOvers } from './list-hand-overs.ts';
import { heldStore, holdingsFinder } from './held-store.ts';
import { listTasks } from './list-tasks.ts';
import { listCases } from './list-cases.ts';
import { moveCaseUseCase } from './move-case.ts';
import { nameUnit } from './name-unit.ts';
import { enterReferences, noteCase } from './note-case.ts';
import { listReviews } from './list-reviews.ts';
import { reviewEnding } from './review-ending.ts';
import { reviewStore } from './review-store.ts';
import { sampleEnding } from './sample-ending.ts';
import { numberFinder, numberRow } from './register-number.ts';
import { readCaseFile } from './read-case.ts';
import { barReport, fileReport, notWithdrawn, pieceLister } from './report-reader.ts';
import { wireDesk } from '../wire-desk.ts';
import type { casesSettings } from './settings.ts';

type Settings = z.infer<typeof casesSettings>;

/** Everything officers do with cases, from the settings of their function. */
export const wireCases = (client: DynamoDBClient, settings: Settings, campaign: Campaign) => {
  const cases = caseStore(client, settings.CASES_TABLE);
  const secret = keyBytes(secretReader(settings.ATTEMPT_SECRET_ARN, now));
  const needs = {
    cases,
    ...wireReviews(client, settings, secret),
    ...{ counting: wireCounting(client, settings, campaign), catalogue: liveCatalogue() },
    findReport: fileReport(client, settings.REPORTS_TABLE),
    findDuplicates: duplicateFinder(client, settings.CASES_TABLE),
    ...wireHoldings(client, settings),
    ...wirePieces(client, settings),
    messageWrites: messageWrites.bind(undefined, settings.MESSAGES_TABLE),
    ...wireReports(settings),
    isElsewhere: numberFinder(client, settings.CASES_TABLE),
    numberRow: numberRow(settings.CASES_TABLE),
    duplicateRows: (kept: Case) => duplicateRows(settings.CASES_TABLE, kept),
    campaign,
    now,
  };
  const desk = wireDesk(client, settings);
  return {
    campaign,
    cases,
    ...desk,
    messages: messageStore(client, {
      messages: settings.MESSAGES_TABLE,
      reports: settings.REPORTS_TABLE,
    }),
    attemptOf: attemptsOf('case', secret),
    newId: randomUUID,
    now,
    ...wireLists(client, settings, campaign),
    readFile: readCaseFile({ ...needs, whoServes: desk.whoServes }),
    moveCase: moveCaseUseCase(needs),
    tick: tickRequirement(needs),
    ...{ note: noteCase(needs), enter: enterReferences(needs), complete: completeLead(needs) },
    nameUnit: nameUnit(needs),
    review: reviewEnding(needs),
  };
};

/** What deadlines are counted by: the days off and the rules in force. */
const wireCounting = (client: DynamoDBClient, { CALENDAR_TABLE }: Settings, campaign: Campaign) =>
  readDeadlineBasis(campaign, {
    years: calendarStore(client, CALENDAR_TABLE),
    law: liveDeadlineLaw(),
  });

/** Who has a case, and how they are called. */
const wireHoldings = (client: DynamoDBClient, { CASES_TABLE }: Settings) => {
  const held = heldStore(client, CASES_TABLE);
  return { findHoldings: holdingsFinder(held), nameHolder: held.name };
};

/** How a report follows what is done with its case. */
const wireReports = ({ REPORTS_TABLE }: Settings) => ({
  notWithdrawn: notWithdrawn(REPORTS_TABLE),
  barReport: barReport(REPORTS_TABLE),
  completeReport: completeReport(REPORTS_TABLE),
});

/** The pieces of evidence of a case, and who asked to open which. */
const wirePieces = (client: DynamoDBClient, { CASES_TABLE, EVIDENCE_TABLE }: Settings) => ({
  findPieces: pieceLister(client, EVIDENCE_TABLE),
  fileRequests: fileRequestStore(client, CASES_TABLE),
});

/** Which ends are looked at, and where that is stored. */
const wireReviews = (
  client: DynamoDBClient,
  { CASES_TABLE, REVIEWED_PERCENT: reviewedPercent }: Settings,
  sampleKey: () => Promise<Uint8Array>,
) => {
  const reviews = reviewStore(client, CASES_TABLE);
  return { reviews, sampled: sampleEnding({ reviews, sampleKey, reviewedPercent }) };
};

/** What officers look through: the queue, their own cases, and what waits in each. */
const wireLists = (client: DynamoDBClient, settings: Settings, campaign: Campaign) => {
  const held = heldStore(client, settings.CASES_TABLE);
  const findCases = caseFinder(client, settings.CASES_TABLE);
  return {
    list: listCases({ readQueue: caseQueue(client, settings.CASES_TABLE), campaign, now }),
    tasks: listTasks({ held, findCases, now }),
    listFiles: listFileRequests({
      fileRequests: fileRequestStore(client, settings.CASES_TABLE),
      ...{ findCases, now },
    }),
    listHandOvers: listHandOvers({
      handOvers: handOverRows(client, settings.CASES_TABLE),
      ...{ held, findCases, now },
    }),
    reviews: listReviews({ reviews: reviewStore(client, settings.CASES_TABLE), findCases, now }),
    readMarks: readMarks(client, {
      held,
      messages: settings.MESSAGES_TABLE,
      evidence: settings.EVIDENCE_TABLE,
    }),
  };
};
