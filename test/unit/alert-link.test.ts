import { describe, expect, it } from '@jest/globals';
import type { Alert } from '../../functions/satgas/alerts/alert.ts';
import { showAlertHttp, takeByLinkHttp } from '../../functions/satgas/alerts/alert-link.http.ts';
import { alertOperations } from '../../functions/satgas/alerts/operations.ts';
import { makeLink } from '../../functions/satgas/alerts/personal-link.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { anAlert, anEvent, anOfficer } from '../support/builders.ts';
import { theseKeys } from '../support/live-keys.ts';
import { demoCampaign } from '../support/campaign.ts';
import { mondayMorning, theSatgas } from '../support/memory-satgas.ts';

const key = Buffer.alloc(32, 7);
const expiresAt = mondayMorning + 86_400_000;

/** One alert as the table keeps it: the first who takes it has it. */
const theLine = (first: Alert, now = mondayMorning) => {
  const officers = ['petugas-1', 'petugas-2', 'orang-lain'].map((id) => anOfficer(id));
  const satgas = theSatgas({ officers, now });
  satgas.keep(first);
  const needs = {
    campaign: demoCampaign(),
    act: satgas.desk,
    linkKey: theseKeys(key),
    now: satgas.now,
  };
  const show = served(alertOperations.showAlert, showAlertHttp(needs));
  const take = served(alertOperations.takeAlertByLink, takeByLinkHttp(needs));
  const asked = (officerId: string, accept = 'application/json') => {
    const token = makeLink(key, { ...first, officerId: `18.09/${officerId}` }, expiresAt);
    return readRequest(
      anEvent({ path: `/a/${token}`, params: { token }, headers: { Accept: accept } }),
    );
  };
  return {
    alert: () => satgas.alert(),
    show: async (officerId: string) => show(asked(officerId)),
    take: async (officerId: string, accept?: string) => take(asked(officerId, accept)),
  };
};

describe('a personal link', () => {
  it('shows the alert, and changes nothing by being opened', async () => {
    const line = theLine(anAlert());
    expect(await line.show('petugas-1')).toMatchObject({ status: 200, body: { state: 'open' } });
    expect(line.alert()?.state).toBe('open');
  });

  it('names the region as people do, beside its code', async () => {
    const shown = await theLine(anAlert()).show('petugas-1');
    const html = await shown.page?.({ base: '', lang: 'id', path: '/a/x', stylesheet: '/s.css' });
    expect(html).toContain('Kabupaten Pesawaran (18.09)');
  });

  it('takes the alert, and taking again says the same', async () => {
    const line = theLine(anAlert());
    for (let times = 0; times < 2; times += 1) {
      expect(await line.take('petugas-1')).toMatchObject({ status: 200 });
    }
    expect(line.alert()).toMatchObject({ state: 'taken', takenBy: 'petugas-1' });
  });

  it('gives an alert to exactly one of two who press together, and does not name the colleague', async () => {
    const told = ['petugas-1', 'petugas-2'];
    const line = theLine(anAlert({ telling: told, told }));
    await line.take('petugas-1');
    await expect(line.take('petugas-2')).rejects.toMatchObject({ code: 'conflict' });
    const page = await line.take('petugas-2', 'text/html');
    expect(page).toMatchObject({ status: 409, body: { state: 'taken' } });
    expect(JSON.stringify(page.body)).not.toContain('petugas-1');
  });

  it('ends with its time, for opening and for taking', async () => {
    const line = theLine(anAlert(), expiresAt);
    await expect(line.show('petugas-1')).rejects.toMatchObject({ code: 'link-expired' });
    await expect(line.take('petugas-1')).rejects.toMatchObject({ code: 'link-expired' });
    await expect(theLine(anAlert(), expiresAt - 1).show('petugas-1')).resolves.toBeDefined();
  });

  it('is refused for somebody the alert was not told to', async () => {
    await expect(theLine(anAlert()).take('orang-lain')).rejects.toMatchObject({
      code: 'link-refused',
      errors: [{ field: 'token', reason: 'not-for-you' }],
    });
  });
});
