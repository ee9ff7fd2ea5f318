import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { answerOf } from '../../functions/pledges/counting/participation-answer.ts';
import type { PublishedAt } from '../../functions/pledges/counting/published.ts';
import { renderParticipation } from '../../functions/pledges/counting/participation.tsx';
import { renderPledgeDone } from '../../functions/pledges/pledging/pledge-done.tsx';
import { renderPledge } from '../../functions/pledges/register/pledge.tsx';
import { renderVerified, renderVerifyForm } from '../../functions/pledges/receipts/verify.tsx';
import { conducts } from '../../functions/reports/intake/conducts.ts';
import { renderReportDone } from '../../functions/reports/intake/pages/report-done.tsx';
import {
  renderFollowUp,
  renderUnknownCode,
} from '../../functions/reports/follow-up/pages/follow-up.tsx';
import { renderTrackForm } from '../../functions/reports/intake/pages/track.tsx';
import { reportPage } from '../../functions/reports/intake/report-form-page.ts';
import { conductWords } from '../../functions/satgas/alerts/alert-words.ts';
import { renderAlert } from '../../functions/satgas/alerts/alert.tsx';
import { renderOpenAlerts } from '../../functions/satgas/alerts/open-alerts.tsx';
import type { AlertView } from '../../functions/satgas/alerts/alert-view.ts';
import { renderRadar } from '../../functions/pledges/counting/radar.tsx';
import { renderVoidings } from '../../functions/pledges/voiding/pages/voidings.tsx';
import { asnPages } from '../support/asn-pages.ts';
import { arrivals, voidingsPage } from '../support/register-pages.ts';
import { Refusal } from '../../shared/refusal.ts';
import { problemOf } from '../../shared/http/problem.ts';
import type { PageFrame } from '../../shared/page/frame.ts';
import { renderRefusal } from '../../shared/page/refusal-page.tsx';
import { campaign, evil } from '../support/evil-campaign.ts';
import { frontPages } from '../support/front-pages.ts';
import { aDoneReport, formNeeds } from '../support/report-pages.ts';
import { aFullReportView } from '../support/follow-up.ts';
import { drawMaps } from '../../infra/map/draw-maps.ts';

const maps = drawMaps(['14.06', '18.09']);
const everywhere = { chosen: {}, maps };
const now = Date.parse('2026-11-23T01:00:00Z');

const frame = (lang: 'id' | 'en', path: string): PageFrame => ({
  base: '/live',
  lang,
  path,
  stylesheet: '/assets/netral.css',
});

const filled = {
  values: { region: '18.09', unit: 'DISDIK', account: evil, number: evil },
  errors: [
    { field: 'number', reason: 'not-digits' },
    { field: 'unit', reason: 'unknown-unit' },
    { field: 'account', reason: 'too-short' },
    { field: 'conduct', reason: 'required' },
  ],
};
const empty = { values: {}, errors: [] };

const acts = { actPath: '/live/a/token', takePath: '/live/a/token', colleagues: [] };

const anAlert = (more: Partial<AlertView> = {}): AlertView => ({
  alertId: '01763877600-abcdefghijkl',
  region: '18.09',
  caseNumber: 'LP-7KQ2MD',
  conduct: evil,
  severity: 5,
  priority: 'DARURAT',
  state: 'open',
  rung: 'on-duty',
  takers: 0,
  quorum: 1,
  openedAt: '2026-11-23T00:31:00.000Z',
  climbsAt: '2026-11-23T00:46:00.000Z',
  takenAt: null,
  accusedUnit: 'DISDIK',
  unitStanding: 'named',
  isNaming: false,
  caseKey: null,
  reports: 1,
  otherCases: [],
  ...more,
});

const asksForUnit = anAlert({
  isNaming: true,
  caseKey: 'Zk3o0nXb1m9c',
  state: 'taken-by-you',
});

