import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { followUpOperations } from '../../functions/reports/follow-up/operations.ts';
import { intakeOperations } from '../../functions/reports/intake/operations.ts';
import { renderReportDone } from '../../functions/reports/intake/pages/report-done.tsx';
import { renderTrackForm } from '../../functions/reports/intake/pages/track.tsx';
import { reportPage } from '../../functions/reports/intake/report-form-page.ts';
import { reportPageHttp } from '../../functions/reports/intake/report-pages.http.ts';
import { retention } from '../../functions/reports/intake/retention.ts';
import { packedAsset } from '../../infra/bundle/lay-assets.ts';
import type { Campaign } from '../../shared/campaign.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import type { Filled } from '../../shared/page/fields.tsx';
import type { PageFrame } from '../../shared/page/frame.ts';
import regions from '../../shared/regions/regions.json' with { type: 'json' };
import { anEvent } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { aDoneReport, askedNeeds, formNeeds } from '../support/report-pages.ts';

const demo = demoCampaign();
const frame = (lang: 'id' | 'en' = 'id', path = '/lapor'): PageFrame => ({
  base: '',
  lang,
  path,
  stylesheet: '/assets/netral.css',
});
const empty: Filled = { values: {}, errors: [] };
const formOf = (filled: Filled, campaign: Campaign = demo, lang: 'id' | 'en' = 'id'): string =>
  reportPage(formNeeds(campaign), filled)(frame(lang));
const doneOf = (said: Record<string, string> = {}, campaign: Campaign = demo): string =>
  renderReportDone(frame('id', '/v1/reports'), aDoneReport(campaign, said));
