import { describe, expect, it } from '@jest/globals';
import { checklistHttp } from '../../../functions/reports/cases/checklist.http.ts';
import { exportCasesHttp } from '../../../functions/reports/cases/export-cases.ts';
import { fieldSheetsHttp } from '../../../functions/reports/cases/field-sheets.http.ts';
import { listCasesHttp } from '../../../functions/reports/cases/list-cases.http.ts';
import { listTasksHttp } from '../../../functions/reports/cases/list-tasks.http.ts';
import { listReviewsHttp } from '../../../functions/reports/cases/list-reviews.http.ts';
import { reviewEndingHttp } from '../../../functions/reports/cases/review-ending.http.ts';
import { moveCaseHttp } from '../../../functions/reports/cases/move-case.http.ts';
import { completeLeadHttp } from '../../../functions/reports/cases/complete-lead.http.ts';
import { nameUnitHttp } from '../../../functions/reports/cases/name-unit.http.ts';
import { caseOperations } from '../../../functions/reports/cases/operations.ts';
import {
  enterReferencesHttp,
  noteCaseHttp,
} from '../../../functions/reports/cases/note-case.http.ts';
import { readCaseHttp } from '../../../functions/reports/cases/read-case.http.ts';
import { referralHttp } from '../../../functions/reports/cases/referral.http.ts';
import {
  addToFindingHttp,
  listEvidenceHttp,
  viewEvidenceHttp,
} from '../../../functions/reports/evidence/case-evidence.http.ts';
import {
  answerForFileHttp,
  askForFileHttp,
  openFileHttp,
} from '../../../functions/reports/evidence/open-by-two.http.ts';
import { evidenceOperations } from '../../../functions/reports/evidence/operations.ts';
import {
  answerHandOverHttp,
  askToHandOverHttp,
  listHandOversHttp,
} from '../../../functions/reports/hand-over/hand-over.http.ts';
import { handOverOperations } from '../../../functions/reports/hand-over/operations.ts';
import {
  approveIdentityHttp,
  askForIdentityHttp,
  listIdentityRequestsHttp,
  readIdentityHttp,
} from '../../../functions/reports/identity/identity.http.ts';
import { identityOperations } from '../../../functions/reports/identity/operations.ts';
import {
  listMessagesHttp,
  lookAtMessagesHttp,
  writeToReporterHttp,
} from '../../../functions/reports/messages/case-messages.http.ts';
import { messageOperations } from '../../../functions/reports/messages/operations.ts';
import { operations } from '../../../functions/operations.ts';
import type { NoteReading, Noted } from '../../../functions/reports/readings/note-reading.ts';
import { readKinds } from '../../../functions/reports/readings/reading.ts';
import type { WhoServes } from '../../../functions/reports/roll/who-serves.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Person } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { nameMarks } from '../../../shared/name-likeness.ts';
import { likenessKey } from '../../support/builders.ts';
import { asked, people, refusal, type Sent } from '../../support/case-asks.ts';
import { aCase } from '../../support/cases.ts';
import { aTrackedReport } from '../../support/follow-up.ts';
import { beyond, needsOf } from '../../support/case-guard.ts';
import { ofLetters } from '../../support/letter-guard.ts';
import { registeredAsSignedIn } from '../../support/roll.ts';

const { listCaseMessages, messageReporter, lookAtCaseMessages } = messageOperations;
const { askForIdentity, listIdentityRequests, approveIdentity, readIdentity } = identityOperations;
const { listEvidence, viewEvidence, askForFile, answerForFile, openFile } = evidenceOperations;
const { addToFinding } = evidenceOperations;
const { askToHandOver, listHandOvers, answerHandOver } = handOverOperations;
type Asked = Record<string, [HttpUseCase, Sent]>;

const handOverLetter = {
  ...{ reason: 'Diteruskan kepada Bawaslu.', letterNumber: '1/SATGAS/2026' },
  ...{ sender: 'Ketua Satgas', recipient: 'Bawaslu' },
};