const aDocument: PublishedAt = {
  region: campaign.regions[0]?.code ?? '',
  pledged: 30,
  claimed: 100,
  units: { cells: [[evil, 20]], rest: 10 },
  staffKinds: { cells: [['pns', 30]], rest: 0 },
  standings: { cells: [['attended', 30]], rest: 0 },
  acts: { cells: [['ikrar', 30]], rest: 0 },
  ceremonies: { cells: [[evil, 20]], rest: 10 },
  countedAt: now,
};
const audit = { auditedAt: now, day: 20_000, pledges: 30, agrees: true, differences: [] };
const participation = answerOf(campaign.regions, {
  documents: [aDocument],
  audit,
  expected: new Map([['18.09', 4_321]]),
  voided: [{ pledges: 145, reason: 'made-up', at: new Date(now).toISOString() }],
});
const uncounted = answerOf(campaign.regions, {
  documents: [],
  audit: undefined,
  expected: new Map(),
  voided: [],
});

const proven = {
  voided: null,
  region: '18.09',
  standing: 'claimed',
  regionName: 'Kabupaten Pesawaran',
  issuedAt: '2026-11-23T00:31:00.000Z',
  zone: 'Asia/Jakarta',
  textVersion: 2,
  textHashStart: 'abcdef',
};

const accepted = {
  standing: 'claimed' as const,
  receipt: 'AQAB',
  region: '18.09',
  pledgeText: { version: 2, sha256: 'ab'.repeat(32) },
  verifyAt: '/live/v1/receipts/AQAB',
  checkAt: 'https://netral.example/verifikasi#AQAB',
};
const followed = {
  report: aFullReportView(evil),
  code: evil,
  outcome: 'kept' as const,
  ...{ newId: () => 'k', regionName: evil, successors: [] },
};

const refused = (refusal: Refusal) => (f: PageFrame) =>
  renderRefusal(problemOf(refusal, f.lang), f);

const pages: [name: string, path: string, render: (frame: PageFrame) => string][] = [
  [
    'pledge',
    '/ikrar',
    (f) => renderPledge({ frame: f, campaign, filled: empty, now, idempotencyKey: 'k' }),
  ],
  [
    'pledge to mend',
    '/v1/pledges',
    (f) => renderPledge({ frame: f, campaign, filled, now, idempotencyKey: 'k' }),
  ],
  ['pledge receipt', '/v1/pledges', (f) => renderPledgeDone(f, accepted)],
  ...asnPages({ accepted, filled, now }),
  ['verification', '/verifikasi', renderVerifyForm],
  ['verified receipt', '/v1/receipts/AQAB', (f) => renderVerified(f, 'AQAB', proven)],
  ['participation', '/v1/participation', (f) => renderParticipation(f, participation, everywhere)],
  ['uncounted', '/v1/participation', (f) => renderParticipation(f, uncounted, everywhere)],
  ['arrivals', '/v1/oversight/arrivals', (f) => renderRadar(f, arrivals)],
  ['voidings', '/v1/voidings', (f) => renderVoidings(f, voidingsPage)],
  [
    'one region',
    '/v1/participation',
    (f) => renderParticipation(f, participation, { chosen: { region: '18.09' }, maps }),
  ],
  ...frontPages,
  ['report', '/lapor', reportPage(formNeeds(campaign), empty)],
  ['report to mend', '/v1/reports', reportPage(formNeeds(campaign), filled)],
  ['lead received', '/v1/reports', (f) => renderReportDone(f, aDoneReport(campaign))],
  [
    'late report received',
    '/v1/reports',
    (f) =>
      renderReportDone(
        f,
        aDoneReport(campaign, {
          lane: 'named',
          knownOn: '2026-11-01',
          conduct: 'money-politics',
          reporterName: evil,
        }),
      ),
  ],
  ['following', '/lacak', (f) => renderTrackForm(f)],
  ['followed report', '/v1/tracking', (f) => renderFollowUp(f, followed)],
  ['unknown code', '/v1/tracking', renderUnknownCode],
  ['open alert', '/a/token', (f) => renderAlert(f, anAlert(), acts)],
  [
    'alert of a colleague',
    '/a/token',
    (f) => renderAlert(f, anAlert({ state: 'taken', climbsAt: null }), acts),
  ],
  ['alert that asks for the unit', '/a/token', (f) => renderAlert(f, asksForUnit, acts)],
  [
    'open alerts',
    '/v1/alerts',
    (f) => renderOpenAlerts(f, { alerts: [anAlert()], next: 'after=x', campaign }),
  ],
  ['no alerts', '/v1/alerts', (f) => renderOpenAlerts(f, { alerts: [], next: null, campaign })],
  [
    'no alerts without a unit',
    '/v1/alerts',
    (f) => renderOpenAlerts(f, { alerts: [], next: null, campaign, seesNothing: 'no-unit' }),
  ],
  [
    'no alerts for a stranger',
    '/v1/alerts',
    (f) => renderOpenAlerts(f, { alerts: [], next: null, campaign, seesNothing: 'not-registered' }),
  ],
  [
    'refused form',
    '/v1/reports',
    refused(new Refusal('invalid-fields', [{ field: evil, reason: 'unknown-field' }])),
  ],
  ['expired link', '/a/token', refused(new Refusal('link-expired'))],
];

