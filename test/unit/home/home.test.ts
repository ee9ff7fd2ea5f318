import { describe, expect, it } from '@jest/globals';
import type { PublishedAt } from '../../../functions/pledges/counting/published.ts';
import { headlineFrom, homeHttp } from '../../../functions/pledges/home/home.http.ts';
import { homeOperations } from '../../../functions/pledges/home/operations.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { anEvent } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { sundayMorning } from '../../support/report-pages.ts';

const frame: PageFrame = {
  base: '/live',
  lang: 'id',
  path: '/',
  stylesheet: '/assets/netral.css',
};
const campaign = demoCampaign();
const table = { cells: [], rest: 0 };
const aDocument = (region: string, pledged: number): PublishedAt => ({
  ...{ region, pledged, claimed: 1000, countedAt: sundayMorning },
  ...{ units: table, staffKinds: table, standings: table, acts: table, ceremonies: table },
});

type Given = { documents?: PublishedAt[]; now?: number; fails?: boolean };

const home = async ({ documents = [], now = sundayMorning, fails = false }: Given) => {
  const faults: unknown[] = [];
  const show = homeHttp({
    campaign,
    read: () => (fails ? Promise.reject(new Error('down')) : Promise.resolve(documents)),
    expected: () => Promise.resolve(new Map([['18.09', 400]])),
    now: () => now,
    fault: (error) => faults.push(error),
  });
  const answer = await served(homeOperations.showHomePage, show)(readRequest(anEvent({})));
  return { body: answer.body, html: (await answer.page?.(frame)) ?? '', faults };
};

describe('the home page', () => {
  it('adds up what the regions have published, and leaves claims out', async () => {
    const documents = [aDocument('18.09', 1235), aDocument('14.06', 30)];
    const { body, html } = await home({ documents });
    expect(body).toMatchObject({ pledged: 1265, voteOn: '2026-12-09' });
    expect(html).toContain('<strong>1.265</strong> orang sudah berikrar dengan bukti');
    expect(html).not.toContain('2.265');
    expect(html).not.toContain('yang diharapkan');
  });

  it('names how many are expected only where every region said so', () => {
    const one = { pledged: 30, expected: 400 };
    expect(headlineFrom([one, { pledged: null, expected: 100 }])).toEqual({
      pledged: 30,
      expected: 500,
    });
    expect(headlineFrom([one, { pledged: 5, expected: null }]).expected).toBeNull();
    expect(headlineFrom([{ pledged: null, expected: null }]).pledged).toBeNull();
  });

  it('is there without a number when the counts cannot be read, and says so', async () => {
    const { body, html, faults } = await home({ fails: true });
    expect(body).toMatchObject({ pledged: null });
    expect(html).toContain('sedang tidak dapat dibaca');
    expect(html).toContain('href="/live/lapor"');
    expect(faults).toHaveLength(1);
  });

  it.each([
    ['2026-11-29T01:00:00Z', '10 hari lagi'],
    ['2026-12-08T16:59:00Z', '1 hari lagi'],
    ['2026-12-08T17:00:00Z', 'hari ini'],
    ['2026-12-09T17:00:00Z', 'sudah berlangsung'],
  ])('says at %s how far the vote is: %s', async (now, said) => {
    const { html } = await home({ now: Date.parse(now) });
    expect(html).toContain('<strong>9 Desember 2026</strong>');
    expect(html).toContain(said);
  });

  it('leads by one tap to report, pledge and guide, and follows a code that is in no address', async () => {
    const { html } = await home({});
    for (const path of ['/lapor', '/ikrar', '/boleh'])
      expect(html).toContain(`<li><a href="/live${path}">`);
    expect(html).toMatch(/<form method="post" action="\/live\/v1\/tracking"/);
    expect(html.match(/name="code"/g)).toHaveLength(1);
  });
});