/** Every operation on the reporter's side of a case. */
const besideCases = (needs: ReturnType<typeof needsOf>): Asked => ({
  listCaseMessages: [served(listCaseMessages, listMessagesHttp(needs)), {}],
  messageReporter: [served(messageReporter, writeToReporterHttp(needs)), { body: { text: 'Ya' } }],
  lookAtCaseMessages: [served(lookAtCaseMessages, lookAtMessagesHttp(needs)), { body: {} }],
  askForIdentity: [
    served(askForIdentity, askForIdentityHttp(needs)),
    { body: { category: 'referral', reason: 'Diteruskan kepada Bawaslu.' } },
  ],
  listIdentityRequests: [served(listIdentityRequests, listIdentityRequestsHttp(needs)), {}],
  approveIdentity: [
    served(approveIdentity, approveIdentityHttp(needs)),
    { body: {}, params: { requestId: 'r'.repeat(22) } },
  ],
  readIdentity: [served(readIdentity, readIdentityHttp(needs)), {}],
  askToHandOver: [served(askToHandOver, askToHandOverHttp(needs)), { body: handOverLetter }],
  listHandOvers: [served(listHandOvers, listHandOversHttp(needs)), {}],
  answerHandOver: [
    served(answerHandOver, answerHandOverHttp(needs)),
    { body: { is: 'agreed' }, params: { requestId: 'r'.repeat(22) } },
  ],
  ...ofLetters(needs),
  listEvidence: [served(listEvidence, listEvidenceHttp(needs)), {}],
  viewEvidence: [
    served(viewEvidence, viewEvidenceHttp(needs)),
    { body: {}, params: { piece: 'p'.repeat(22) } },
  ],
  addToFinding: [served(addToFinding, addToFindingHttp(needs)), { body: {} }],
  askForFile: [
    served(askForFile, askForFileHttp(needs)),
    { body: { reason: 'Isi rekaman diperlukan.' }, params: { piece: 'p'.repeat(22) } },
  ],
  answerForFile: [
    served(answerForFile, answerForFileHttp(needs)),
    { body: { requestId: 'permintaan', is: 'agreed' }, params: { piece: 'p'.repeat(22) } },
  ],
  openFile: [
    served(openFile, openFileHttp(needs)),
    { body: {}, params: { piece: 'p'.repeat(22) } },
  ],
});

/** Every operation of the room of cases itself, on one case. */
const onCases = (needs: ReturnType<typeof needsOf>): Asked => ({
  readCase: [served(caseOperations.readCase, readCaseHttp(needs)), {}],
  moveCase: [
    served(caseOperations.moveCase, moveCaseHttp(needs)),
    { body: { move: 'check', version: 0 } },
  ],
  checkCase: [
    served(caseOperations.checkCase, checklistHttp(needs)),
    { body: { version: 0, requirement: 'evidence', met: true } },
  ],
  enterReferences: [
    served(caseOperations.enterReferences, enterReferencesHttp(needs)),
    { body: { version: 0, lapor: '8123456' } },
  ],
  noteCase: [
    served(caseOperations.noteCase, noteCaseHttp(needs)),
    { body: { version: 0, note: 'Saksi dihubungi.' } },
  ],
  completeLead: [
    served(caseOperations.completeLead, completeLeadHttp(needs)),
    { body: { version: 0, conduct: 'partisan-photo', occurredOn: '2026-11-20', place: 'Kantor' } },
  ],
  nameUnit: [
    served(caseOperations.nameUnit, nameUnitHttp(needs)),
    { body: { version: 0, units: ['DISDIK'], reason: 'Sesuai laporan.' } },
  ],
  reviewEnding: [
    served(caseOperations.reviewEnding, reviewEndingHttp(needs)),
    { body: { version: 0, found: 'in-order' } },
  ],
  showFieldSheets: [served(caseOperations.showFieldSheets, fieldSheetsHttp(needs)), {}],
  printReferral: [
    served(caseOperations.printReferral, referralHttp(needs)),
    { query: { to: 'bawaslu' } },
  ],
});

