import { describe, expect, it } from '@jest/globals';
import { dryRunHttp } from '../../../functions/satgas/oversight/dry-run.http.ts';
import { oversightOperations } from '../../../functions/satgas/oversight/operations.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import { anEvent, anOfficer } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { theSatgas } from '../../support/memory-satgas.ts';

/** A chair of 18.09 thinks a report through that never came in. */
const dryRunning = async (form: object) => {
  const { explain } = theSatgas({ officers: [anOfficer('petugas-1')] });
  const http = dryRunHttp({ campaign: demoCampaign(), explain });
  return served(
    oversightOperations.dryRunAlert,
    http,
  )(
    readRequest(
      anEvent({
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ region: '18.09', severity: 3, ...form }),
        authorizer: { personId: 'ketua', role: 'chair', region: '18.09', name: 'Contoh' },
      }),
    ),
  );
};

describe('a dry run', () => {
  it('answers rung by rung, with channels, times and costs', async () => {
    expect(await dryRunning({})).toMatchObject({
      status: 200,
      body: {
        steps: [
          {
            rung: 'on-duty',
            at: '2026-11-23T02:00:00.000Z',
            tell: [
              {
                officerId: 'petugas-1',
                channels: [
                  { channel: 'sms', when: 'now', costMicroUsd: 1 },
                  { channel: 'email', when: 'now', costMicroUsd: 0 },
                ],
              },
            ],
          },
        ],
        notTold: [],
      },
    });
  });

  it('takes a unit that was left open for none', async () => {
    expect(await dryRunning({ accusedUnit: '' })).toMatchObject({ status: 200 });
  });

  it('is refused for a region beyond the scope, and for a unit the region does not have', async () => {
    await expect(dryRunning({ region: '14.06' })).rejects.toMatchObject({ code: 'wrong-region' });
    await expect(dryRunning({ accusedUnit: 'TIDAK-ADA' })).rejects.toMatchObject({
      errors: [{ field: 'accusedUnit', reason: 'unknown-unit' }],
    });
  });
});
