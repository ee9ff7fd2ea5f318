import { describe, expect, it } from '@jest/globals';
import type { Alert } from '../../../functions/satgas/alerts/alert.ts';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import {
  linkTag,
  whoMayKnow,
  whyNothing,
  type SignedIn,
} from '../../../functions/satgas/alerts/who-may-know.ts';
import { aReportReceived, anAlert, anOfficer } from '../../support/builders.ts';
import { mondayMorning, theSatgas } from '../../support/memory-satgas.ts';

const officer = anOfficer('petugas-1');
const chair = anOfficer('ketua', { rung: 'chair', unit: 'SEKDA' });
const province = anOfficer('provinsi', { rung: 'province', region: '18', unit: undefined });
const alert = anAlert({ accusedUnit: 'DISDIK' });

const signedInAs = (one: Officer, more: Partial<SignedIn> = {}): SignedIn => ({
  personId: one.officerId,
  role: one.rung === 'officer' ? 'officer' : 'chair',
  region: one.region,
  unit: one.unit,
  ...more,
});
const byLink = (one: Officer, officers: Officer[], about: Alert = alert) =>
  whoMayKnow(about, { door: 'link', officerTag: linkTag(one) }, officers);
const signedIn = (person: SignedIn, officers: Officer[], about: Alert = alert) =>
  whoMayKnow(about, { door: 'sign-in', person }, officers);

/** By link and signed in: who of the register, as it is now, may know of the alert. */
const byEitherDoor = (one: Officer, officers: Officer[], about: Alert = alert) => [
  byLink(one, officers, about),
  signedIn(signedInAs(one), officers, about),
];

describe('who may know of an alert', () => {
  it('is an officer who was told of it', () => {
    expect(byEitherDoor(officer, [officer, chair])).toEqual(['petugas-1', 'petugas-1']);
  });

  it.each<[string, Partial<Officer>]>([
    ['has left', { active: false }],
    ['moved into the accused unit', { unit: 'DISDIK' }],
    ['lost their unit', { unit: undefined }],
    ['stands on a rung of another region', { rung: 'province' }],
  ])('is nobody who %s meanwhile', (_, more) => {
    const now = { ...officer, ...more };
    expect(byLink(officer, [now, chair])).toBeUndefined();
    expect(signedIn(signedInAs(officer), [now, chair])).toBeUndefined();
  });

  it('is nobody who is not in the register, or in that of another region only', () => {
    const moved = { ...officer, region: '14.06' };
    for (const officers of [[], [chair], [moved]])
      expect(byEitherDoor(officer, officers)).toEqual([undefined, undefined]);
  });

  it('is nobody whose sign-in says the accused unit, or no unit', () => {
    for (const unit of ['DISDIK', undefined])
      expect(signedIn(signedInAs(officer, { unit }), [officer, chair])).toBeUndefined();
  });

  it('is nobody of the region while its chair is in conflict, or may be', () => {
    for (const unit of ['DISDIK', undefined])
      expect(byEitherDoor(officer, [officer, { ...chair, unit }])).toEqual([undefined, undefined]);
    const barring = { standing: 'none' as const, units: [], names: [] };
    const accusingNoUnit = { ...alert, accusedUnit: undefined, barring };
    const officers = [officer, { ...chair, unit: undefined }];
    expect(byEitherDoor(officer, officers, accusingNoUnit)).toEqual(['petugas-1', 'petugas-1']);
  });

  it('is nobody of the region who was not told, but whoever stands above it', () => {
    expect(signedIn(signedInAs(chair), [chair])).toBeUndefined();
    expect(signedIn(signedInAs(province), [province])).toBe('provinsi');
  });

  it('is nobody who declined it; whoever handed it over has no link any more', () => {
    const declined = { ...alert, declined: ['petugas-1'] };
    expect(byEitherDoor(officer, [officer], declined)).toEqual([undefined, undefined]);
    const passedOn = { ...alert, passedOn: ['petugas-1'] };
    expect(byEitherDoor(officer, [officer], passedOn)).toEqual([undefined, 'petugas-1']);
  });

  it('is no admin who has left, whatever their sign-in still says', () => {
    const admin = anOfficer('admin', { rung: 'admin', unit: 'DINKES' });
    const person = signedInAs(admin, { role: 'admin' });
    expect(signedIn(person, [admin, chair])).toBe('admin');
    expect(signedIn(person, [{ ...admin, active: false }, chair])).toBeUndefined();
  });

  it('tells two of one id apart by their region', () => {
    const above = anOfficer('petugas-1', { rung: 'province', region: '18' });
    const left = { ...officer, active: false };
    expect(byLink(officer, [left, above])).toBeUndefined();
    expect(signedIn(signedInAs(officer), [left, above])).toBeUndefined();
    expect(byEitherDoor(above, [left, above])).toEqual(['petugas-1', 'petugas-1']);
  });

  it('is an admin for its messages, unless in conflict by sign-in, or by the register where it has them', () => {
    const admin = (more: Partial<SignedIn>): SignedIn => ({
      personId: 'admin',
      role: 'admin',
      region: '18.09',
      unit: 'DISKOMINFO',
      ...more,
    });
    const entry = anOfficer('admin', { unit: 'DISKOMINFO' });
    expect(signedIn(admin({}), [entry])).toBe('admin');
    expect(signedIn(admin({}), [])).toBe('admin');
    expect(signedIn(admin({ region: 'ID', unit: undefined }), [])).toBe('admin');
    for (const unit of ['DISDIK', undefined]) {
      expect(signedIn(admin({ unit }), [entry])).toBeUndefined();
      expect(signedIn(admin({ unit }), [])).toBeUndefined();
      expect(signedIn(admin({}), [{ ...chair, unit }])).toBeUndefined();
      expect(signedIn(admin({}), [{ ...entry, unit }])).toBeUndefined();
    }
    expect(signedIn(admin({}), [{ ...entry, active: false }])).toBeUndefined();
    expect(byLink(entry, [entry])).toBeUndefined();
  });
});