const ofDisdik = needsOf({
  report: aTrackedReport({ accusedUnitCode: 'DISDIK', lane: 'named' }),
  kept: undefined,
});
const useCases = besideCases(ofDisdik);

describe('what belongs to a case', () => {
  it('is all here, but for the room of cases itself', () => {
    const ofCases = operations.filter(
      ({ path, entry }) => path.includes('{caseKey}') && entry !== 'reports/cases/cases',
    );
    expect(ofCases.map(({ name }) => name).sort()).toEqual(Object.keys(useCases).sort());
  });

  it.each(Object.entries(useCases))('is kept from whoever may not know: %s', async (_, one) => {
    const [useCase, sent] = one;
    const outcome = (as: Person) => refusal(() => useCase(asked('k'.repeat(32), { ...sent, as })));
    expect(await outcome(people.ofUnit)).toBe('not-found unknown-case');
    expect(await outcome(people.withoutUnit)).toBe('not-found unknown-case');
    expect(await outcome(people.elsewhere)).toBe('wrong-region');
    expect(await outcome(people.admin)).toBe('not-allowed');
    expect(await outcome(people.oversight)).toBe('not-allowed');
    for (const as of [people.officer, people.chair, people.province, people.nation])
      await expect(outcome(as)).rejects.toBe(beyond);
  });
});

describe('a case whose unit nobody has settled', () => {
  const accused = {
    ...{ accusedUnitCode: undefined, region: '18.09' },
    barring: { standing: 'to-be-named' as const, units: [], names: [] },
  };
  const needs = needsOf({
    report: aTrackedReport({ ...accused, lane: 'named' }),
    kept: aCase({ ...accused }),
  });
  const nothing = needsOf({ report: undefined, kept: undefined });
  const all = { ...besideCases(needs), ...onCases(needs) };
  const ofNothing: Asked = { ...besideCases(nothing), ...onCases(nothing) };
  const ofRegion = [people.officer, people.chair, people.ofUnit, people.withoutUnit];

  const refusalOf = async ([useCase, sent]: [HttpUseCase, Sent], as: Person) => {
    try {
      await useCase(asked('k'.repeat(32), { ...sent, as }));
    } catch (error) {
      if (error instanceof Refusal) return { code: error.code, errors: error.errors };
      throw error;
    }
    return undefined;
  };

  it('is walked by every operation on a case', () => {
    const ofCases = operations.filter(({ path }) => path.includes('{caseKey}'));
    expect(Object.keys(all).sort()).toEqual(ofCases.map(({ name }) => name).sort());
  });

  it.each(Object.entries(all))('is, for its region, no case at all: %s', async (name, one) => {
    for (const as of ofRegion) {
      const refused = await refusalOf(one, as);
      expect(refused).toMatchObject({ code: 'not-found' });
      expect(refused).toEqual(await refusalOf(ofNothing[name] ?? one, as));
    }
    for (const as of [people.province, people.nation])
      await expect(refusalOf(one, as)).rejects.toBe(beyond);
  });

  it('is in no queue, search or export of its region, nor among anybody’s tasks or ends to review, and in those above it', async () => {
    const list = served(caseOperations.listCases, listCasesHttp(needs));
    const exported = served(caseOperations.exportCases, exportCasesHttp(needs));
    const tasks = served(caseOperations.listTasks, listTasksHttp(needs));
    const reviews = served(caseOperations.listReviews, listReviewsHttp(needs));
    const number = needs.cases.find().then((kept) => kept?.caseNumber ?? '');
    const q = { q: await number };
    const seen = async (as: Person, query: Record<string, string>) => {
      const { body } = await list(asked(undefined, { as, query }));
      const { file } = await exported(asked(undefined, { as, query }));
      const own = await tasks(asked(undefined, { as, query: { region: '18.09' } }));
      const ends = await reviews(asked(undefined, { as, query: { region: '18.09' } }));
      const texts = [
        ...[JSON.stringify(body), String(file?.content)],
        ...[JSON.stringify(own.body), JSON.stringify(ends.body)],
      ];
      return texts.map((text) => text.includes(q.q));
    };
    for (const query of [{}, q, { region: '18.09' }]) {
      for (const as of ofRegion)
        expect(await seen(as, query)).toEqual([false, false, false, false]);
      expect(await seen(people.province, query)).toEqual([true, true, true, true]);
    }
    const { body } = await list(asked(undefined, { as: people.province }));
    expect(body).toMatchObject({ cases: [{ unitStanding: 'to-be-named' }] });
  });
});

