import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { organisers, overseers, signedIn } from '../../../shared/operation/who.ts';
import { ceremonyPath } from './ceremony-forms.ts';
import { location, oneCeremony, ofCeremonies, toPage } from './operation-parts.ts';
import { recordAnswer } from './record.ts';

const ofRecords = {
  ...ofCeremonies,
  takes: { path: ceremonyPath },
  refuses: ['invalid-fields', 'not-found'],
} as const;
const reading = { ...ofRecords, method: 'GET', who: signedIn(overseers) } as const;

/** The record of a ceremony, the list under it, and its seal. */
export const recordOperations = {
  readRecord: operation({
    ...reading,
    path: `${oneCeremony}/berita-acara`,
    says: 'The record: counts, witnesses, words sworn, one hash over the list',
    gives: { 200: givesWithPage('The record', recordAnswer) },
  }),
  printRecord: operation({
    ...reading,
    path: `${oneCeremony}/berita-acara.pdf`,
    kind: 'file',
    says: 'The record as a PDF to sign',
    gives: { 200: { description: 'A PDF', also: ['application/pdf'] } },
  }),
  readPledgeList: operation({
    ...reading,
    path: `${oneCeremony}/list`,
    kind: 'file',
    says: 'The list the hash is over: one receipt id a line, no name and no number',
    gives: { 200: { description: 'A text', also: ['text/plain'] } },
  }),
  sealRecord: operation({
    ...ofRecords,
    method: 'POST',
    path: `${oneCeremony}/sealing`,
    who: signedIn(organisers),
    says: 'Seal the list of a ceremony that is over; the first seal counts',
    gives: {
      200: { description: 'The sealed record', schema: recordAnswer, headers: location },
      ...toPage,
    },
    refuses: ['invalid-fields', 'not-found', 'conflict'],
  }),
};
