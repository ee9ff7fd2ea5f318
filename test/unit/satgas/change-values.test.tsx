import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { valueIn } from '../../../functions/satgas/officers/change-values.ts';
import { changeable, rowOf } from '../../../functions/satgas/officers/register-change.ts';
import { RegisterChanges } from '../../../functions/satgas/officers/register-changes.tsx';
import type { ChangeView } from '../../../functions/satgas/officers/change-view.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { renderPage } from '../../../shared/page/layout.tsx';
import { anOfficer } from '../../support/builders.ts';

const frame: PageFrame = {
  ...{ base: '', lang: 'id', path: '/v1/officers', stylesheet: '/assets/netral.css' },
};

/** What the page says of one change of an officer. */
const pageOf = (
  before: Parameters<typeof anOfficer>[1],
  after: Parameters<typeof anOfficer>[1],
) => {
  const row = rowOf(anOfficer('petugas-1', before), anOfficer('petugas-1', after));
  const by = { personId: 'admin', role: 'admin', region: 'ID' };
  const change: ChangeView = {
    ...{ scope: '18.09', changeId: 'c', state: 'waiting', joins: 0, changes: 1 },
    ...{ proposedAt: '2026-11-30T01:00:00.000Z', proposedBy: by, shown: row ? [row] : [] },
    ...{ decidedAt: null, decidedBy: null, why: null, stored: null, overtaken: [] },
    mayDecide: false,
  };
  const title = { id: 'Perubahan', en: 'Changes' };
  return renderPage(<RegisterChanges frame={frame} title={title} changes={[change]} />);
};

describe('a change of the register', () => {
  it('says days away and times of duty in words', () => {
    const page = pageOf(
      { leave: [{ from: '2026-12-01', to: '2026-12-01' }] },
      {
        leave: [
          { from: '2026-12-01', to: '2026-12-01' },
          { from: '2026-12-24', to: '2027-01-02' },
        ],
        duty: [{ days: [1, 5], from: '07:00', to: '16:00' }],
      },
    );
    expect(page).toContain(
      'cuti 1 Desember 2026 → 1 Desember 2026, 24 Desember 2026 – 2 Januari 2027',
    );
    expect(page).toContain('piket – → Sen, Jum 07:00–16:00');
    expect(page).not.toMatch(/[{}[\]]|&quot;/);
  });

  it('says nothing, yes and no, and rungs in words, and what people entered as they did', () => {
    expect(valueIn('leave', '', 'en')).toBe('–');
    expect(valueIn('leave', '[]', 'en')).toBe('–');
    expect(valueIn('duty', '[]', 'en')).toBe('always');
    expect(valueIn('active', 'false', 'en')).toBe('no');
    expect(valueIn('rung', 'chair', 'id')).toBe('ketua');
    expect(valueIn('name', 'Siti <b>', 'id')).toBe('Siti <b>');
  });

  it('shows a value of another form as it is, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...changeable), fc.json(), (field, value) => {
        expect(valueIn(field, value, 'id').length).toBeGreaterThan(0);
      }),
    );
    expect(valueIn('leave', '{"from":', 'id')).toBe('{"from":');
    expect(valueIn('leave', '[{"from":"besok"}]', 'id')).toBe('[{"from":"besok"}]');
  });
});