describe('a case whose unit is known', () => {
  const accused = { accusedUnitCode: 'DISDIK', region: '18.09' };
  const barring = { standing: 'named' as const, units: ['DISDIK'], names: [] };
  const needs = needsOf({
    report: aTrackedReport({ ...accused, barring, lane: 'named' }),
    kept: aCase({ ...accused, barring }),
  });

  it.each(Object.entries({ ...besideCases(needs), ...onCases(needs) }))(
    'is there for the others of its region, whose names play no part: %s',
    async (_, [useCase, sent]) => {
      const ask = () => useCase(asked('k'.repeat(32), { ...sent, as: people.officer }));
      await expect(Promise.resolve().then(ask)).rejects.toBe(beyond);
    },
  );
});

describe('a case that its unit keeps from nobody who asks', () => {
  const accused = { accusedUnitCode: 'DINKES', region: '18.09' };
  const marks = nameMarks(likenessKey, 'Bapak Andri, S.Sos');
  const barring = { standing: 'named' as const, units: ['DINKES'], names: [marks] };
  const found = {
    report: aTrackedReport({ ...accused, barring, lane: 'named' }),
    kept: aCase({ ...accused, barring }),
  };
  const served18 = { region: '18.09', unit: 'BKPSDM', names: nameMarks(likenessKey, 'Siti Umpar') };
  const chair = { region: '18.09', unit: 'SEKDA', names: nameMarks(likenessKey, 'Andri Wayratna') };

  it.each<[string, Awaited<ReturnType<WhoServes>>]>([
    ['whoever the register does not have', undefined],
    ['whose name is like that of the accused', { ...served18, names: chair.names }],
    ['whose name cannot be compared', { ...served18, names: undefined }],
    ['who has moved to the unit', { ...served18, unit: 'DINKES', signedInUnit: 'BKPSDM' }],
    ['who signed in as of the unit', { ...served18, signedInUnit: 'DINKES' }],
    ['whose chair has such a name', { ...served18, chairs: [chair] }],
  ])('is no case at all for %s, by every operation, list and export', async (_, serving) => {
    const register: WhoServes = () => Promise.resolve(serving);
    const needs = needsOf(found, register);
    for (const [useCase, sent] of Object.values({ ...besideCases(needs), ...onCases(needs) })) {
      const ask = () => useCase(asked('k'.repeat(32), { ...sent, as: people.officer }));
      expect(await refusal(ask)).toBe('not-found unknown-case');
    }
    const listed = await served(
      caseOperations.listCases,
      listCasesHttp(needs),
    )(asked(undefined, { as: people.officer }));
    expect(listed.body).toMatchObject({ cases: [] });
    const own = await served(
      caseOperations.listTasks,
      listTasksHttp(needs),
    )(asked(undefined, { as: people.officer }));
    expect(own.body).toEqual(nothingWaits);
    const above = await served(
      caseOperations.listReviews,
      listReviewsHttp(needs),
    )(asked(undefined, { as: people.province }));
    expect(above.body).toEqual({ reviews: [], waiting: 0, next: null });
    const exported = await served(
      caseOperations.exportCases,
      exportCasesHttp(needs),
    )(asked(undefined, { as: people.officer }));
    expect(String(exported.file?.content)).not.toContain(found.kept.caseNumber);
  });

  it('is there for their colleague whom nothing keeps away', async () => {
    const needs = needsOf(found, () => Promise.resolve(served18));
    for (const [useCase, sent] of Object.values({ ...besideCases(needs), ...onCases(needs) })) {
      const ask = () => useCase(asked('k'.repeat(32), { ...sent, as: people.officer }));
      await expect(Promise.resolve().then(ask)).rejects.toBe(beyond);
    }
  });
});

