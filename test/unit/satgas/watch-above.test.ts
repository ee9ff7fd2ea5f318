import { describe, expect, it } from '@jest/globals';
import { withNameMarks, withoutMarks } from '../../../functions/satgas/officers/mark-names.ts';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import type { AppliedChange } from '../../../functions/satgas/officers/officer-store.ts';
import { watchAbove } from '../../../functions/satgas/officers/watch-above.ts';
import { nameMarks } from '../../../shared/name-likeness.ts';
import { anOfficer, likenessKey } from '../../support/builders.ts';

const province = anOfficer('provinsi', { rung: 'province', region: '18' });
const nation = anOfficer('nasional', { rung: 'national', region: 'ID' });
const independent = anOfficer('lembaga', { rung: 'independent', region: 'ID' });
const ofRegion = [anOfficer('petugas-1'), anOfficer('ketua', { rung: 'chair' })];

const counted = async (officers: Officer[], regions = ['18.09']) => {
  const metrics: string[] = [];
  const { without } = await watchAbove({
    regions,
    officers: {
      listOf: (of) => Promise.resolve(officers.filter((one) => of.includes(one.region))),
    },
    count: (metric) => metrics.push(metric),
  })();
  expect(metrics).toEqual(without.map(() => 'RegionsNobodyAbove'));
  return without;
};

describe('a region', () => {
  it.each([
    ['its province and the nation', [province, nation]],
    ['its province and the independent office', [province, independent]],
    ['the nation and the independent office', [nation, independent]],
  ])('has enough people above it with %s', async (_, above) => {
    expect(await counted([...ofRegion, ...above])).toEqual([]);
  });

  it.each<[string, Officer[]]>([
    ['nobody', []],
    ['one, who may be the accused', [province]],
    ['another who is not active', [province, { ...nation, active: false }]],
    ['another whom nothing reaches', [province, { ...nation, phone: undefined, email: undefined }]],
    ['another whose name cannot be compared', [province, { ...nation, nameMarks: undefined }]],
    ['another of a neighbour', [province, { ...province, region: '14' }]],
    ['an admin', [province, anOfficer('admin', { rung: 'admin', region: 'ID' })]],
  ])('alarms before a report comes when above it stands only %s', async (_, above) => {
    expect(await counted([...ofRegion, ...above])).toEqual(['18.09']);
  });

  it('that is a province itself needs the nation', async () => {
    expect(await counted([province, nation], ['18'])).toEqual(['18']);
    expect(await counted([nation, independent], ['18'])).toEqual([]);
  });
});

describe('the register', () => {
  it('marks every name it stores, and shows nobody the marks', async () => {
    const kept: Officer[] = [];
    const store = {
      apply: (officer: Officer, change: AppliedChange) => {
        kept.push({ ...officer, changeId: change.changeId });
        return Promise.resolve('stored' as const);
      },
    };
    const officers = withNameMarks(store, () => Promise.resolve(likenessKey));
    const change = { changeId: 'satu', revision: 0, at: 1 };
    await officers.apply({ ...province, name: 'Ratu Intansari', nameMarks: undefined }, change);
    expect(kept[0]?.nameMarks).toEqual(nameMarks(likenessKey, 'Ratu Intansari'));
    expect(JSON.stringify(withoutMarks(province))).not.toContain('nameMarks');
  });
});