const everyPage = pages.flatMap(([name, path, render]) =>
  (['id', 'en'] as const).map(
    (lang) => [`${name} in ${lang}`, lang, render(frame(lang, path))] as const,
  ),
);

const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => value ?? '');

const outside = /^https:\/\/(wa\.me\/\?text=|www\.bmkg\.go\.id\/$)/;

describe.each(everyPage)('the page: %s', (_, lang, html) => {
  it('says its language and has one title of its own', () => {
    expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${lang}">`));
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toMatch(/<title>.+ · Netral<\/title>/);
  });

  it('never lets a value become markup, nor carries script or inline style', () => {
    for (const [script] of html.matchAll(/<script.*?<\/script>/gs)) {
      expect(script).toMatch(
        /^<script type="module" src="\/live\/assets\/[a-z-]+\.js"><\/script>$/,
      );
    }
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=/);
  });

  it('keeps every address below the base', () => {
    for (const address of ['href', 'action', 'src'].flatMap((name) => attributes(html, name))) {
      if (!address.startsWith('#') && !outside.test(address)) {
        expect(address).toMatch(/^\/live\//);
      }
    }
  });

  it('gives every control a label, and every id once', () => {
    const ids = attributes(html, 'id');
    expect(ids).toEqual([...new Set(ids)]);
    const labelled = new Set(attributes(html, 'for'));
    const bare = html.replace(/<label[ >].*?<\/label>/gs, '');
    for (const [control] of bare.matchAll(/<(?:input|select|textarea)[^>]*>/g)) {
      if (control.includes('type="hidden"')) continue;
      expect(labelled).toContain(attributes(control, 'id')[0]);
    }
  });

  it('points only at what is on the page', () => {
    const ids = attributes(html, 'id');
    const pointed = [
      ...attributes(html, 'for'),
      ...attributes(html, 'aria-describedby'),
      ...attributes(html, 'href')
        .filter((href) => href.startsWith('#'))
        .map((href) => href.slice(1)),
    ];
    expect(ids).toEqual(expect.arrayContaining(pointed));
  });

  it('orders its headings without leaving a level out', () => {
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    levels.forEach((level, i) => expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1));
  });

  it('stays small enough for a weak signal', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(80_000);
  });
});

const pageCalled = (name: string): string =>
  everyPage.find(([called]) => called === name)?.[2] ?? '';

