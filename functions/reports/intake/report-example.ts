/** A report as the API document shows it. */
export const reportExample = {
  lane: 'lead',
  region: '18.09',
  conduct: 'social-engagement',
  occurredOn: '2026-11-20',
  knownOn: '2026-11-22',
  place: 'Facebook, grup warga Gedong Tataan',
  accusedName: 'Contoh Nama',
  accusedUnit: 'DISDIK',
  account: 'Membagikan ajakan memilih salah satu calon pada jam kerja.',
};
