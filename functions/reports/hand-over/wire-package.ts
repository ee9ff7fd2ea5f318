import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import type * as z from 'zod/mini';
import type { Campaign } from '../../../shared/campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { liveKeys } from '../../../shared/live-keys.ts';
import { liveDeadlineLaw } from '../law/live-rules.ts';
import { calendarStore } from '../calendar/calendar-store.ts';
import { caseStore } from '../cases/case-store.ts';
import { handOverWrites } from '../cases/hand-over-rows.ts';
import { readDeadlineBasis } from '../cases/deadline-basis.ts';
import { numberRow } from '../cases/register-number.ts';
import { fileReport } from '../cases/report-reader.ts';
import { objectStore } from '../evidence/object-store.ts';
import { pieceStore } from '../evidence/piece-store.ts';
import { reporterFinder } from '../identity/identity-store.ts';
import { trackedReport } from '../messages/tracked-report.ts';
import { rollStore } from '../roll/roll-store.ts';
import { whoServes } from '../roll/who-serves.ts';
import { handOverStore } from './hand-over-store.ts';
import { signedLetters } from './letter-signature.ts';
import type { PackageDesk } from './package.http.ts';
import type { packageSettings } from './settings.ts';

/** What a package is opened by, from the settings of its function. */
export const wirePackage = (
  client: DynamoDBClient,
  settings: z.infer<typeof packageSettings>,
  campaign: Campaign,
): PackageDesk => {
  const cases = caseStore(client, settings.CASES_TABLE);
  const objects = objectStore(new S3Client(), settings.EVIDENCE_BUCKET);
  return {
    ...{ campaign, cases, findCase: cases.find, now, nonce: randomUUID },
    whoServes: whoServes(rollStore(client, settings.ROLL_TABLE)),
    key: liveKeys(settings.HAND_OVER_SECRET_ARN, now),
    handOvers: handOverStore(client, settings.IDENTITY_ACCESS_TABLE),
    findReport: trackedReport({ client, tables: { reports: settings.REPORTS_TABLE }, now }),
    findDetails: fileReport(client, settings.REPORTS_TABLE),
    findReporter: reporterFinder(client, settings.REPORTERS_TABLE),
    pieces: pieceStore(client, settings.EVIDENCE_TABLE),
    objects,
    letters: signedLetters(objects),
    counting: readDeadlineBasis(campaign, {
      years: calendarStore(client, settings.CALENDAR_TABLE),
      law: liveDeadlineLaw(),
    }),
    numberRow: numberRow(settings.CASES_TABLE),
    atDesk: handOverWrites(settings.CASES_TABLE),
    count: metricCounter('readIdentity'),
  };
};
