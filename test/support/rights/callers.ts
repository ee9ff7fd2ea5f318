import type { Role } from '../../../shared/operation/who.ts';

/** Somebody who calls; the fourteenth is nobody. `unit` is theirs in the register. */
export type RightsCaller = {
  /** Their id at the issuer of the demo; undefined: nobody is signed in. */
  id: string | undefined;
  role?: Role;
  scope?: string;
  unit?: string;
};

/** Fourteen kinds of caller: every role, within, above and beside the region that is looked at (18.09). */
export const callers: readonly RightsCaller[] = [
  { id: undefined },
  { id: 'pesawaran-officer-1', role: 'officer', scope: '18.09', unit: 'INSPEKTORAT' },
  { id: 'pesawaran-officer-2', role: 'officer', scope: '18.09', unit: 'BKPSDM' },
  { id: 'pesawaran-chair', role: 'chair', scope: '18.09', unit: 'SEKDA' },
  { id: 'pesawaran-admin', role: 'admin', scope: '18.09' },
  { id: 'rokanhulu-officer-1', role: 'officer', scope: '14.06', unit: 'INSPEKTORAT' },
  { id: 'rokanhulu-chair', role: 'chair', scope: '14.06', unit: 'SEKDA' },
  { id: 'lampung-province', role: 'chair', scope: '18' },
  { id: 'riau-province', role: 'chair', scope: '14' },
  { id: 'lampung-admin', role: 'admin', scope: '18' },
  { id: 'national-1', role: 'officer', scope: 'ID' },
  { id: 'independent-1', role: 'officer', scope: 'ID' },
  { id: 'admin', role: 'admin', scope: 'ID' },
  { id: 'oversight', role: 'oversight', scope: 'ID' },
];
