import {
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { calendarStore, yearWrite } from '../../functions/reports/calendar/calendar-store.ts';
import type { ChangedYear } from '../../functions/reports/calendar/changed-year.ts';
import { readDeadlineBasis } from '../../functions/reports/cases/deadline-basis.ts';
import { caseQueue } from '../../functions/reports/cases/case-queue.ts';
import { readMarks } from '../../functions/reports/cases/case-marks.ts';
import { caseFinder, caseStore } from '../../functions/reports/cases/case-store.ts';
import { caseShape, type Case, type Entry } from '../../functions/reports/cases/case.ts';
import { tickRequirement } from '../../functions/reports/cases/checklist.ts';
import { countCases } from '../../functions/reports/cases/count-cases.ts';
import { duplicateFinder, duplicateRows } from '../../functions/reports/cases/duplicates.ts';
import { funnelStore } from '../../functions/reports/cases/funnel-store.ts';
import { fileRequestStore } from '../../functions/reports/cases/file-request-store.ts';
import { handOverRows } from '../../functions/reports/cases/hand-over-rows.ts';
import { listHandOvers } from '../../functions/reports/cases/list-hand-overs.ts';
import { listFileRequests } from '../../functions/reports/cases/list-file-requests.ts';
import { heldStore, holdingsFinder } from '../../functions/reports/cases/held-store.ts';
import { keepHeld } from '../../functions/reports/cases/keep-held.ts';
import { listTasks } from '../../functions/reports/cases/list-tasks.ts';
import { keepCase } from '../../functions/reports/cases/keep-case.ts';
import { listCases } from '../../functions/reports/cases/list-cases.ts';
import { numberFinder, numberRow } from '../../functions/reports/cases/register-number.ts';
import { moveCaseUseCase } from '../../functions/reports/cases/move-case.ts';
import { listReviews } from '../../functions/reports/cases/list-reviews.ts';
import { reviewEnding } from '../../functions/reports/cases/review-ending.ts';
import { reviewStore } from '../../functions/reports/cases/review-store.ts';
import { sampleEnding } from '../../functions/reports/cases/sample-ending.ts';
import { completeLead, completeReport } from '../../functions/reports/cases/complete-lead.ts';
import { enterReferences, noteCase } from '../../functions/reports/cases/note-case.ts';
import { nameUnit } from '../../functions/reports/cases/name-unit.ts';
import { nagOverdue } from '../../functions/reports/cases/nag-overdue.ts';
import { openCase } from '../../functions/reports/cases/open-case.ts';
import { readCaseFile } from '../../functions/reports/cases/read-case.ts';
import { shippedRules, type DeadlineLaw } from '../../functions/reports/law/deadline-rules.ts';
import { shippedCatalogue, type Catalogue } from '../../functions/reports/law/editions.ts';
import { recomputeDeadlines } from '../../functions/reports/cases/recompute-deadlines.ts';
import { remindCase } from '../../functions/reports/cases/reminder-store.ts';
import {
  barReport,
  fileReport,
  notWithdrawn,
  pieceLister,
} from '../../functions/reports/cases/report-reader.ts';
import { resumeCase } from '../../functions/reports/cases/resume-case.ts';
import { addMessage } from '../../functions/reports/messages/add-message.ts';
import { messageStore } from '../../functions/reports/messages/message-store.ts';
import { messageWrites } from '../../functions/reports/messages/message-writes.ts';
import { attemptOf } from './attempts.ts';
import { calendarTable } from '../../functions/reports/calendar/tables.ts';
import { casesTable } from '../../functions/reports/cases/tables.ts';
import { evidenceTable } from '../../functions/reports/pieces/tables.ts';
import { messagesTable } from '../../functions/reports/messages/tables.ts';
import { reportersTable, reportsTable } from '../../functions/reports/intake/tables.ts';
import { summariesTable } from '../../functions/reports/cases/tables.ts';
import { createTables } from '@netral/local-host/engine/tables';
import { anOpenedReport } from './cases.ts';
import { tableClient } from '../../shared/table/client.ts';
import { writeTogether } from '../../shared/table/write-together.ts';
import { demoCampaign } from './campaign.ts';
import { tableOf } from './table-of.ts';
import { people } from './case-asks.ts';
import { aDesk, registered } from './roll.ts';

export const caseTables = {
  reports: 'Reports',
  reporters: 'Reporters',
  cases: 'Cases',
  messages: 'Messages',
  evidence: 'Evidence',
  calendar: 'Calendar',
  summaries: 'Summaries',
};

/** Creates the tables cases live in. */
export const createCaseTables = (client: DynamoDBClient) =>
  createTables(client, [
    tableOf(reportsTable, caseTables.reports),
    tableOf(reportersTable, caseTables.reporters),
    tableOf(casesTable, caseTables.cases),
    tableOf(messagesTable, caseTables.messages),
    tableOf(evidenceTable, caseTables.evidence),
    tableOf(calendarTable, caseTables.calendar),
    tableOf(summariesTable, caseTables.summaries),
  ]);

/** A client that can be killed: `edge` is called before and after every call, and may throw. */
export const killableClient = (config: DynamoDBClientConfig, edge: () => void): DynamoDBClient => {
  const client = tableClient(config);
  client.middlewareStack.add(
    (next) => async (args) => {
      edge();
      const answer = await next(args);
      edge();
      return answer;
    },
    { step: 'initialize' },
  );
  return client;
};

/** By which key, and how many in a hundred ends, are looked at. */
export const sampling = { key: Buffer.alloc(32, 9), percent: 20 };

type Clock = {
  now: () => number;
  /** What rules are in force; those of the release unless others are given. */
  law?: DeadlineLaw;
  /** By which editions cases are judged; those of the release unless others are given. */
  catalogue?: Catalogue;
};

/** The whole of cases on real tables; what streams would bring is told by hand. */
export const aCaseRoom = (
  client: DynamoDBClient,
  { now, law = { rules: shippedRules() }, catalogue = shippedCatalogue() }: Clock,
) => {
  const campaign = demoCampaign();
  const regions = campaign.regions.map(({ code }) => code);
  const cases = caseStore(client, caseTables.cases);
  const held = heldStore(client, caseTables.cases);
  const years = {
    ...calendarStore(client, caseTables.calendar),
    /** Puts a year in force, as two people's agreement does. */
    put: (year: ChangedYear) => writeTogether(client, [yearWrite(caseTables.calendar, year)]),
  };
  const counting = readDeadlineBasis(campaign, { years, law });
  const readQueue = caseQueue(client, caseTables.cases);
  const messages = messageStore(client, caseTables);
  const funnels = funnelStore(client, caseTables.summaries);
  const reviews = reviewStore(client, caseTables.cases);
  const findCases = caseFinder(client, caseTables.cases);
  const fileRequests = fileRequestStore(client, caseTables.cases);
  const deskRows = handOverRows(client, caseTables.cases);
  const needs = {
    cases,
    reviews,
    sampled: sampleEnding({
      ...{ reviews, reviewedPercent: sampling.percent },
      sampleKey: () => Promise.resolve(sampling.key),
    }),
    ...{ counting, catalogue },
    now,
    isElsewhere: numberFinder(client, caseTables.cases),
    numberRow: numberRow(caseTables.cases),
    duplicateRows: (kept: Case) => duplicateRows(caseTables.cases, kept),
    keepCase: keepCase(client, caseTables.cases),
    codeKey: () => Promise.resolve(Buffer.alloc(32, 7)),
    findReport: fileReport(client, caseTables.reports),
    findDuplicates: duplicateFinder(client, caseTables.cases),
    findHoldings: holdingsFinder(held),
    nameHolder: held.name,
    findPieces: pieceLister(client, caseTables.evidence),
    fileRequests,
    messageWrites: messageWrites.bind(undefined, caseTables.messages),
    notWithdrawn: notWithdrawn(caseTables.reports),
    barReport: barReport(caseTables.reports),
    completeReport: completeReport(caseTables.reports),
    campaign,
  };
  const open = openCase(needs);
  const moveCase = moveCaseUseCase(needs);
  return {
    law,
    campaign,
    attemptOf,
    ...aDesk,
    cases,
    years,
    counting,
    readQueue,
    messages,
    funnels,
    now,
    newId: () => 'kunci-uji',
    open,
    moveCase,
    note: noteCase(needs),
    enter: enterReferences(needs),
    complete: completeLead(needs),
    nameUnit: nameUnit(needs),
    resume: resumeCase(needs),
    readFile: readCaseFile({ ...needs, whoServes: registered(...Object.values(people)) }),
    tick: tickRequirement(needs),
    list: listCases({ readQueue, campaign, now }),
    held,
    keepHeld: keepHeld({ cases, held, now }),
    tasks: listTasks({ held, findCases, now }),
    fileRequests,
    listFiles: listFileRequests({ fileRequests, findCases, now }),
    deskRows,
    listHandOvers: listHandOvers({ handOvers: deskRows, held, findCases, now }),
    reviews: listReviews({ reviews, findCases, now }),
    reviewRows: reviews,
    review: reviewEnding(needs),
    readMarks: readMarks(client, {
      held,
      messages: caseTables.messages,
      evidence: caseTables.evidence,
    }),
    recompute: recomputeDeadlines({ ...needs, regions, readQueue }),
    nag: nagOverdue({
      ...needs,
      regions,
      readQueue,
      remind: remindCase(client, caseTables.cases),
    }),
    count: countCases({ regions, readQueue, reviews, funnels, now }),
    addMessage: addMessage({ messages, now }),
    /** Keeps a report, and tells its case as the stream does. */
    report: async (more: Parameters<typeof anOpenedReport>[0] = {}): Promise<Case> => {
      const report = anOpenedReport(more);
      const Item = marshall({ ...report, cameBy: 'form' }, { removeUndefinedValues: true });
      await client.send(new PutItemCommand({ TableName: caseTables.reports, Item }));
      await open(report);
      return (await cases.find(report.reportKey)) as Case;
    },
    /** Moves a case as an officer who has just read it; with a colleague, where that takes two. */
    move: async (caseKey: string, move: string, fields: Record<string, string> = {}) => {
      const by = async (personId: string) => {
        const kept = (await cases.find(caseKey)) as Case;
        const who = { role: 'officer' as const, personId };
        const attempt = await attemptOf(undefined, fields);
        const place = { region: kept.region, officerId: personId };
        return moveCase({ kept, move, fields, version: kept.version, who, place, attempt });
      };
      const moved = await by('petugas-1');
      return moved.case.ending ? by('petugas-2') : moved;
    },
  };
};
export type CaseRoom = ReturnType<typeof aCaseRoom>;

/** Everything in the Cases table under one key. */
export const itemsOf = async (client: DynamoDBClient, caseKey: string) => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: caseTables.cases,
      KeyConditionExpression: 'caseKey = :caseKey',
      ExpressionAttributeValues: { ':caseKey': { S: caseKey } },
    }),
  );
  const rows = Items.map((item) => unmarshall(item));
  return {
    cases: rows.filter(({ item }) => item === 'case').map((row) => caseShape.parse(row)),
    entries: rows.filter(({ item }) => String(item).startsWith('move#')) as Entry[],
  };
};
