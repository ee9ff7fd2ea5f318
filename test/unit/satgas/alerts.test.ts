import { describe, expect, it } from '@jest/globals';
import type { Person } from '../../../shared/http/request.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import * as alerts from '../../../functions/satgas/alerts/alerts.http.ts';
import { alertOperations } from '../../../functions/satgas/alerts/operations.ts';
import { listAlertMessagesHttp } from '../../../functions/satgas/telling/alert-messages.http.ts';
import { tellingOperations } from '../../../functions/satgas/telling/operations.ts';
import { anAlert, anEvent, anOfficer } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { memoryDeliveries } from '../../support/memory-deliveries.ts';
import { theSatgas } from '../../support/memory-satgas.ts';

const told = ['petugas-1', 'petugas-3'];
const first = anAlert({ accusedUnit: 'DISDIK', telling: told, told });
const nobodys = `${first.alertId.slice(0, 12)}${'A'.repeat(12)}`;

/** One alert that `petugas-1` and `petugas-3` were sent, and what somebody who signs in can ask of it. */
const theDesk = () => {
  const officers = [
    anOfficer('petugas-1'),
    anOfficer('petugas-2'),
    anOfficer('petugas-3'),
    anOfficer('ketua', { rung: 'chair', unit: 'SEKDA' }),
  ];
  const satgas = theSatgas({ officers });
  satgas.keep(first);
  const needs = { campaign: demoCampaign(), act: satgas.desk };
  const acts = {
    taking: served(alertOperations.takeAlert, alerts.takeAlertHttp(needs)),
    declining: served(alertOperations.declineAlert, alerts.declineAlertHttp(needs)),
    'handing-over': served(alertOperations.handOverAlert, alerts.handOverAlertHttp(needs)),
    resolving: served(alertOperations.resolveAlert, alerts.resolveAlertHttp(needs)),
  };
  const messages = served(
    tellingOperations.listAlertMessages,
    listAlertMessagesHttp({ act: satgas.desk, deliveries: memoryDeliveries().deliveries }),
  );
  const list = served(alertOperations.listAlerts, alerts.listAlertsHttp(needs));
  return {
    alert: () => satgas.alert(),
    list: async (who: Asking) => list(asking(who, '/v1/alerts', {})),
    keep: satgas.keep,
    messages: async (who: Asking) => messages(asking(who, 'messages', {})),
    act: async (name: keyof typeof acts, who: Asking) =>
      acts[name](asking(who, name, bodies[name] ?? {})),
  };
};

const bodies: Record<string, object> = {
  declining: { reason: 'not-available' },
  'handing-over': { to: 'petugas-2' },
};

type Asking = Partial<Omit<Person, 'unit'>> & {
  unit?: string;
  accept?: string;
  alertId?: string;
  of?: string;
  query?: Record<string, string>;
};

