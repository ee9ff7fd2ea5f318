import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { organisers, overseers, signedIn } from '../../../shared/operation/who.ts';
import { ceremonyPath } from './ceremony-forms.ts';
import { location, oneCeremony, ofCeremonies, toPage } from './operation-parts.ts';
import { readRecordAnswer, recordAnswer } from './record.ts';
import { sealingAnswer } from './seal.ts';

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
    gives: { 200: givesWithPage('The record', readRecordAnswer) },
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
  askSealing: operation({
    ...ofRecords,
    method: 'GET',
    path: `${oneCeremony}/sealing`,
    who: signedIn(organisers),
    says: 'What sealing would do: how many are on the list, and what it waits for',
    more: 'Changes nothing. The page asks, for nobody can undo a seal.',
    gives: { 200: givesWithPage('What would be sealed', sealingAnswer) },
  }),
  sealRecord: operation({
    ...ofRecords,
    method: 'POST',
    path: `${oneCeremony}/sealing`,
    who: signedIn(organisers),
    says: 'Seal the list of a ceremony that is over; the first seal counts',
    more: 'From the first press on it goes on no more; a press that was cut off is finished by the next one.',
    gives: {
      200: { description: 'The sealed record', schema: recordAnswer, headers: location },
      ...toPage,
    },
    refuses: ['invalid-fields', 'not-found', 'conflict'],
  }),
};
