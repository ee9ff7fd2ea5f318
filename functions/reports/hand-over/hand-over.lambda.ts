import { randomUUID } from 'node:crypto';
import { attemptsOf } from '../../../shared/attempt.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { caseStore } from '../cases/case-store.ts';
import { handOverRows, handOverWrites } from '../cases/hand-over-rows.ts';
import { trackedReport } from '../messages/tracked-report.ts';
import { wireDesk } from '../wire-desk.ts';
import { handOverStore } from './hand-over-store.ts';
import { answerHandOverHttp, askToHandOverHttp, listHandOversHttp } from './hand-over.http.ts';
import { handOverOperations } from './operations.ts';
import { handOverSettings } from './settings.ts';

const settings = readSettings(handOverSettings);
const client = tableClient();
const needs = {
  findReport: trackedReport({ client, tables: { reports: settings.REPORTS_TABLE }, now }),
  ...wireDesk(client, settings),
  handOvers: handOverStore(client, settings.IDENTITY_ACCESS_TABLE),
  findCase: caseStore(client, settings.CASES_TABLE).find,
  atDesk: handOverWrites(settings.CASES_TABLE),
  deskRows: handOverRows(client, settings.CASES_TABLE),
  key: keyBytes(secretReader(settings.HAND_OVER_SECRET_ARN, now)),
  attemptOf: attemptsOf('hand-over', keyBytes(secretReader(settings.ATTEMPT_SECRET_ARN, now))),
  isSignable: settings.ESIGN_ADDRESS !== '',
  ...{ now, nonce: randomUUID, newId: randomUUID },
};

export const handler = serve('reports/hand-over/hand-over', handOverOperations, {
  askToHandOver: askToHandOverHttp(needs),
  listHandOvers: listHandOversHttp(needs),
  answerHandOver: answerHandOverHttp(needs),
});
