import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answerOf } from '../../../functions/pledges/counting/participation-answer.ts';
import { publishCounts } from '../../../functions/pledges/counting/publish-counts.ts';
import { readChanges } from '../../../functions/pledges/decrees/unit-lines.ts';
import { servedRegion, type CampaignRegion } from '../../../shared/campaign.ts';
import { treeFaults } from '../../../shared/unit-faults.ts';
import { withUnitChanges, type UnitChange } from '../../../shared/unit-changes.ts';
import { barredBy, everyUnit, heirOf, unitsOf } from '../../../shared/units.ts';
import { demoCampaign } from '../../support/campaign.ts';

const found = servedRegion(demoCampaign(), '18.09');
if (!found) throw new Error('not served');
const region: CampaignRegion = found;
const changesIn = (lines: string): UnitChange[] => readChanges({ changes: lines }).value;
const made = (lines: string, upon = region): CampaignRegion => {
  const changed = withUnitChanges(upon, changesIn(lines));
  if ('fault' in changed) throw new Error(changed.fault.reason);
  return changed.region;
};

describe('lines of changes', () => {
  it.each<[string, UnitChange]>([
    [
      'tambah sdn-7: SD Negeri 7 | di bawah DISDIK, SEKDA | jenis sekolah | nama lain SDN 7; SD 7',
      {
        ...{ is: 'add', code: 'SDN-7', name: 'SD Negeri 7', partOf: 'DISDIK' },
        ...{ superiors: ['SEKDA'], kind: 'school', otherNames: ['SDN 7', 'SD 7'] },
      },
    ],
    [
      'add X-1: Kantor Baru | reports only',
      { is: 'add', code: 'X-1', name: 'Kantor Baru', reportsOnly: true },
    ],
    ['Ganti nama DISDIK: Dinas: Baru', { is: 'rename', code: 'DISDIK', name: 'Dinas: Baru' }],
    ['nama lain DISDIK: Dikbud', { is: 'also-called', code: 'DISDIK', otherNames: ['Dikbud'] }],
    ['under DISDIK: -', { is: 'under', code: 'DISDIK' }],
    ['tutup DISDIK', { is: 'close', code: 'DISDIK' }],
    ['tutup DISDIK: ke DINKES', { is: 'close', code: 'DISDIK', movedTo: 'DINKES' }],
  ])('are read as people write them: %s', (line, change) => {
    expect(readChanges({ changes: `\n${line}\n` })).toEqual({ value: [change], errors: [] });
  });

  it('name the line that cannot be read', () => {
    expect(readChanges({ changes: 'tutup DISDIK\n\nhapus DINKES' }).errors).toEqual([
      { field: 'changes', reason: 'no-unit-line', facts: { line: '3' } },
    ]);
  });

  it('are never a fault, whatever somebody writes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const { value, errors } = readChanges({ changes: `tambah ${text}` });
        expect(value.length + errors.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('changes to units', () => {
  it('leave pledges of a closed unit counted under its name', () => {
    const campaign = demoCampaign();
    const counts = { 'ikrar:pns:attended': 40 };
    const published = publishCounts(campaign, made('tutup DISKOMINFO: DISDIK'), [
      { region: '18.09', unit: 'DISKOMINFO', counts, byDay: new Map(), countedAt: 0 },
    ]);
    const documents = [{ ...published, claimed: 0, countedAt: 0 }];
    const [shown] = answerOf([made('tutup DISKOMINFO: DISDIK')], {
      ...{ documents, audit: undefined, expected: new Map(), voided: [] },
    }).regions;
    expect(shown?.units.shown).toEqual([
      expect.objectContaining({
        ...{ key: 'DISKOMINFO', pledged: 40 },
        name: 'Dinas Komunikasi dan Informatika Kabupaten Pesawaran',
      }),
    ]);
  });

  it('move the duties of a closed unit on as often as it takes', () => {
    const twice = made('tutup DISDUKCAPIL: DISKOMINFO\ntutup DISKOMINFO: DISDIK');
    expect(heirOf(twice, 'DISDUKCAPIL')?.code).toBe('DISDIK');
    expect(barredBy(twice, ['DISDIK']).units).toEqual(
      expect.arrayContaining(['DISDUKCAPIL', 'DISKOMINFO']),
    );
  });

  it('leave who serves under a closed unit in its line', () => {
    const closed = made('tutup DISDIK: DINKES');
    expect(barredBy(closed, ['DINKES']).units).toContain('SMPN-1-PESAWARAN');
    expect(barredBy(closed, ['SMPN-1-PESAWARAN']).units).toContain('DINKES');
  });

  it('are all made or none, and never lose a unit, a code or a tree that can be followed', () => {
    const code = fc.constantFrom(...unitsOf(region).map((unit) => unit.code), 'BARU-1', 'BARU-2');
    const change: fc.Arbitrary<UnitChange> = fc.oneof(
      fc.record({ is: fc.constant('add' as const), code, name: fc.constant('Kantor Baru') }),
      fc.record({ is: fc.constant('rename' as const), code, name: fc.constant('Nama Lain') }),
      fc.record({ is: fc.constant('under' as const), code, partOf: code }),
      fc.record(
        { is: fc.constant('close' as const), code, movedTo: code },
        { requiredKeys: ['is', 'code'] },
      ),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const changed = withUnitChanges(region, changes);
        if ('fault' in changed) return;
        const codes = everyUnit(changed.region).map((unit) => unit.code);
        expect(new Set(codes).size).toBe(codes.length);
        expect(codes).toEqual(expect.arrayContaining(everyUnit(region).map((unit) => unit.code)));
        expect(treeFaults(changed.region)).toEqual([]);
      }),
    );
  });
});
