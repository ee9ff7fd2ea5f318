import { randomBytes, randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { nonceBytes } from '../../../shared/sealed.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { storeAnswer } from '../answers/answer-store.ts';
import { leadLinks } from '../answers/lead-links.ts';
import { planAnswer } from '../answers/plan-answer.ts';
import { compareNames } from '../intake/compare-names.ts';
import { reportStore } from '../intake/report-store.ts';
import { rollStore } from '../roll/roll-store.ts';
import type { takingSettings } from '../settings.ts';
import { submitReport } from '../intake/submit-report.ts';
import { bindSlip } from '../slips/slip-store.ts';
import { knownAs } from './known-as.ts';
import { nameStore } from './name-store.ts';
import { quarantineStore } from './quarantine-store.ts';
import { recentStore } from './recent-store.ts';
import { unknownStore } from './unknown-store.ts';

type Where = {
  settings: z.infer<typeof takingSettings>;
  client: DynamoDBClient;
  campaign: Campaign;
  now: Now;
};

/** What it takes to make a report of what a source told, or to set it aside, in the tables the settings name. */
export const taking = ({ settings, client, campaign, now }: Where) => {
  const codeKey = keyBytes(secretReader(settings.CODE_SECRET_ARN, now));
  const tables = { reports: settings.REPORTS_TABLE, reporters: settings.REPORTERS_TABLE };
  const roll = rollStore(client, settings.ROLL_TABLE);
  const likenessKey = keyBytes(secretReader(settings.LIKENESS_SECRET_ARN, now));
  const sealing = {
    key: keyBytes(secretReader(settings.SEAL_SECRET_ARN, now)),
    newNonce: () => randomBytes(nonceBytes),
  };
  const keptDays = Number(settings.WEBHOOK_RETENTION_DAYS);
  const names = nameStore(client, settings.QUARANTINE_TABLE, { key: codeKey, sealing });
  const links = leadLinks({ ...sealing, key: codeKey, now });
  return {
    codeKey,
    planAnswer: planAnswer({
      store: storeAnswer(client, settings.ANSWERS_TABLE),
      ...{ sealing, links, now, ownNumber: settings.ANSWERING_NUMBER_ID },
    }),
    bindSlip: bindSlip({ client, TableName: settings.SLIPS_TABLE, codeKey }),
    submit: submitReport({
      campaign,
      reports: reportStore(client, tables),
      codeKey,
      compareNames: compareNames({ roll, likenessKey }),
      now,
    }),
    quarantine: quarantineStore(client, settings.QUARANTINE_TABLE, {
      ...{ key: codeKey, keptDays, sealing },
    }),
    sealing,
    names,
    knownAs: knownAs(names),
    recent: recentStore(client, settings.QUARANTINE_TABLE, { keptDays, newId: randomUUID }),
    unknown: unknownStore(client, settings.QUARANTINE_TABLE, keptDays),
  };
};
