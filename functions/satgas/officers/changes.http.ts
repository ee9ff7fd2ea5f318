import type { Does } from '../../../shared/operation/call.ts';
import type { ChangeStore } from './change-store.ts';
import type { decideChange } from './decide-change.ts';
import type { officerOperations } from './operations.ts';
import { viewOfChange } from './change-view.ts';

type Register = typeof officerOperations;

/** GET /v1/register-changes: the latest changes of the register of a scope, and what became of each. */
const listChangesHttp =
  ({ changes }: { changes: Pick<ChangeStore, 'list'> }): Does<Register['listRegisterChanges']> =>
  async ({ query, person, within }) => {
    const scope = query.scope ?? person.region;
    within(scope);
    const found = await changes.list(scope);
    return { status: 200, body: { changes: found.map((one) => viewOfChange(one, person)) } };
  };

/** POST /v1/register-changes/{scope}/{changeId}/decision: a second person agrees to a change, or rejects it. */
const decideChangeHttp =
  ({
    decide,
  }: {
    decide: ReturnType<typeof decideChange>;
  }): Does<Register['decideRegisterChange']> =>
  async ({ path, body, person, within, request }) => {
    within(path.scope);
    const change = await decide({ ...path, ...body }, person);
    return request.wantsHtml
      ? { status: 303, headers: { location: `${request.base}/v1/officers?region=${path.scope}` } }
      : { status: 200, body: viewOfChange(change, person) };
  };

type Needs = { changes: Pick<ChangeStore, 'list'>; decide: ReturnType<typeof decideChange> };

/** What serves the operations of changes of the register. */
export const changesHttp = (needs: Needs) => ({
  listRegisterChanges: listChangesHttp(needs),
  decideRegisterChange: decideChangeHttp(needs),
});
