import { describe, expect, it } from '@jest/globals';
import { showAlertHttp, takeByLinkHttp } from '../../../functions/satgas/alerts/alert-link.http.ts';
import { alertOperations } from '../../../functions/satgas/alerts/operations.ts';
import { linkLifeMs, makeLink } from '../../../functions/satgas/alerts/personal-link.ts';
import { served } from '../../../shared/operation/serve.ts';
import { anAlert, anEvent, anOfficer } from '../../support/builders.ts';
import { theseKeys } from '../../support/live-keys.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { refusal } from '../../support/case-asks.ts';
import { mondayMorning, theSatgas } from '../../support/memory-satgas.ts';
import { readRequest } from '../../../shared/http/request.ts';

const key = Buffer.alloc(32, 9);

describe('a personal link', () => {
  const alert = anAlert({ accusedUnit: 'DISDIK', telling: ['petugas-1'], told: ['petugas-1'] });
  const theLink = (now: number) => {
    const satgas = theSatgas({ officers: [anOfficer('petugas-1')] });
    satgas.keep(alert);
    const needs = {
      ...{ campaign: demoCampaign(), act: satgas.desk, now: () => now },
      linkKey: theseKeys(key),
    };
    const token = makeLink(
      key,
      { ...alert, officerId: '18.09/petugas-1' },
      mondayMorning + linkLifeMs,
    );
    const request = (method: string) =>
      readRequest(anEvent({ method, path: `/a/${token}`, params: { token } }));
    return {
      satgas,
      show: async () => served(alertOperations.showAlert, showAlertHttp(needs))(request('GET')),
      take: async () =>
        served(alertOperations.takeAlertByLink, takeByLinkHttp(needs))(request('POST')),
    };
  };

  it('shows the alert however often it is opened, and takes it only when it is pressed', async () => {
    const { satgas, show, take } = theLink(mondayMorning);
    for (let scan = 0; scan < 3; scan += 1)
      expect(await show()).toMatchObject({ status: 200, body: { state: 'open' } });
    expect(satgas.alert()).toEqual(alert);
    await take();
    expect(satgas.alert()).toMatchObject({ state: 'taken', takenBy: 'petugas-1' });
  });

  it('opens nothing and does nothing once its day is over', async () => {
    const { satgas, show, take } = theLink(mondayMorning + linkLifeMs);
    for (const ask of [show, take]) expect(await refusal(ask)).toBe('link-expired expired');
    expect(satgas.alert()).toEqual(alert);
  });
});
