import type { Ceremony } from '../../functions/pledges/ceremonies/ceremony.ts';
import { anAttempt } from './attempts.ts';

/** A ceremony in Pesawaran as it is kept. */
export const aKeptCeremony = (changes: Partial<Ceremony> = {}): Ceremony => ({
  region: '18.09',
  ceremonyId: '18.09-abcdefghijkl',
  state: 'open',
  version: 1,
  act: 'ikrar',
  mode: 'in-person',
  heldAt: Date.parse('2026-11-23T00:30:00Z'),
  place: 'Halaman kantor bupati',
  leader: { title: 'Sekretaris Daerah', name: 'Contoh Pemimpin' },
  units: ['DISDIK', 'SEKDA'],
  openedAt: Date.parse('2026-11-20T00:30:00Z'),
  openedBy: 'chair-1',
  bodyHash: anAttempt('ceremony').body,
  ...changes,
});
