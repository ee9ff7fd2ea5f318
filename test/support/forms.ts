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

/** A report form that is taken as it stands. */
export const aReport = (more: Record<string, unknown>): Record<string, unknown> => ({
  lane: 'lead',
  region: '18.09',
  conduct: 'social-engagement',
  occurredOn: yesterday(),
  knownOn: yesterday(),
  place: 'Facebook, grup warga',
  accusedName: 'Contoh Nama',
  accusedUnit: 'Dinas Pendidikan',
  account: 'Membagikan ajakan memilih salah satu calon pada jam kerja.',
  ...more,
});
