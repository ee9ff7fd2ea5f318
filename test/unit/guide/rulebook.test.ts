import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { findEntries, type Looking } from '../../../functions/reports/guide/find-entries.ts';
import { guideOperations } from '../../../functions/reports/guide/operations.ts';
import { rulebookEntryHttp, rulebookHttp } from '../../../functions/reports/guide/rulebook.http.ts';
import { rulebookOn } from '../../../functions/reports/guide/rulebook.ts';
import { shippedCatalogue } from '../../../functions/reports/law/editions.ts';
import law from '../../../functions/reports/law/editions.json' with { type: 'json' };
import { readRequest } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { anEvent } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { sundayMorning } from '../../support/report-pages.ts';

const today = '2026-11-29';
const entries = rulebookOn(shippedCatalogue(), today);
const found = (looking: Looking) => findEntries(entries, looking).map(({ entry }) => entry);
const entryOf = (slug: string) => entries.find(({ entry }) => entry === slug);

const frame: PageFrame = {
  base: '/live',
  lang: 'id',
  path: '/boleh',
  stylesheet: '/assets/netral.css',
};
const needs = {
  campaign: demoCampaign(),
  catalogue: shippedCatalogue(),
  now: () => sundayMorning,
};
const showAll = served(guideOperations.showRulebook, rulebookHttp(needs));
const showOne = served(guideOperations.showRulebookEntry, rulebookEntryHttp(needs));
const pageOf = async (query: Record<string, string> = {}) =>
  (await (await showAll(readRequest(anEvent({ query })))).page?.(frame)) ?? '';
const oneAt = async (entry: string) => showOne(readRequest(anEvent({ params: { entry } })));

describe('the guide', () => {
  it('holds every row of the catalogue, each once, and everything that stays allowed', () => {
    const told = entries.flatMap((entry) => (entry.kind === 'may-not' ? entry.rules : []));
    const rows = law.categories['skb-2022'];
    expect(told.map(({ name }) => name.id).sort()).toEqual(rows.map(({ name }) => name.id).sort());
    const allowed = entries.flatMap(({ kind, entry }) => (kind === 'may' ? [entry] : []));
    expect(allowed).toEqual(['right-to-vote', 'listen-passively', 'spouse-cltn']);
  });

  it('says of each rule what usually follows and what it rests on', () => {
    for (const entry of entries) {
      if (entry.kind === 'may') expect(entry.legalBasis).not.toEqual([]);
      else
        for (const rule of entry.rules) {
          expect(rule.sanctions).not.toEqual([]);
          expect(rule.legalBasis).not.toEqual([]);
        }
    }
  });

  it('quotes articles as they are numbered on the day', () => {
    const articles = (date: string) => JSON.stringify(rulebookOn(shippedCatalogue(), date));
    expect(articles('2023-10-30')).toContain('UU 5/2014 Pasal 9 ayat (2)');
    expect(articles(today)).not.toContain('UU 5/2014');
    expect(rulebookOn(shippedCatalogue(), '2019-01-01').map(({ kind }) => kind)).not.toContain(
      'may-not',
    );
  });

  it('tells the spouse what is allowed, what is not, and that it takes leave', () => {
    const spouse = entryOf('spouse-cltn');
    expect(spouse).toMatchObject({ kind: 'may', legalBasis: ['SE MenPANRB 18/2023'] });
    expect(JSON.stringify(spouse)).toContain('cuti di luar tanggungan negara');
  });

  it.each([
    [{ q: 'LIKE' }, 'social-engagement'],
    [{ q: 'mobil dinas' }, 'state-facilities'],
    [{ q: 'dínas mobil' }, 'state-facilities'],
    [{ q: 'suami' }, 'spouse-cltn'],
    [{ q: 'PP 94/2021' }, 'biased-decision'],
    [{ q: 'memilih' }, 'right-to-vote'],
  ] satisfies [Looking, string][])('finds by %j: %s', (looking, slug) =>
    expect(found(looking)).toContain(slug),
  );

  it('finds nothing where one of the words is nowhere', () =>
    expect(found({ q: 'mobil qwxz' })).toEqual([]));

  it('shows of a phase its own rules and those of any time', () => {
    const before = findEntries(entries, { phase: 'before-determination' });
    const phases = before.flatMap((entry) =>
      entry.kind === 'may-not' ? entry.rules.map(({ phase }) => phase) : [],
    );
    expect(new Set(phases)).toEqual(new Set(['before-determination', 'any']));
    expect(before.map(({ entry }) => entry)).not.toContain('mobilise-staff');
    expect(found({ phase: 'after-determination' })).not.toContain('join-introduction-event');
  });
});

describe('the page of the guide', () => {
  it('has what was looked for, keeps it for the other language, and is light', async () => {
    const html = await pageOf({ q: 'foto', phase: 'after-determination' });
    expect(html).toContain('value="foto"');
    expect(html).toMatch(/href="\/live\/boleh\?q=foto&amp;phase=after-determination&amp;lang=en"/);
    expect(html).toContain('id="partisan-photo"');
    expect(html).not.toContain('id="money-politics"');
    expect(gzipSync(await pageOf()).byteLength).toBeLessThan(20_000);
  });

  it('says where the election stands, by the days of the deployment', async () => {
    const html = await pageOf();
    expect(html).toContain('masa kampanye');
    expect(html).toContain('9 Desember 2026');
  });

  it('shows no number of a source that nobody outside can look up, and says what it is worth', async () => {
    const html = await pageOf();
    expect(html).not.toMatch(/\bS\d+\b|seed/);
    expect(html).toContain('bukan putusan');
  });

  it('never lets what was typed become markup', async () => {
    const html = await pageOf({ q: '"><script>alert(1)</script>' });
    expect(html).not.toContain('<script>alert');
  });

  it.each(['right-to-vote', 'spouse-cltn', 'state-facilities'])(
    'has %s at an address of its own, with a title for whoever shares it',
    async (slug) => {
      const html = (await (await oneAt(slug)).page?.(frame)) ?? '';
      const [title = ''] = /<h1>[^<]+/.exec(html) ?? [];
      expect(html).toContain(`<meta property="og:title" content="${title.slice('<h1>'.length)}"/>`);
      expect(html).toMatch(/<meta name="description" content="[^"]{30,}"/);
      expect(await pageOf()).toContain(`href="/live/boleh/${slug}"`);
    },
  );

  it('leads from what is not allowed to the form that reports it', async () => {
    const html = (await (await oneAt('state-facilities')).page?.(frame)) ?? '';
    expect(html).toContain('href="/live/lapor?conduct=state-facilities"');
  });

  it.each(['unknown', '../lapor', 'x'.repeat(61)])('has nothing at %s', async (slug) => {
    await expect(oneAt(slug)).rejects.toBeInstanceOf(Refusal);
  });
});
