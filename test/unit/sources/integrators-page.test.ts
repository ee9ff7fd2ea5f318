import { describe, expect, it } from '@jest/globals';
import { dryRun } from '../../../functions/reports/sources/dry-run.ts';
import { renderSource, type SourcePage } from '../../../functions/reports/sources/pages/source.tsx';
import { renderSources } from '../../../functions/reports/sources/pages/sources.tsx';
import { schemeNames } from '../../../functions/reports/sources/schemes/list.ts';
import { viewOfSource } from '../../../functions/reports/sources/source-view.ts';
import type { Source } from '../../../functions/reports/sources/source.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { aReport } from '../../support/forms.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';

const frame: PageFrame = {
  base: '',
  lang: 'id',
  path: '/v1/sources',
  stylesheet: '/assets/netral.css',
};
const offer = { regions: demoCampaign().regions, anyRegion: false };
const aSource = (more: Partial<Source> = {}): Source => ({
  source: 'formulir',
  scheme: 'typeform',
  secrets: ['rahasia-dua-belas'],
  region: '18.09',
  active: true,
  changedAt: 0,
  ...more,
});
const pageOf = (source: Source, more: Partial<SourcePage> = {}): string =>
  renderSource(frame, {
    source: viewOfSource(source, 'https://netral.example'),
    ...{ mapping: source.mapping ?? {}, waiting: [], counts: {}, settled: [], recent: [] },
    ...{ waits: [], offer, secret: undefined, done: false, dryRun: undefined },
    filled: { values: {}, errors: [] },
    ...more,
  });
const listOf = (values: Record<string, string>): string =>
  renderSources(frame, {
    ...{ sources: [], unknown: [], waits: [], offer },
    filled: { values, errors: [] },
  });
const asks = (html: string): string[] =>
  ['header', 'verifyToken', 'apiBaseUrl', 'apiFormId', 'apiToken'].filter((name) =>
    html.includes(`name="${name}"`),
  );

describe('the page of an integrator', () => {
  it('asks for the provider first, and for nothing else', () => {
    const html = listOf({});
    for (const name of schemeNames) expect(html).toContain(`/v1/sources?scheme=${name}#add`);
    expect(html).not.toContain('name="source"');
  });

  it.each([
    ['standard-webhooks', []],
    ['typeform', ['apiBaseUrl', 'apiFormId', 'apiToken']],
    ['whatsapp', ['verifyToken', 'apiBaseUrl', 'apiFormId', 'apiToken']],
    ['kobo', ['header', 'apiBaseUrl', 'apiFormId', 'apiToken']],
    ['jotform', ['apiBaseUrl', 'apiFormId', 'apiToken']],
    ['hex-hmac', ['header']],
    ['cloudevents', []],
    ['form-post', ['header']],
  ])('then asks for the fields of %s alone: %j', (scheme, fields) => {
    const html = listOf({ scheme });
    expect(html).toContain(`<input type="hidden" name="scheme" value="${scheme}"`);
    expect(asks(html)).toEqual(fields);
  });

  it.each(schemeNames)('gives the address and three steps in the words of %s', (scheme) => {
    const html = pageOf(aSource({ scheme }), { secret: 'rahasia-yang-baru' });
    expect(html).toContain('data-copy="address"');
    expect(html).toContain('https://netral.example/v1/webhooks/formulir</code>');
    expect(html).toMatch(/id="secret">rahasia-yang-baru<[^>]*> <button[^>]*data-copy="secret"/);
    expect(/<ol>(.*?)<\/ol>/s.exec(html)?.[1]?.match(/<li>/g)).toHaveLength(3);
  });

  it('offers the fields of a delivery that was tried, never those whose names may be answers', async () => {
    const source = aSource({ scheme: 'standard-webhooks' });
    const payload = JSON.stringify({ jawaban: { 'Apa?': 'x', '081234567890': 'y' } });
    const found = await dryRun(demoCampaign())(source, {
      ...{ payload, contentType: 'application/json', receivedAt: Date.now() },
    });
    const mapping = { place: 'jawaban."Apa?"' };
    const html = pageOf(source, { dryRun: { payload, mapping, found } });
    expect(html).toMatch(
      /data-field="place".*?<option value="jawaban.&quot;Apa\?&quot;" selected>/s,
    );
    expect(html).toContain('name="mapping" value="place = jawaban.&quot;Apa?&quot;"');
    expect(html.slice(html.indexOf('id="fields"'))).not.toContain('081234567890');
  });

  it('says of the latest deliveries what became of them and why', () => {
    const receivedAt = Date.parse('2026-11-29T01:00:00Z');
    const html = pageOf(aSource(), {
      recent: [
        { receivedAt, outcome: 'taken', reports: 2, reasons: [], fields: [] },
        {
          ...{ receivedAt, outcome: 'set-aside', reports: 0, reasons: ['invalid-fields'] },
          fields: ['place: required'],
        },
        {
          ...{ receivedAt, outcome: 'refused', reports: 0, fields: [] },
          reasons: ['no-matching-signature'],
        },
      ],
    });
    const latest = html.slice(html.indexOf('id="latest"'), html.indexOf('id="quarantine"'));
    expect(latest).toContain('Menjadi laporan');
    expect(latest).toMatch(/Dikarantina.*wajib diisi/s);
    expect(latest).toContain('bukti pengirim tidak cocok');
    expect(latest).not.toMatch(/no-matching|invalid-fields/);
  });

  it('tries a right delivery as a report still', async () => {
    const payload = JSON.stringify(aReport({}));
    const found = await dryRun(demoCampaign())(aSource({ scheme: 'standard-webhooks' }), {
      ...{ payload, contentType: 'application/json', receivedAt: Date.now() },
    });
    expect(found.tells).toMatchObject([{ becomes: 'report' }]);
  });
});
