import type { NewPledge } from '../../functions/pledges/register/pledge-store.ts';

/** Somebody who attended, on their way into the register. */
export const aNewPledge = (changes: Partial<NewPledge> = {}): NewPledge => ({
  personKey: 'person',
  region: '18.09',
  unit: 'DISDIK',
  staffKind: 'pns',
  standing: 'attended',
  act: 'ikrar',
  channel: 'phone',
  textVersion: 1,
  pledgedAt: 1_795_397_400_000,
  receiptId: '01'.repeat(8),
  ...changes,
});
