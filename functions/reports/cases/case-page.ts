import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { AnswerPage } from '../../../shared/http/answer.ts';
import type { Call } from '../../../shared/operation/call.ts';
import type { Operation } from '../../../shared/operation/operation.ts';
import { served, type WithForm } from '../../../shared/operation/serve.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import { everyUnit, unitsOf } from '../../../shared/units.ts';
import type { Desk } from '../case-access.ts';
import { messagesRead } from '../messages/messages-that-fit.ts';
import type { MessageStore } from '../messages/message-store.ts';
import { caseForOfficer, isFinder, type OfficerCase } from './case-for-officer.ts';
import type { CaseStore } from './case-store.ts';
import type { Who } from './case.ts';
import { caseOperations } from './operations.ts';
import type { readCaseFile } from './read-case.ts';

export type CasePageNeeds = Desk & {
  campaign: Campaign;
  cases: Pick<CaseStore, 'find'>;
  messages: Pick<MessageStore, 'list'>;
  readFile: ReturnType<typeof readCaseFile>;
  newId: () => string;
  now: () => number;
};

type Changed = { move: string; at: string; role: Who['role'] };
type PageState = { filled?: Filled; changed?: Changed; done?: boolean };

/** The page of the present case, for somebody who may see it. */
export const casePage =
  (needs: CasePageNeeds, { kept, ...officer }: OfficerCase, shown: PageState): AnswerPage =>
  async (frame) => {
    const [file, messages] = await Promise.all([
      needs.readFile(kept, officer),
      needs.messages.list(kept.caseKey, { most: messagesRead }),
    ]);
    const region = servedRegion(needs.campaign, kept.region);
    const { renderCaseFile } = await import('./pages/case-file.tsx');
    return renderCaseFile(frame, {
      file,
      officerId: officer.person.personId,
      isOwnFinding: isFinder(kept, officer.person),
      regionName: region?.name ?? kept.region,
      units: region ? unitsOf(region) : [],
      everyUnit: region ? everyUnit(region) : [],
      messages: messages.map(({ at, ...one }) => ({ ...one, at: new Date(at).toISOString() })),
      filled: shown.filled ?? { values: {}, errors: [] },
      changed: shown.changed,
      done: shown.done ?? false,
      newId: needs.newId,
    });
  };

/** A refused form of the page, as it was left, on the present case; for whoever may read that case. */
export const caseFormAgain =
  (needs: CasePageNeeds): WithForm<Operation>['formAgain'] =>
  (filled, request) => {
    const again = async (call: Call<typeof caseOperations.readCase>) => {
      const seen = await caseForOfficer(needs, call);
      return { status: 422, page: casePage(needs, seen, { filled }) };
    };
    return served(caseOperations.readCase, again)(request);
  };
