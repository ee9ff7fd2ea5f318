import { randomUUID } from 'node:crypto';

/** The day before today, in UTC: in the past in every zone of the country. */
export const yesterday = (): string => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

/** A pledge form that is taken as it stands. */
export const aPledge = (more: Record<string, unknown>): Record<string, unknown> => ({
  region: '18.09',
  unit: 'DISDIK',
  staffKind: 'pns',
  number: '198609262015051001',
  agreed: true,
  ...more,
});

/**
 * A name nobody else has: reports about one accused share one alert while nobody has taken it, and a suite serves many
 * tests.
 */
const aName = (): string =>
  randomUUID()
    .slice(0, 18)
    .split('-')
    .slice(0, 2)
    .map((part) => part.replace(/./g, (digit) => syllables[Number.parseInt(digit, 16)] ?? ''))
    .join(' ');

const syllables = 'zu wo vi qa xe ju yo wi za qo vu xi je ya we zo'.split(' ');

/** A report form that is taken as it stands, about somebody of whom no other tells. */
export const aReport = (more: Record<string, unknown>): Record<string, unknown> => ({
  lane: 'lead',
  region: '18.09',
  conduct: 'social-engagement',
  occurredOn: yesterday(),
  knownOn: yesterday(),
  place: 'Facebook, grup warga',
  accusedName: aName(),
  accusedUnit: 'Dinas Pendidikan',
  account: 'Membagikan ajakan memilih salah satu calon pada jam kerja.',
  ...more,
});
