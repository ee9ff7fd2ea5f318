import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { emailText, subjectOf } from '../../functions/satgas/alerts/messages.ts';
import { addressedPublisher } from '../../functions/satgas/telling/addressed-publisher.ts';
import { whatBecame } from '../../shared/what-became.ts';
import { startServices } from '@netral/local-host/testing/messaging';

const mailSet = 'satgas-mail';
let host: Awaited<ReturnType<typeof startServices>>;
beforeAll(async () => {
  host = await startServices({
    mail: {
      identities: ['satgas.example'],
      configurationSets: [mailSet],
      suppressing: [],
      destinations: [],
    },
  });
});
afterAll(() => host.stop());
beforeEach(() =>
  host.mail.change({ sandboxed: false, standing: 'healthy', perSecond: 1000, loseAnswers: 0 }),
);

const alert = {
  region: '18.09',
  caseNumber: 'LP-AAAAAA',
  severity: 5,
  link: 'https://x.example/a',
};
const mailbox = 'siti@kantor.example';
const send = (more: { mailFrom?: string; mailSet?: string } = {}) =>
  addressedPublisher(host, {
    senderId: 'none',
    partMicroUsd: 1,
    mailFrom: 'siaga@satgas.example',
    mailSet,
    ...more,
  })({
    ...{ region: '18.09', to: 'petugas-1', channel: 'email', mailbox },
    ...{ subject: subjectOf(alert), text: emailText(alert) },
  });
const received = () => host.outbox.list({ channel: 'email', to: mailbox, limit: 9 });

describe('an e-mail as a mailbox receives it', () => {
  it('is its subject and its text, whole', async () => {
    expect(await send()).toMatch(/^[0-9a-f-]{50,}-000000$/);
    expect(received()[0]).toMatchObject({ subject: subjectOf(alert), body: emailText(alert) });
  });
});

const fault = async (sent: Promise<string>): Promise<string> =>
  sent.then(
    () => 'accepted',
    (error: unknown) => whatBecame(error),
  );

describe('an e-mail that SES does not take', () => {
  it('waits while the account is paused, suspended, in its sandbox or too fast', async () => {
    await host.mail.change({ standing: 'paused' });
    expect(await fault(send())).toBe('not-taken');
    await host.mail.change({ standing: 'suspended' });
    expect(await fault(send())).toBe('not-taken');
    await host.mail.change({ standing: 'healthy', sandboxed: true });
    expect(await fault(send())).toBe('not-taken');
    await host.mail.change({ sandboxed: false, perSecond: 0 });
    expect(await fault(send())).toBe('not-taken');
  });

  it('waits for the domain to be verified, and for a configuration set that is gone', async () => {
    expect(await fault(send({ mailFrom: 'siaga@belum.example' }))).toBe('not-taken');
    expect(await fault(send({ mailSet: 'none' }))).toBe('not-taken');
  });

  it('has failed where it is refused for what it is', async () => {
    expect(await fault(send({ mailFrom: 'siaga' }))).toBe('refused');
  });

  it('may have arrived where the answer is lost, and is handed over once', async () => {
    const before = received().length;
    await host.mail.change({ loseAnswers: 1 });
    expect(await fault(send())).toBe('unclear');
    expect(received()).toHaveLength(before + 1);
  });
});
