import { describe, expect, it } from '@jest/globals';
import { fileItem, type FileRequest } from '../../../functions/reports/cases/file-request.ts';
import { standingRequests } from '../../../functions/reports/cases/standing-requests.ts';
import { askForFile, openFile } from '../../../functions/reports/evidence/open-by-two.ts';
import { noCopy, pieceItem, type Piece } from '../../../functions/reports/pieces/piece.ts';
import type { WhoServes } from '../../../functions/reports/roll/who-serves.ts';
import type { Person } from '../../../shared/http/request.ts';
import { people, refusal } from '../../support/case-asks.ts';
import { aCase, mondayNine } from '../../support/cases.ts';
import { aTrackedReport } from '../../support/follow-up.ts';
import { registered } from '../../support/roll.ts';

const { officer, chair } = people;
const report = aTrackedReport({ barring: { standing: 'named', units: ['DINKES'], names: [] } });
const kept = aCase();
const piece: Piece = {
  ...{ reportKey: 'k', item: pieceItem('p'), state: 'sealed', reason: noCopy },
  ...{ cameBy: 'reporter', sha256: 'a', at: mondayNine, expiresAt: report.expiresAt },
};
const done = ({ role, region, personId }: Person) => ({
  ...{ at: mondayNine, role, by: { region, officerId: personId } },
});
const agreed: FileRequest = {
  ...{ caseKey: 'k', item: fileItem('p'), region: '18.09', requestId: 'r', reason: 'perlu' },
  ...{ dueAt: mondayNine, asked: done(officer), answered: { ...done(chair), is: 'agreed' } },
  ...{ changes: 2, asks: 1, expiresAt: report.expiresAt },
};

/** What the two agreed on, and the desk by the register that is asked now. */
const deskOf = (whoServes: WhoServes) => {
  const noted: string[] = [];
  const needs = {
    fileRequests: {
      find: () => Promise.resolve(agreed),
      change: () => Promise.resolve('changed' as const),
    },
    findCase: () => Promise.resolve(kept),
    pieces: {
      find: () => Promise.resolve(piece),
      note: () => Promise.resolve(void noted.push('opened')),
      noteWrite: () => ({}),
    },
    ...{ whoServes, now: () => mondayNine, nonce: () => 'n', count: () => undefined },
  };
  const about = (person: Person) => ({ report, reportKey: 'k', person, serving: person });
  return {
    noted,
    open: (as: Person) => openFile(needs)(about(as), 'p'),
    ask: (as: Person) => askForFile(needs)(about(as), 'p', { reason: 'perlu' }),
  };
};

const shownTo = (whoServes: WhoServes, request = agreed) =>
  standingRequests({ whoServes, now: () => mondayNine }, [request], report);

describe('a file that two agreed to open', () => {
  it('is opened by each of them while both may know of the case', async () => {
    const { open, ask, noted } = deskOf(registered(officer, chair));
    for (const as of [officer, chair]) expect(await open(as)).toBe(piece);
    expect(noted).toEqual(['opened', 'opened']);
    expect(await refusal(() => ask(chair))).toBe('conflict already-asked');
  });

  it.each([
    ['who asked serves where the accused does', chair, [chair, { ...officer, unit: 'DINKES' }]],
    ['who agreed serves there', officer, [officer, { ...chair, unit: 'DINKES' }]],
    ['who asked has left', chair, [chair]],
  ])('is opened by neither once %s, and can be asked for anew', async (_, other, there) => {
    const { open, ask, noted } = deskOf(registered(...there));
    expect(await refusal(() => open(other))).toBe('not-allowed needs-two');
    expect(noted).toEqual([]);
    const { asks, answered } = await ask(other);
    expect([asks, answered]).toEqual([2, undefined]);
    expect(await shownTo(registered(...there))).toEqual([]);
  });

  it('stands in the list while both may know of it, and longer where it is over anyhow', async () => {
    expect(await shownTo(registered(officer, chair))).toEqual([agreed]);
    const request: FileRequest = { ...agreed, answered: { ...done(chair), is: 'declined' } };
    expect(await shownTo(registered(), request)).toEqual([request]);
  });
});
