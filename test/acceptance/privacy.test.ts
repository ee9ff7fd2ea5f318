import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { messagesAbout } from '../../infra/demo/scenes.ts';
import { toWorkingHours } from '../../infra/demo/suite-client.ts';
import { aPledge, aReport } from '../support/forms.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

let suite: SuiteProcess;
beforeAll(async () => {
  suite = await startSuiteProcess();
  // At night SMS wait for the morning.
  await toWorkingHours(suite.client);
});
afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

const secrets = {
  number: '198709262015052003',
  reporterName: 'Pelapor Rahasia',
  reporterAddress: 'Jalan Sunyi Nomor Tujuh',
  reporterPhone: '081298765432',
  accusedName: 'Terlapor Rahasia',
  account: 'Kalimat rahasia yang hanya boleh dibaca satgas.',
};

describe('what nobody else may learn', () => {
  it('stands in no log and no message: numbers, names, contacts, accounts, codes', async () => {
    await suite.client.post('/v1/pledges', aPledge({ number: secrets.number }));
    await suite.client.post('/v1/pledges', aPledge({ number: secrets.number, unit: 'NOWHERE' }));
    const { number, ...report } = secrets;
    const { status, body } = await suite.client.post(
      '/v1/reports',
      aReport({ lane: 'named', ...report }),
    );
    expect(status).toBe(201);
    const { code, caseNumber } = body as { code: string; caseNumber: string };
    await suite.client.post('/v1/tracking', { code });
    const messages = await messagesAbout(suite.client, caseNumber, 4);
    const log = readFileSync(join(suite.dataFolder, 'host.log'), 'utf8');
    expect(log).toContain('/v1/tracking');
    for (const secret of [number, ...Object.values(report), code, code.replaceAll(' ', '')]) {
      expect(log).not.toContain(secret);
      for (const message of messages) expect(message.body).not.toContain(secret);
    }
    for (const { to } of messages) expect(log).not.toContain(to);
  });
});