const mainOf = (html: string): string => /<main.*<\/main>/s.exec(html)?.[0] ?? '';
const textOf = (html: string): string =>
  mainOf(html)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('the report form', () => {
  it('tells the truth about both lanes before anything else is asked', () => {
    const html = formOf(empty);
    const first = html.slice(html.indexOf('about-lane'), html.indexOf('about-what'));
    for (const said of [
      'tidak dapat memprosesnya sebagai laporan tanpa nama dan alamat',
      'Nama dan alamat Anda, siapa terlapor, dalam batas waktu',
      'dua petugas bersama',
      'setiap pembukaan tercatat dan terlihat oleh Anda',
      'Bawaslu juga membacanya',
      'Pelapor dan terlapor dipertemukan',
      'Pengawas pemilu dapat tampil menggantikan Anda',
      'meneruskannya kepada Bawaslu',
    ]) {
      expect(first).toContain(said);
    }
    expect(first).toMatch(/value="lead"[^>]*aria-describedby="lane-lead"/);
    expect(formOf(empty, demo, 'en')).toContain('Reporter and accused are confronted');
  });

  it('speaks of passing on, never of registering, and names no number of days of its own', () => {
    for (const html of [formOf(empty), doneOf(), doneOf({ lane: 'named' })]) {
      expect(textOf(html)).not.toMatch(/regist/i);
      expect(textOf(html)).toContain('diteruskan');
    }
    expect(textOf(formOf(empty))).not.toMatch(/\b7 hari|tujuh hari/);
  });

  it('takes nothing about anybody from its address', async () => {
    const query = { region: '18.09', conduct: 'other', lane: 'lead', accusedName: 'Nama Orang' };
    const show = served(intakeOperations.showReportPage, reportPageHttp(askedNeeds(demo)));
    const { page } = await show(readRequest(anEvent({ query })));
    const html = (await page?.(frame())) ?? '';
    expect(html).not.toContain('Nama Orang');
    expect(html).toMatch(/<option value="18\.09" selected/);
    expect(html).toMatch(/<form method="post"/);
  });

  it('asks about the spouse and the kind of staff in the plain form, and lets both be left out', () => {
    const html = formOf(empty);
    for (const value of ['no', 'yes-on-cltn', 'yes-not-on-cltn', 'unknown']) {
      expect(html).toMatch(new RegExp(`name="spouse" value="${value}"(?![^>]*required)`));
    }
    expect(html).toMatch(/<select name="staffKind"(?![^>]*required)/);
    expect(html).toMatch(
      /class="choice asks-spouse">.{0,40}name="conduct" value="spouse-campaign"/,
    );
  });

  it('lets the unit be chosen under its region, another or unknown last', () => {
    const html = formOf(empty);
    const [list = ''] = /<select[^>]*name="accusedUnit".*?<\/select>/s.exec(html) ?? [];
    expect(list).toContain('<optgroup label="Kabupaten Pesawaran" data-group="18.09">');
    expect(list).toContain('<option value="18.09/KDH">Bupati Pesawaran</option>');
    expect(list).toMatch(/<\/optgroup><option value="lain">[^<]+<\/option><\/select>$/);
    expect(html).toMatch(/name="accusedUnitOther"/);
    expect(html).toMatch(/name="keepFrom"/);
  });

  it('offers the units of the region alone once it is chosen', () => {
    const values = { region: '18.09', accusedUnit: '18.09/DINKES' };
    const html = formOf({ values, errors: [] });
    expect(html).toContain('<option value="18.09/DINKES" selected>');
    expect(html).not.toContain('value="14.06/');
  });

  it('lets the unit be written where there are too many to choose from', () => {
    const [region] = demo.regions;
    const many = Array.from({ length: 30 }, (_, n) => ({ ...region, code: `11.${n + 10}` }));
    const html = formOf(empty, { ...demo, regions: many } as Campaign);
    expect(html).toMatch(/<input name="accusedUnit"/);
    expect(html).not.toContain('accusedUnitOther');
  });

  it('comes back with each error beside its field, the time left, and what is still missing', () => {
    const html = formOf({
      values: { lane: 'named', region: '18.09', knownOn: '2026-11-28', place: 'Lapangan' },
      errors: [
        { field: 'reporterName', reason: 'needed-for-named' },
        { field: 'lane', reason: 'required' },
      ],
    });
    expect(html).toContain('href="#q-reporterName"');
    expect(html).toMatch(/id="q-reporterName"[^>]*aria-invalid="true"/);
    expect(html).toMatch(/id="n-lane"><span class="error">/);
    expect(textOf(html)).toContain('Sisa waktu 6 hari 15 jam');
    expect(html).toMatch(/<li class="met" data-requirement="in-time"/);
    expect(html).toMatch(/<li data-requirement="account"/);
  });

  it('counts by the election of the region, and leaves the time out while it cannot be known', () => {
    const election = { ...demo.election, kind: 'pemilu' as const };
    const values = { region: '18.09', knownOn: '2026-11-28' };
    expect(textOf(formOf({ values, errors: [] }, { ...demo, election }))).toContain('7 hari kerja');
    for (const knownOn of ['', '2026-11-31', '2027-01-01', 'x']) {
      expect(textOf(formOf({ values: { ...values, knownOn }, errors: [] }))).not.toContain('Sisa');
    }
  });

  it('weighs less than 100 KB, and packed 50, with everything it loads, served for every region of the country', () => {
    const [one] = demo.regions;
    if (!one) throw new Error('the demo has regions');
    const everywhere = regions.map(({ code, name }) => ({ ...one, code, name, units: [] }));
    const asset = (name: string) => {
      const source = readFileSync(new URL(`../../functions/site/assets/${name}`, import.meta.url));
      return Buffer.from(packedAsset(name, () => source.toString()) ?? source);
    };
    const scripts = scriptsBehind('report-form.js');
    expect(scripts).toEqual(expect.arrayContaining(['chosen-files.js', 'ready-file.js']));
    const loaded = [
      Buffer.from(formOf(empty, { ...demo, regions: everywhere })),
      ...['netral.css', 'icon.svg', ...scripts].map(asset),
      readFileSync(new URL('../../functions/reports/intake/completeness.ts', import.meta.url)),
    ];
    const sum = (sizes: number[]) => sizes.reduce((all, size) => all + size, 0);
    expect(everywhere.length).toBeGreaterThan(500);
    expect(sum(loaded.map((part) => part.byteLength))).toBeLessThan(100_000);
    expect(sum(loaded.map((part) => gzipSync(part).byteLength))).toBeLessThan(50_000);
  });
});

const ofOurCode = new Set(['completeness.js', 'puzzle.js']);

/** A script of the site and those it imports; what is made of our own code is not among them. */
const scriptsBehind = (name: string): string[] => {
  const text = readFileSync(
    new URL(`../../functions/site/assets/${name}`, import.meta.url),
    'utf8',
  );
  const imported = [...text.matchAll(/from '\.\/([a-z-]+\.js)'/g)].map(([, one = '']) => one);
  const others = imported.filter((one) => !ofOurCode.has(one)).flatMap(scriptsBehind);
  return [...new Set([name, ...others])];
};

