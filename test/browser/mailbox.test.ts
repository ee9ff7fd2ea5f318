import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { eventually } from '../../infra/demo/suite-client.ts';
import { launchBrowser } from '../support/browser.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { isWiderThanScreen, mainOf, press } from '../support/on-a-page.ts';
import { nipOf } from '../support/rosters.ts';
import { signInTo } from '../support/sign-in.ts';

let suite: LentSuite;
let browser: Browser;

const region = '35.75';
const numbers = [7001, 7002, 7003].map(nipOf);
const mailboxes = [
  'pegawai7001@dinas.example',
  'pegawai7002@dinas.example',
  'kantor@dinas.example',
];

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
  const rows = numbers.map((number, n) => `${number};Pegawai;DISDIK;${mailboxes[n] ?? ''}`);
  const sheet = ['NIP;Nama;OPD;Surel dinas', ...rows].join('\n');
  const sent = await suite.client.postRaw(`/v1/rosters?region=${region}`, sheet, {
    ...(await signInTo(suite, 'chair', region)),
    'content-type': 'text/csv',
  });
  expect(sent).toMatchObject({ status: 201, body: { taken: 3, mailboxes: 3 } });
});

afterAll(() => browser.close());

const aPhone = async (): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    locale: 'id-ID',
  });
  return context.newPage();
};

const ask = (number: string, mailbox: string) =>
  suite.client.post('/ikrar/surel/kirim', { region, number, mailbox });

const mailsTo = async (mailbox: string) =>
  (await suite.client.outbox()).filter(({ to }) => to === mailbox);

describe('a civil servant with an office mailbox, on a phone without script', () => {
  it('asks for the link, opens it, pledges, and is confirmed once', async () => {
    const page = await aPhone();
    await page.goto(`${suite.url}/ikrar/surel?region=${region}`);
    expect(await isWiderThanScreen(page)).toBe(false);
    await page.locator('input[name=number]').fill(numbers[0] ?? '');
    await page.locator('input[name=mailbox]').fill(mailboxes[0] ?? '');
    await press(page.getByRole('button', { name: 'Kirim tautan' }));
    expect(await mainOf(page)).toContain('Periksa surel dinas Anda');
    expect(await isWiderThanScreen(page)).toBe(false);
    const mail = await eventually('the mail with the link', 60, async () =>
      (await mailsTo(mailboxes[0] ?? '')).at(-1),
    );
    expect(mail.body).not.toContain(numbers[0]);
    const link = /https?:\/\/\S+\/ikrar\/surel\/t\/\S+/.exec(mail.body)?.[0] ?? '';
    // A scanner of mails opens what it finds.
    for (const method of ['GET', 'HEAD']) await fetch(link, { method });
    await page.goto(link);
    expect(await isWiderThanScreen(page)).toBe(false);
    await page.locator('input[name=staffKind][value=pns]').check({ force: true });
    await page.getByLabel('Saya telah membaca').check();
    await press(page.getByRole('button', { name: 'Saya berikrar' }));
    expect(await mainOf(page)).toContain('Dikonfirmasi');
    const again = await aPhone();
    await again.goto(link);
    await again.locator('input[name=staffKind][value=pns]').check({ force: true });
    await again.getByLabel('Saya telah membaca').check();
    await press(again.getByRole('button', { name: 'Saya berikrar' }));
    expect(await again.getByRole('alert').count()).toBe(1);
    expect(await mainOf(again)).not.toContain('Tanda terima');
    for (const one of [page, again]) await one.context().close();
  });

  it('is answered alike whether number and mailbox are listed together, and only they get a mail', async () => {
    const [first = '', second = ''] = mailboxes;
    const answers = [
      await ask(numbers[1] ?? '', second),
      await ask(numbers[1] ?? '', 'penyusup@dinas.example'),
      await ask(nipOf(7999), second.replace('7002', '7999')),
      await ask(numbers[0] ?? '', first),
    ];
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    await eventually('the mail to who is listed', 60, async () => (await mailsTo(second))[0]);
    expect(await mailsTo('penyusup@dinas.example')).toEqual([]);
    expect(await mailsTo(second.replace('7002', '7999'))).toEqual([]);
  });
});

describe('a roster that was a mistake', () => {
  it('is brought back from its page, which says first how many people come and go', async () => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
      locale: 'id-ID',
      extraHTTPHeaders: await signInTo(suite, 'chair', region),
    });
    const page = await context.newPage();
    await page.goto(`${suite.url}/siaga/daftar?region=${region}`);
    expect(await mainOf(page)).toContain('Bila dibatalkan: 0 orang kembali, 3 orang pergi');
    expect(await isWiderThanScreen(page)).toBe(false);
    await page.getByLabel('Mengapa?').selectOption('wrong-file');
    await page.getByLabel('Ya, kembalikan daftar sebelumnya').check();
    await press(page.getByRole('button', { name: 'Batalkan unggahan' }));
    expect(await mainOf(page)).toContain('0 orang kembali, 3 orang pergi');
    expect(await mainOf(page)).toContain('Bila dibatalkan: 3 orang kembali, 0 orang pergi');
    expect(await isWiderThanScreen(page)).toBe(false);
    await context.close();
  });
});