describe('whoever sees nothing', () => {
  it('is told why', () => {
    expect(whyNothing(signedInAs(officer), [officer])).toBeUndefined();
    expect(whyNothing(signedInAs(province), [province])).toBeUndefined();
    expect(whyNothing(signedInAs(officer), [])).toBe('not-registered');
    expect(whyNothing(signedInAs(officer), [{ ...officer, active: false }])).toBe('not-registered');
    expect(whyNothing(signedInAs(officer), [{ ...officer, unit: undefined }])).toBe('no-unit');
    expect(whyNothing(signedInAs(officer, { unit: undefined }), [officer])).toBe('no-unit');
  });
});

describe('telling and showing', () => {
  it('ask the same: whoever is told can open it, and nobody who would not be told', async () => {
    for (const unit of ['DISDIK', 'DINKES', undefined])
      for (const chairUnit of ['DISDIK', 'SEKDA', undefined])
        for (const accusedUnit of ['DISDIK', undefined]) {
          const officers = [{ ...officer, unit }, { ...chair, unit: chairUnit }, province];
          const satgas = theSatgas({ officers });
          await satgas.open(aReportReceived({ accusedUnit }));
          await satgas.pass(120);
          const about = satgas.alert();
          const sentTo = new Set(satgas.sent.map(({ to }) => to));
          for (const one of officers)
            expect({
              unit,
              chairUnit,
              accusedUnit,
              may: about && byLink(one, officers, about) !== undefined,
              id: one.officerId,
            }).toEqual({
              unit,
              chairUnit,
              accusedUnit,
              may: sentTo.has(one.officerId),
              id: one.officerId,
            });
        }
  });
});

describe('a digest', () => {
  const evening = mondayMorning + 12 * 3_600_000;

  it.each<[string, Partial<Officer>]>([
    ['has left', { active: false }],
    ['moved into the accused unit', { unit: 'DISDIK' }],
  ])('goes to nobody who %s while it waited', async (_, more) => {
    const officers = [{ ...officer }, anOfficer('petugas-2')];
    const satgas = theSatgas({ officers, now: evening });
    await satgas.open(aReportReceived({ accusedUnit: 'DISDIK' }));
    const [first] = officers;
    if (first) Object.assign(first, more);
    await satgas.pass(10 * 60);
    const digests = satgas.sent.filter(({ channel }) => channel === 'sms');
    expect(new Set(digests.map(({ to }) => to))).toEqual(new Set(['petugas-2']));
    const reasons = [...satgas.deliveries.values()]
      .filter(({ officerId, channel }) => officerId === 'petugas-1' && channel === 'sms')
      .map(({ state, reason }) => `${state} ${reason ?? ''}`);
    expect(reasons[0]).toBe('not-needed not-theirs-any-more');
  });
});
