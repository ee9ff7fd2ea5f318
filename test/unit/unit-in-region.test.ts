import { describe, expect, it } from '@jest/globals';
import { renderPledge } from '../../functions/pledges/register/pledge.tsx';
import type { PledgeForm } from '../../functions/pledges/register/pledge-form.ts';
import { withOwnUnit } from '../../functions/pledges/register/unit-in-region.ts';
import { demoCampaign } from '../support/campaign.ts';

const form = (unit: string): PledgeForm => ({
  region: '18.09',
  unit,
  staffKind: 'pns',
  number: '198609262015051001',
  agreed: true,
});
const frame = { base: '', lang: 'id', path: '/ikrar', stylesheet: '/s.css' } as const;
const page = (values: Record<string, string>): string => renderPage(values).replaceAll(/\s+/g, ' ');
const renderPage = (values: Record<string, string>): string =>
  renderPledge({
    frame,
    campaign: demoCampaign(),
    filled: { values, errors: [] },
    now: Date.parse('2026-11-23T01:00:00Z'),
    idempotencyKey: 'k',
  });

describe('a unit whose code several regions share', () => {
  it('stands in the list once for each region, each by a value of its own', () => {
    const values = [...page({}).matchAll(/<option value="([^"]+\/DISDIK)"/g)].map(([, v]) => v);
    expect(values.length).toBeGreaterThan(1);
    expect(new Set(values).size).toBe(values.length);
  });

  it('counts for the region it was chosen under', () => {
    expect(withOwnUnit(form('18.09/DISDIK')).unit).toBe('DISDIK');
  });

  it('is refused under another region than the one chosen, instead of counting there', () => {
    expect(() => withOwnUnit(form('14.06/DISDIK'))).toThrow(
      expect.objectContaining({
        code: 'invalid-fields',
        errors: [{ field: 'unit', reason: 'not-of-that-region' }],
      }),
    );
  });

  it('may still be sent as its bare code, by programs and QR codes', () => {
    expect(withOwnUnit(form('DISDIK')).unit).toBe('DISDIK');
    expect(page({ region: '18.09', unit: 'DISDIK' })).toMatch(
      /<option value="18\.09\/DISDIK" selected/,
    );
  });

  it('stays chosen when the form comes back', () => {
    const html = page({ region: '14.06', unit: '18.09/DISDIK' });
    expect(html.match(/<option[^>]* selected/g)).toEqual(['<option value="18.09/DISDIK" selected']);
  });
});
