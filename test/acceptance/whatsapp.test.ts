import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../infra/demo/suite-client.ts';
import { aReport } from '../support/forms.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { signInTo } from '../support/sign-in.ts';

type Headers = Record<string, string>;
type Own = {
  phone: { standing: string };
  whatsapp: { offered: boolean; standing: string; mayAsk: boolean };
};
type Row = { channel: string; reachedThem: string; reason: string | null };

const region = '35.75';
let suite: LentSuite;
let officer: Headers;

beforeAll(async () => {
  suite = await lentSuite();
  officer = await signInTo(suite, 'officer', region);
});

const own = async () =>
  (await suite.client.get('/v1/own-contacts', { headers: officer })).body as Own;
const choose = (wanted: string) =>
  suite.client.post('/v1/own-contacts/whatsapp', { wanted }, officer);

/** Presses every link that was sent to confirm something by a channel: one of them is this officer's. */
const pressAll = async (channel: string) => {
  for (const { body } of await suite.client.outbox(`&channel=${channel}`)) {
    const token = /(?:^|\s|\/)k\/([\w.-]+)/.exec(body)?.[1];
    if (token !== undefined) await suite.client.post(`/k/${token}`, {});
  }
};

/** Presses them until the officer's own page says so. */
const confirm = async (channel: string, isDone: (own: Own) => boolean) =>
  eventually(`${channel} to be confirmed`, 60, async () => {
    await pressAll(channel);
    const seen = await own();
    return isDone(seen) ? seen : undefined;
  });

describe('an officer who asks for WhatsApp', () => {
  it('is sent the link there, nothing before it is pressed, and then alerts, whose end comes back', async () => {
    expect((await own()).whatsapp).toMatchObject({ offered: true, standing: 'none' });
    await suite.client.post('/v1/own-contacts/asking', {}, officer);
    await confirm('sms', ({ phone }) => phone.standing === 'confirmed');
    expect((await choose('yes')).status).toBe(200);
    expect((await choose('yes')).status).toBe(409);
    await confirm('whatsapp', ({ whatsapp }) => whatsapp.standing === 'confirmed');

    const sent = await suite.client.post(
      '/v1/reports',
      aReport({ region, conduct: 'mobilise-staff', accusedUnit: 'Dinas Sosial' }),
    );
    const { caseNumber } = sent.body as { caseNumber: string };
    const told = await eventually('the alert by WhatsApp', 60, async () =>
      (await suite.client.outbox('&channel=whatsapp')).find(({ body }) =>
        body.includes(caseNumber),
      ),
    );
    expect(told.body).toMatch(/^\[netral_siaga\]\n35\.75 · LP-\w+ · \w+\n→ a\/[\w.-]+$/);
    const above = await signInTo(suite, 'chair', region.slice(0, 2));
    const { alerts } = (await suite.client.get(`/v1/alerts?region=${region}`, { headers: officer }))
      .body as { alerts: { alertId: string; caseNumber: string }[] };
    const alertId = alerts.find((one) => one.caseNumber === caseNumber)?.alertId ?? '';
    const row = await eventually('what became of it', 60, async () => {
      const { body } = await suite.client.get(`/v1/alerts/${region}/${alertId}/messages`, {
        headers: above,
      });
      return (body as { messages: Row[] }).messages.find(
        ({ channel, reason }) => channel === 'whatsapp' && reason === 'read',
      );
    });
    expect(row.reachedThem).toBe('yes');
    expect((await choose('no')).status).toBe(200);
    expect((await own()).whatsapp.standing).not.toBe('confirmed');
  });
});
