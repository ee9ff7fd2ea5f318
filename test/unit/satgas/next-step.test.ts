import { describe, expect, it } from '@jest/globals';
import * as alerts from '../../../functions/satgas/alerts/alerts.http.ts';
import { showAlertHttp, takeByLinkHttp } from '../../../functions/satgas/alerts/alert-link.http.ts';
import { alertOperations } from '../../../functions/satgas/alerts/operations.ts';
import { makeLink } from '../../../functions/satgas/alerts/personal-link.ts';
import { satgasEntranceHttp } from '../../../functions/site/sign-in.http.ts';
import { siteOperations } from '../../../functions/site/operations.ts';
import type { Answer } from '../../../shared/http/answer.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import { anAlert, anEvent, anOfficer } from '../../support/builders.ts';
import { theseKeys } from '../../support/live-keys.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { refusal } from '../../support/case-asks.ts';
import { mondayMorning, theSatgas } from '../../support/memory-satgas.ts';

const key = Buffer.alloc(32, 9);
const caseKey = 'Zk3o0nXb1m9cQe7rTt5vYw2aLs8dHf4g';
const two = ['petugas-1', 'petugas-2'];
/** An emergency about a unit in which neither officer serves: two must take it. */
const emergency = anAlert({
  ...{ accusedUnit: 'DISDIK', severity: 5, quorum: 2, conduct: 'state-facilities' },
  ...{ telling: two, told: two, openedAt: mondayMorning, dueAt: mondayMorning + 600_000 },
});

const frame = { base: '', lang: 'id', path: '/a/t', stylesheet: '/assets/netral.css' } as const;
const pageOf = async (answer: Answer | Promise<Answer>): Promise<string> =>
  (await (await answer).page?.(frame)) ?? '';

/** An alert, and what two officers see and do of it by link and signed in. */
const theDesk = (alert = emergency) => {
  const satgas = theSatgas({ officers: two.map((id) => anOfficer(id)) });
  satgas.keep(alert);
  const needs = { campaign: demoCampaign(), act: satgas.desk };
  const byLink = { ...needs, now: () => mondayMorning, linkKey: theseKeys(key) };
  const linked = (method: string, id: string) => {
    const bound = { ...alert, officerId: `18.09/${id}` };
    const token = makeLink(key, bound, mondayMorning + 86_400_000);
    return readRequest(
      anEvent({ method, path: `/a/${token}`, params: { token }, headers: { Accept: 'text/html' } }),
    );
  };
  const signedIn = (id: string, unit = 'BKPSDM') =>
    readRequest(
      anEvent({
        method: 'GET',
        params: { region: alert.region, alertId: alert.alertId },
        headers: { Accept: 'text/html' },
        authorizer: { personId: id, role: 'officer', region: '18.09', name: 'Contoh', unit },
      }),
    );
  const show = served(alertOperations.showAlert, showAlertHttp(byLink));
  const take = served(alertOperations.takeAlertByLink, takeByLinkHttp(byLink));
  const read = served(alertOperations.readAlert, alerts.readAlertHttp(needs));
  const list = served(alertOperations.listAlerts, alerts.listAlertsHttp(needs));
  return {
    satgas,
    show: (id: string) => pageOf(show(linked('GET', id))),
    take: (id: string) => pageOf(take(linked('POST', id))),
    read: async (id: string, unit?: string) => read(signedIn(id, unit)),
    list: async (id: string) => list(signedIn(id)),
  };
};