describe('what the pages say', () => {
  it('shows what is wrong beside the field and in a summary that leads to it, and keeps the answers', () => {
    const html = pageCalled('pledge to mend in id');
    expect(html).toContain('&lt;script>');
    expect(html).toContain('href="#q-number"');
    expect(html).toMatch(/id="n-number">.*?hanya boleh angka/s);
    expect(html).toMatch(/value="18.09"[^>]*checked|checked[^>]*value="18.09"/);
    expect(html).toMatch(/<option[^>]*selected/);
    expect(html).toMatch(/id="q-number"[^>]*aria-invalid="true"/);
  });

  it('shows all points of the pledge in full', () => {
    expect(pageCalled('pledge in id').match(/<li>/g)).toHaveLength(4);
  });

  it('offers other staff no place in a campaign that takes none', () => {
    const html = renderPledge({
      frame: frame('id', '/ikrar'),
      campaign: { ...campaign, nonAsnTakePart: false },
      filled: empty,
      now,
      idempotencyKey: 'k',
    });
    expect(html).not.toContain('non-asn');
    expect(html).not.toContain('staffNumber');
  });

  it('offers no other language where the answer cannot be asked for again', () => {
    expect(pageCalled('lead received in id')).not.toContain('hreflang');
    expect(pageCalled('report in id')).toContain('href="/live/lapor?lang=en"');
    expect(pageCalled('one region in id')).toContain('?region=18.09&amp;lang=en');
  });

  it('never says that a report is registered here', () => {
    for (const [, , html] of everyPage)
      expect(html).not.toMatch(/sudah diregistrasi|telah diregistrasi/i);
  });

  it('asks for the taking of an alert by a button, and only while it is open', () => {
    expect(pageCalled('open alert in id')).toContain('<form method="post" action="/live/a/token"');
    expect(pageCalled('alert of a colleague in id')).not.toContain('action="/live/a/token"');
  });

  it('tells who opens an old link where the alert can still be found', () => {
    expect(pageCalled('expired link in id')).toContain('href="/live/siaga"');
  });

  it.each(conducts.map(({ slug }) => slug))('has short words for the conduct %s', (slug) => {
    expect(conductWords(slug).id).not.toBe(slug === 'other' ? 'other' : slug);
  });
});

const assets = new URL('../../functions/site/assets/', import.meta.url);
const css = readFileSync(new URL('netral.css', assets), 'utf8');

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

const pairs = [
  ['ink', 'paper'],
  ['ink', 'card'],
  ['ink', 'good'],
  ['ink', 'bad'],
  ['soft', 'paper'],
  ['soft', 'card'],
  ['soft', 'good'],
  ['green', 'paper'],
  ['green', 'card'],
  ['green', 'bad'],
  ['on-green', 'green'],
  ['red', 'paper'],
  ['red', 'card'],
  ['gold', 'card'],
] as const;

describe.each([
  ['light', 0],
  ['dark', 1],
])('the colours of the %s scheme', (_, nth) => {
  const colours: Record<string, string> = Object.fromEntries(
    [
      ...([...css.matchAll(/:root \{(.*?)\}/gs)][nth]?.[1] ?? '').matchAll(
        /--([a-z-]+): (#[0-9a-f]{6})/g,
      ),
    ].map(([, name = '', value = '']) => [name, value] as const),
  );
  it.each(pairs)('can be read: %s on %s', (text, ground) => {
    expect(contrast(colours[text] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});

describe('an alert that asks for the unit', () => {
  it('leads to its case, and has no button that calls it dealt with', () => {
    const page = renderAlert(frame('id', '/a/token'), asksForUnit, acts);
    expect(page).toContain('Unit terlapor perlu ditetapkan');
    expect(page).toContain('href="/live/siaga?case=Zk3o0nXb1m9c"');
    expect(page).not.toContain('/resolving');
    const other = renderAlert(frame('id', '/a/token'), anAlert({ state: 'taken-by-you' }), acts);
    expect(other).not.toContain('?case=');
    expect(other).toContain('/resolving');
  });
});
