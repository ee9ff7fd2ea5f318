import { describe, expect, it } from '@jest/globals';
import { renderDryRun } from '../../../functions/satgas/oversight/dry-run.tsx';
import type { DryRun } from '../../../functions/satgas/oversight/dry-run.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { problemOf } from '../../../shared/http/problem.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { renderRefusal } from '../../../shared/page/refusal-page.tsx';
import { demoCampaign } from '../../support/campaign.ts';

const frameOf = (region: string): PageFrame => ({
  ...{ base: '', path: '/siaga/simulasi', stylesheet: '/s.css' },
  lang: 'id',
  person: { name: 'Ketua', role: 'chair', region },
});
const campaign = demoCampaign();
const found: DryRun = { isNaming: true, steps: [], notTold: [] };

describe('the form to think a report through', () => {
  it('offers the units of one region by name, and nobody knows a code by heart', () => {
    const html = renderDryRun(frameOf('18.09'), { campaign });
    expect(html).toMatch(/<option value="DINKES">Dinas Kesehatan/);
    expect(html).not.toContain('name="accusedUnit" maxlength');
  });

  it('asks whoever covers many for the region first, and then for its units', () => {
    const first = renderDryRun(frameOf('ID'), { campaign });
    expect(first).not.toContain('name="accusedUnit"');
    expect(first).toContain('dipilih sesudah daerahnya');
    const form = { region: '18.09', severity: 3, accusedUnit: 'DINKES' };
    const then = renderDryRun(frameOf('ID'), { campaign, form, found });
    expect(then).toMatch(/<option value="DINKES" selected>/);
  });

  it.each([
    ['', 'belum jelas'],
    ['LAIN', 'tidak ada di daftar'],
  ])('says of the unit “%s” that it is %s', (accusedUnit, text) => {
    const form = { region: '18.09', severity: 3, accusedUnit };
    expect(renderDryRun(frameOf('ID'), { campaign, form, found })).toContain(text);
  });
});

describe('a refusal on a page', () => {
  it('names what was refused in words, and never by a property of the API', () => {
    const shown = (field: string) =>
      renderRefusal(
        problemOf(new Refusal('not-allowed', [{ field, reason: 'not-signed-by-you' }]), 'id'),
        frameOf('18.09'),
      );
    expect(shown('handOver')).not.toContain('handOver');
    expect(shown('region')).toContain('<strong>Daerah</strong>:');
  });
});