const nothingWaits = {
  ...{ tasks: [], fileRequests: [], handOvers: [] },
  ...{ waiting: 0, next: null },
};

describe('what is read of a case', () => {
  const accused = { accusedUnitCode: 'DINKES', region: '18.09' };
  const barring = { standing: 'named' as const, units: ['DINKES'], names: [] };
  const found = {
    report: aTrackedReport({ ...accused, barring, lane: 'named' }),
    kept: aCase({ ...accused, barring, caseKey: 'k'.repeat(32) }),
  };
  const noted: Noted[] = [];
  const note: NoteReading = (one) => Promise.resolve(void noted.push(one));
  const deskWith = (noteReading: NoteReading) => needsOf(found, registeredAsSignedIn, noteReading);
  const lists = (needs: ReturnType<typeof needsOf>): Record<string, HttpUseCase> => ({
    listCases: served(caseOperations.listCases, listCasesHttp(needs)),
    exportCases: served(caseOperations.exportCases, exportCasesHttp(needs)),
    listTasks: served(caseOperations.listTasks, listTasksHttp(needs)),
    listReviews: served(caseOperations.listReviews, listReviewsHttp(needs)),
  });
  const byName = (name: string) => operations.find((one) => one.name === name);

  it('is named by every operation about cases', () => {
    const ofCases = operations.filter(({ path }) => path.startsWith('/v1/cases'));
    expect(ofCases.length).toBeGreaterThan(15);
    expect(ofCases.filter(({ shows }) => !readKinds.some((kind) => kind === shows))).toEqual([]);
  });

  it.each(Object.keys({ ...besideCases(ofDisdik), ...onCases(ofDisdik) }))(
    'leaves an entry before anything is looked at: %s',
    async (name) => {
      noted.length = 0;
      const needs = deskWith(note);
      const [useCase, sent] = { ...besideCases(needs), ...onCases(needs) }[name] ?? [];
      const ask = () => useCase?.(asked('k'.repeat(32), { ...sent, as: people.officer }));
      await expect(Promise.resolve().then(ask)).rejects.toBe(beyond);
      expect(noted).toEqual([
        {
          about: `case#${'k'.repeat(32)}`,
          reads: byName(name)?.shows,
          region: '18.09',
          person: people.officer,
          expiresAt: expect.any(Number),
        },
      ]);
    },
  );

  it('is refused together with its entry, by every operation, list and export', async () => {
    const failed = new Error('the table is away');
    const needs = deskWith(() => Promise.reject(failed));
    for (const [useCase, sent] of Object.values({ ...besideCases(needs), ...onCases(needs) })) {
      const ask = () => useCase(asked('k'.repeat(32), { ...sent, as: people.officer }));
      await expect(Promise.resolve().then(ask)).rejects.toBe(failed);
    }
    for (const useCase of Object.values(lists(needs))) {
      const ask = () => useCase(asked(undefined, { as: people.officer }));
      await expect(Promise.resolve().then(ask)).rejects.toBe(failed);
    }
  });

  it('names the cases a list, a search and an export held', async () => {
    noted.length = 0;
    const { listCases: list, exportCases: exported } = lists(deskWith(note));
    await list?.(asked(undefined, { as: people.officer }));
    await list?.(asked(undefined, { as: people.officer, query: { q: found.kept.caseNumber } }));
    await exported?.(asked(undefined, { as: people.officer, query: { region: '18.09' } }));
    const entry = { about: 'queue#18.09', region: '18.09', person: people.officer };
    const cases = [found.kept.caseKey];
    expect(noted).toEqual(
      ['list', 'search', 'export'].map((reads) => ({ ...entry, reads, cases })),
    );
  });
});