describe('the page of a follow-up', () => {
  it('asks for a code in the body of a form, at an address that is the same for everybody', () => {
    expect(renderTrackForm(frame())).toMatch(/<form method="post" action="[^"?]*\/v1\/tracking">/);
    for (const { method, path, takes } of Object.values(followUpOperations)) {
      expect({ path, method }).toEqual({ path, method: 'POST' });
      expect(path).not.toContain('{');
      expect(takes).not.toHaveProperty('query');
    }
  });
});

describe('the page after reporting', () => {
  it('shows the code large, with buttons only script can serve hidden until it runs', () => {
    const html = doneOf();
    expect(html).toMatch(/class="code big" id="follow-up-code">4821 0093 5517 2204/);
    expect(html).toMatch(/<button[^>]*hidden[^>]*data-copy="follow-up-code"/);
    expect(html).toMatch(/<button[^>]*hidden[^>]*data-print/);
    expect(textOf(html)).toContain('Petugas tidak pernah meminta kode Anda');
    expect(textOf(html)).toContain('Cara menyembunyikan kode');
  });

  it('holds nothing of what was reported, nor who reported, for whoever looks over a shoulder', () => {
    const said = {
      lane: 'named',
      conduct: 'mobilise-staff',
      place: 'Lapangan Rahasia',
      accusedName: 'Terlapor Rahasia',
      accusedUnit: 'Dinas Rahasia',
      link: 'https://rahasia.test/x',
      account: 'Cerita rahasia yang panjang sekali.',
      reporterName: 'Pelapor Rahasia',
      reporterAddress: 'Jalan Rahasia 7',
    };
    const html = doneOf(said);
    expect(html).not.toMatch(/rahasia/i);
    expect(html).not.toContain('mobilise-staff');
    // Seen once; the form that sends photos carries it where nobody sees it.
    const seen = html.replace(/<input type="hidden"[^>]*>/g, '');
    expect(seen.match(/4821 0093 5517 2204/g)).toHaveLength(1);
    expect(html).toMatch(/<title>Laporan diterima · Netral<\/title>/);
  });

  it.each<[string, Record<string, string>, RegExp, RegExp]>([
    ['a lead in time', {}, /Sisa waktu 6 hari 15 jam/, /berikan nama dan alamat Anda/],
    ['a late lead', { knownOn: '2026-11-01' }, /sudah lewat/, /dapat diteruskan.*informasi/],
    ['a report in time', { lane: 'named' }, /Sisa waktu/, /Bawaslu yang memutuskan/],
    [
      'a late report',
      { lane: 'named', knownOn: '2026-11-01' },
      /tetap kami terima.*dapat tidak memprosesnya/,
      /diteruskan sebagai informasi awal.*menarik laporan/,
    ],
    [
      'vote buying',
      { conduct: 'money-politics' },
      /Politik uang adalah kewenangan Bawaslu/,
      /laporkan juga langsung ke kantor Bawaslu/,
    ],
    [
      'a village head',
      { staffKind: 'village', lane: 'named', knownOn: '2026-11-01' },
      /tunduk pada aturan lain daripada ASN/,
      /kami tandai di luar cakupan ASN/,
    ],
  ])('tells the truth about %s', (_, said, first, second) => {
    expect(textOf(doneOf(said))).toMatch(first);
    expect(textOf(doneOf(said))).toMatch(second);
  });

  it('does not send anybody to a Bawaslu office whose deadline has passed', () => {
    const late = textOf(doneOf({ conduct: 'money-politics', knownOn: '2026-11-01' }));
    expect(late).not.toContain('Agar tidak terlambat');
  });

  it('says how long each kind of data is kept', () => {
    for (const { kind, kept } of retention) {
      expect(doneOf()).toContain(kind.id);
      expect(doneOf()).toContain(kept.id);
    }
  });

  it('counts in working days where the election is a general one', () => {
    const election = { ...demo.election, kind: 'pemilu' as const };
    expect(textOf(doneOf({}, { ...demo, election }))).toContain('7 hari kerja');
  });
});
