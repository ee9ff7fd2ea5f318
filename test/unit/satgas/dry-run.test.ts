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
  const above = anOfficer('provinsi', { rung: 'province', region: '18', unit: undefined });
  const { explain } = theSatgas({ officers: [anOfficer('petugas-1'), above] });
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
    expect(await dryRunning({ accusedUnit: 'DISDIK' })).toMatchObject({
      status: 200,
      body: {
        isNaming: false,
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
          { rung: 'province' },
        ],
        notTold: [],
      },
    });
  });

  it.each([undefined, '', 'TIDAK-ADA'])(
    'shows for the unit %p who would be asked to name it, and nobody of the region',
    async (accusedUnit) => {
      expect(await dryRunning({ accusedUnit })).toMatchObject({
        status: 200,
        body: {
          isNaming: true,
          steps: [{ rung: 'province', tell: [{ officerId: 'provinsi' }] }],
          notTold: [{ officerId: 'petugas-1', why: 'to-be-named' }],
        },
      });
    },
  );

  it('keeps from a report those above and below the unit, and everybody under a leader of the region', async () => {
    const { body } = (await dryRunning({ accusedUnit: 'SEKDA' })) as { body: object };
    expect(body).toMatchObject({ notTold: [{ officerId: 'petugas-1', why: 'led-by-accused' }] });
  });

  it('is refused for a region beyond the scope', async () => {
    await expect(dryRunning({ region: '14.06' })).rejects.toMatchObject({ code: 'wrong-region' });
  });
});
