import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Answer } from '../../../shared/http/answer.ts';
import { readForm } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Person, Request } from '../../../shared/http/request.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import { Refusal } from '../../../shared/refusal.ts';
import { messagesRead } from '../messages/fitting.ts';
import type { MessageStore } from '../messages/message-store.ts';
import { backToCase } from '../messages/back-to-case.ts';
import { caseForOfficer } from './case-for-officer.ts';
import type { CaseStore } from './case-store.ts';
import type { Case } from './case.ts';
import type { readCaseFile } from './read-case.ts';

export type CasePageNeeds = {
  campaign: Campaign;
  cases: Pick<CaseStore, 'find'>;
  messages: Pick<MessageStore, 'list'>;
  readFile: ReturnType<typeof readCaseFile>;
  newId: () => string;
  now: () => number;
};

type Changed = { move: string; at: string; role: string };
type Shown = { filled?: Filled; changed?: Changed | undefined; done?: boolean };

/** The page of a case as it stands now, for somebody who may see it. */
export const casePage =
  (needs: CasePageNeeds, { kept, person }: { kept: Case; person: Person }, shown: Shown = {}) =>
  async (frame: Parameters<NonNullable<Answer['page']>>[0]): Promise<string> => {
    const [file, messages] = await Promise.all([
      needs.readFile(kept, person),
      needs.messages.list(kept.caseKey, { most: messagesRead }),
    ]);
    const { renderCaseFile } = await import('./pages/case-file.tsx');
    return renderCaseFile(frame, {
      file,
      regionName: servedRegion(needs.campaign, kept.region)?.name ?? kept.region,
      messages: messages.map(({ at, ...one }) => ({ ...one, at: new Date(at).toISOString() })),
      filled: shown.filled ?? { values: {}, errors: [] },
      changed: shown.changed,
      done: shown.done ?? false,
      newId: needs.newId,
    });
  };

/**
 * Lets people change a case by a form: what is kept leads back to the case, what is refused shows it as it stands, with
 * what they wrote. Programs are answered as without it.
 */
export const onCasePage =
  (operation: 'moveCase' | 'checkCase', needs: CasePageNeeds, useCase: HttpUseCase): HttpUseCase =>
  async (request) => {
    if (!request.wantsHtml) return useCase(request);
    try {
      const answer = await useCase(request);
      if (answer.status === 200) return backToCase(request, request.params['caseKey'] ?? '');
      return await again(answer, { operation, needs, request });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'invalid-fields') throw error;
      const seen = await caseForOfficer(operation, needs, request);
      const filled = { values: readForm(request.body), errors: error.errors };
      return { status: 422, page: casePage(needs, seen, { filled }) };
    }
  };

type Again = {
  operation: 'moveCase' | 'checkCase';
  needs: CasePageNeeds;
  request: Request;
};

/** Somebody else was first: the case as it stands now, with what was written. */
const again = async (answer: Answer, { operation, needs, request }: Again): Promise<Answer> => {
  const { changed } = answer.body as { changed?: Changed };
  const seen = await caseForOfficer(operation, needs, request);
  const filled = { values: readForm(request.body), errors: [] };
  return { ...answer, page: casePage(needs, seen, { filled, changed }) };
};