const asking = (
  { accept = 'application/json', alertId = first.alertId, of = '18.09', query, ...who }: Asking,
  path: string,
  body: object,
) =>
  readRequest(
    anEvent({
      method: 'POST',
      path,
      params: { region: of, alertId },
      ...(query && { query }),
      headers: { Accept: accept, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      authorizer: {
        ...{ personId: 'petugas-1', role: 'officer', region: '18.09', name: 'Contoh' },
        unit: 'BKPSDM',
        ...who,
      },
    }),
  );

describe('the open alerts', () => {
  it('are listed for an officer who was sent them, and for nobody of the accused’s unit', async () => {
    expect(await theDesk().list({})).toMatchObject({
      status: 200,
      body: { alerts: [{ alertId: first.alertId, state: 'open' }] },
    });
    for (const who of [{ unit: 'DISDIK' }, { unit: '' }, { personId: 'petugas-2' }])
      expect(await theDesk().list(who)).toMatchObject({ body: { alerts: [] } });
  });

  it.each(['admin', 'oversight'] as const)(
    'lead %s to the numbers on pages, and refuse their programs',
    async (role) => {
      const who = { personId: 'lain', role, region: 'ID' };
      expect(await theDesk().list({ ...who, accept: 'text/html' })).toEqual({
        status: 303,
        headers: { location: '/v1/oversight/alerts' },
      });
      await expect(theDesk().list(who)).rejects.toMatchObject({ code: 'not-allowed' });
    },
  );

  it('come a hundred at a time, each once, and say where the next begin', async () => {
    const desk = theDesk();
    for (let n = 0; n < 150; n += 1)
      desk.keep({ ...first, alertId: `01795397${String(500 + n)}-Zk3o0nXb1m9c` });
    const page = async (query: Record<string, string>) => {
      const { body } = await desk.list({ query });
      return body as { alerts: { alertId: string }[]; next: string | null };
    };
    const one = await page({});
    expect(one.alerts).toHaveLength(100);
    const two = await page({ after: one.next ?? '' });
    expect([two.alerts.length, two.next]).toEqual([51, null]);
    const ids = [...one.alerts, ...two.alerts].map(({ alertId }) => alertId);
    expect(new Set(ids).size).toBe(151);
    expect(ids).toEqual([...ids].sort());
    await expect(desk.list({ query: { after: 'x' } })).rejects.toMatchObject({
      code: 'invalid-fields',
      errors: [{ field: 'after', reason: 'malformed' }],
    });
  });

  it('of a region beyond the scope, or of one not served, are refused', async () => {
    const asked = (region: string, scope: string) =>
      theDesk().list({ region: scope, query: { region } });
    await expect(asked('14.06', '18.09')).rejects.toMatchObject({ code: 'wrong-region' });
    await expect(asked('11.01', '11')).rejects.toMatchObject({
      errors: [{ field: 'region', reason: 'unknown-region' }],
    });
  });
});

describe('a signed-in officer', () => {
  it('takes an alert, and whoever comes second is told so without a name', async () => {
    const desk = theDesk();
    expect(await desk.act('taking', {})).toMatchObject({ status: 200 });
    expect(desk.alert()).toMatchObject({ state: 'taken', takenBy: 'petugas-1' });
    await expect(desk.act('taking', { personId: 'petugas-3' })).rejects.toMatchObject({
      code: 'conflict',
      errors: [{ field: 'alert', reason: 'taken-by-a-colleague' }],
    });
    const page = await desk.act('taking', { personId: 'petugas-3', accept: 'text/html' });
    expect(page).toMatchObject({ status: 409, body: { state: 'taken' } });
    expect(JSON.stringify(page.body)).not.toContain('petugas-1');
  });

  it.each(['taking', 'declining', 'handing-over', 'resolving'] as const)(
    'in conflict meets at %s what they meet where there is no alert',
    async (name) => {
      for (const who of [{ unit: 'DISDIK' }, { unit: '' }, { personId: 'petugas-2' }]) {
        const desk = theDesk();
        const refused = { code: 'not-found', errors: [{ field: 'alertId' }] };
        await expect(desk.act(name, who)).rejects.toMatchObject(refused);
        await expect(desk.act(name, { ...who, alertId: nobodys })).rejects.toMatchObject(refused);
        expect(desk.alert()).toEqual(first);
      }
    },
  );

  it.each(['taking', 'declining', 'handing-over', 'resolving'] as const)(
    'of another region may not ask for %s',
    async (name) => {
      const who = { region: '14.06' };
      await expect(theDesk().act(name, who)).rejects.toMatchObject({ code: 'wrong-region' });
    },
  );
});

describe('what was sent of an alert', () => {
  const admin = { personId: 'admin', role: 'admin' } as const;

  it('is shown to an admin, and to nobody in conflict or beyond their region', async () => {
    expect(await theDesk().messages(admin)).toEqual({ status: 200, body: { messages: [] } });
    for (const who of [{ unit: 'DISDIK' }, { unit: '' }, { alertId: nobodys }])
      await expect(theDesk().messages({ ...admin, ...who })).rejects.toMatchObject({
        code: 'not-found',
        errors: [{ field: 'alertId' }],
      });
    await expect(theDesk().messages({ ...admin, region: '14.06' })).rejects.toMatchObject({
      code: 'wrong-region',
    });
  });
});
