import { describe, expect, it } from '@jest/globals';
import { pledgePageHttp } from '../../functions/pledges/pledging/pledge-pages.http.ts';
import { renderPledge } from '../../functions/pledges/register/pledge.tsx';
import type { Campaign } from '../../shared/campaign.ts';
import { demoCampaign } from '../support/campaign.ts';

const demo = demoCampaign();
const [text] = demo.pledgeTexts;
if (!text) throw new Error('The demo has a text');
const words = (said: string) => ({ id: said, en: said });

const shown = (
  campaign: Campaign,
  values: Record<string, string> = {},
  now = '2026-11-23T01:00Z',
) =>
  renderPledge({
    frame: { base: '/live', lang: 'id', path: '/ikrar', stylesheet: '/s.css' },
    campaign,
    filled: { values, errors: [] },
    now: Date.parse(now),
    idempotencyKey: 'k',
  }).replaceAll(/\s+/g, ' ');

describe('the pledge page', () => {
  const own = { ...text, version: 7, regions: ['18.09'], opening: words('Kami di sini:') };
  const two = { ...demo, pledgeTexts: [text, own] };

  it('asks for the region first where regions swear to different words', () => {
    expect(shown(two)).toContain('href="/live/ikrar?region=14.06"');
    expect(shown(two)).not.toContain('action="/live/v1/pledges"');
    expect(shown(demo)).toContain('action="/live/v1/pledges"');
  });

  it('asks for the region first where regions are many, and then shows that one alone', () => {
    const [region] = demo.regions;
    if (!region) throw new Error('The demo serves a region');
    const codes = Array.from({ length: 90 }, (_, n) => `${String(n + 10)}.01`);
    const many = {
      ...demo,
      regions: ['18', ...codes].map((code) => ({ ...region, code, name: `Daerah ${code}` })),
    };
    const first = shown(many);
    expect(first).toContain('Pilih daerah Anda.');
    expect(first).toContain('<h2>Daerah 18</h2>');
    expect(first).toContain('href="/live/ikrar?region=99.01"');
    expect(first).not.toContain('action="/live/v1/pledges"');
    const then = shown(many, { region: '99.01' });
    expect(then).toContain('name="unit"');
    expect(then.match(/<optgroup/g)).toHaveLength(1);
    expect(then).toMatch(/value="99\.01" checked/);
    expect(then).toContain('<a href="/live/ikrar">Daerah lain</a>');
    expect(shown(demo, { region: '18.09' })).not.toContain('Daerah lain');
    expect(shown({ ...demo, regions: [region] })).not.toContain('Daerah lain');
  });

  it('shows a region its own words, and sends along which were shown', () => {
    expect(shown(two, { region: '18.09' })).toContain('Kami di sini:');
    expect(shown(two, { region: '18.09' })).toContain('name="textVersion" value="7"');
    expect(shown(two, { region: '14.06' })).toContain('name="textVersion" value="1"');
  });

  it('shows the version of today, never that of a form sent before', () => {
    expect(shown(demo, { textVersion: '7' })).toContain('name="textVersion" value="1"');
  });

  it('says when pledges open and that they are over, on the clocks of each region', () => {
    const phases = [{ name: words('Masa ikrar'), opens: '2026-10-01', closes: '2026-12-08' }];
    const early = shown({ ...demo, pledgePhases: phases }, {}, '2026-09-30T15:59:59Z');
    expect(early).toContain(
      'Kabupaten Rokan Hulu: ikrar dibuka Kamis, 1 Oktober 2026 pukul 00.00 WIB',
    );
    expect(early).toContain('pukul 00.00 WITA');
    expect(early).toContain('name="textVersion" value="1"');
    const late = shown({ ...demo, pledgePhases: phases }, {}, '2026-12-08T17:00Z');
    expect(late).toContain('ikrar ditutup Rabu, 9 Desember 2026 pukul 00.00 WIB');
    expect(shown({ ...demo, pledgePhases: phases })).not.toContain('ikrar dibuka');
  });

  it('asks whether it is spoken or signed where both are offered, the first unless said', () => {
    const checked = (html: string) => /value="([a-z-]+)" checked/.exec(html)?.[1];
    expect(demo.acts).toEqual(['ikrar', 'pakta-integritas']);
    expect(shown(demo).match(/type="radio" name="act"/g)).toHaveLength(2);
    expect(checked(shown(demo))).toBe('ikrar');
    expect(checked(shown(demo, { act: 'pakta-integritas' }))).toBe('pakta-integritas');
    expect(shown({ ...demo, acts: ['pakta-integritas'] })).not.toContain('name="act"');
  });

  it('does not ask at a ceremony, which has its own act', () => {
    const html = shown(demo, { ceremony: 'ticket', act: 'pakta-integritas' });
    expect(html).not.toContain('type="radio" name="act"');
    expect(html).toContain('type="hidden" name="act" value="pakta-integritas"');
  });

  it('is stored by nobody with more in its address than a unit', async () => {
    const page = pledgePageHttp({ campaign: demo, now: Date.now });
    const control = async (query: Record<string, string>) =>
      (await page({ query } as never)).headers?.['cache-control'];
    expect(await control({ region: '18.09', unit: 'DISDIK', lang: 'en' })).toBeUndefined();
    expect(await control({ region: '18.09', number: '198609262015051001' })).toBe('no-store');
    expect(await control({ ceremony: 'x' })).toBe('no-store');
  });

  it('holds no mark of a retry of its own: it would be everybody’s', async () => {
    const answer = await pledgePageHttp({ campaign: demo, now: Date.now })({ query: {} } as never);
    const frame = { base: '', lang: 'id' as const, path: '/ikrar', stylesheet: '/s.css' };
    const html = 'page' in answer ? await answer.page(frame) : '';
    expect(html).toMatch(/<input type="hidden" name="idempotencyKey"\/?>/);
  });
});