describe('an alert by link', () => {
  it('says what happened, where, how urgent, and the unit to keep clear of, before it is taken', async () => {
    const page = await theDesk().show('petugas-1');
    expect(page).toContain('Fasilitas negara');
    expect(page).toContain('Kabupaten Pesawaran (18.09)');
    expect(page).toMatch(/Unit terlapor<\/dt><dd>[^<]*Pendidikan/);
    expect(page).toContain('DARURAT');
    expect(page).toContain('Perlu 2 petugas; belum ada yang mengambil.');
    expect(page).not.toContain(caseKey);
    expect(page.indexOf('Unit terlapor')).toBeLessThan(page.indexOf('Saya ambil'));
  });

  it('leads whoever took it to its case, by way of the sign-in, and makes that the one big button', async () => {
    const desk = theDesk(anAlert({ accusedUnit: 'DISDIK' }));
    const page = await desk.take('petugas-1');
    expect(page).toContain(`<a class="button" href="/siaga?case=${caseKey}">Buka kasus</a>`);
    expect(page).toContain('<button type="submit" class="quiet">Sudah selesai</button>');
    expect(page).not.toContain('Saya ambil');
  });

  it('says how many have taken it and until when it waits for another', async () => {
    const desk = theDesk();
    const page = await desk.take('petugas-1');
    const waits = '1 dari 2 petugas sudah mengambil; menunggu satu lagi sampai 09.10.';
    expect(page).toContain(waits);
    expect(page).not.toContain('Saya ambil</button>');
    expect(await desk.show('petugas-2')).toContain(waits);
    expect(await desk.take('petugas-2')).not.toContain('menunggu');
  });
});

describe('a signed-in officer', () => {
  it('is not asked again in the list for what they have taken', async () => {
    const desk = theDesk();
    await desk.take('petugas-1');
    const mine = await pageOf(desk.list('petugas-1'));
    expect(mine).not.toContain('<button type="submit" aria-label="Saya ambil');
    expect(mine).toContain('Buka kasus');
    expect(mine).toContain('menunggu satu lagi sampai 09.10');
    expect(await pageOf(desk.list('petugas-2'))).toContain('aria-label="Saya ambil');
  });

  it('sees an alert they have taken when its link has ended, and whoever is in conflict none', async () => {
    const desk = theDesk(anAlert({ accusedUnit: 'DISDIK' }));
    await desk.take('petugas-1');
    expect(await desk.read('petugas-1')).toMatchObject({
      body: { state: 'taken-by-you', caseKey },
    });
    expect(await refusal(() => desk.read('petugas-1', 'DISDIK'))).toBe('not-found unknown-alert');
    expect(await refusal(() => desk.read('petugas-2'))).toBe('not-found unknown-alert');
  });

  it('sees the most urgent first, and of those equally urgent the oldest', async () => {
    const desk = theDesk();
    const another = (n: number, severity: number) =>
      desk.satgas.keep(anAlert({ severity, alertId: `0179539740${String(n)}-${'A'.repeat(12)}` }));
    another(1, 3);
    another(2, 4);
    another(3, 4);
    const { body } = await desk.list('petugas-1');
    const listed = (body as { alerts: { severity: number; alertId: string }[] }).alerts;
    expect(listed.map(({ severity, alertId }) => [severity, alertId.slice(10, 11)])).toEqual([
      [5, '0'],
      [4, '2'],
      [4, '3'],
      [3, '1'],
    ]);
  });
});

describe('the entrance', () => {
  const enter = served(siteOperations.showSatgasEntrance, satgasEntranceHttp);
  const asked = (query: Record<string, string>, cookie?: string) =>
    readRequest(anEvent({ path: '/siaga', query, ...(cookie && { headers: { Cookie: cookie } }) }));

  it('leads to exactly the case that was asked for, by way of the sign-in where there is none', async () => {
    expect(await enter(asked({ case: caseKey }))).toMatchObject({
      headers: { location: `/sign-in?return=/v1/cases/${caseKey}` },
    });
  });

  it.each(['https://evil.test', '//evil.test', `${caseKey}/../../x`, caseKey.slice(1)])(
    'leads nowhere for "%s"',
    async (asking) => {
      expect(await refusal(() => enter(asked({ case: asking })))).toContain('invalid-fields');
    },
  );
});
