import { describe, expect, it } from '@jest/globals';
import {
  listEvidenceHttp,
  viewEvidenceHttp,
} from '../../../functions/reports/evidence/case-evidence.http.ts';
import { evidenceOperations } from '../../../functions/reports/evidence/operations.ts';
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
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Person } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import { attemptOf } from '../../support/attempts.ts';
import { asked, people, refusal, type Sent } from '../../support/case-asks.ts';
import { aTrackedReport } from '../../support/follow-up.ts';

const beyond = new Error('went beyond the guard');
const reached = () => Promise.reject(beyond);

/** Every operation on the reporter's side of a case: against a report of DISDIK, and nothing else to be found. */
const needs = {
  findReport: () => Promise.resolve(aTrackedReport({ accusedUnitCode: 'DISDIK', lane: 'named' })),
  messages: { add: reached, list: reached, look: reached },
  pieces: { list: reached, note: reached },
  objects: { addressOf: reached },
  trail: { add: reached, list: reached },
  add: reached,
  ask: reached,
  approve: reached,
  read: reached,
  attemptOf,
  newId: () => 'id',
  nonce: () => 'id',
  now: () => 0,
};
const { listCaseMessages, messageReporter, lookAtCaseMessages } = messageOperations;
const { askForIdentity, listIdentityRequests, approveIdentity, readIdentity } = identityOperations;
const { listEvidence, viewEvidence } = evidenceOperations;
const useCases: Record<string, [HttpUseCase, Sent]> = {
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
  listEvidence: [served(listEvidence, listEvidenceHttp(needs)), {}],
  viewEvidence: [
    served(viewEvidence, viewEvidenceHttp(needs)),
    { body: {}, params: { piece: 'p'.repeat(22) } },
  ],
};

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
