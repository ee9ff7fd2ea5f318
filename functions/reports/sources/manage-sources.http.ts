import type { Now } from '../../../shared/clock.ts';
import { checkFields } from '../../../shared/http/upload.ts';
import { personWithRole } from '../../../shared/operation/access.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { WithForm } from '../../../shared/operation/serve.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { keepSource, KeptSource } from './keep-source.ts';
import type { SourceOperations } from './operations.ts';
import { manages, reachOf, requireSource, sourceAdmins } from './reach.ts';
import { viewOfSource } from './source-view.ts';
import { fromFlat, sourceForm } from './source-form.ts';
import {
  countByReason,
  coveredSources,
  listPage,
  mostCounted,
  sourcePage,
  unknownNames,
  waitingFor,
  type PageNeeds,
} from './source-pages.ts';
import type { SourceStore } from './source-store.ts';

export type ManageNeeds = Omit<PageNeeds, 'sources'> & {
  sources: SourceStore;
  keep: ReturnType<typeof keepSource>;
  now: Now;
};

/** PUT /v1/sources/{source}: makes or changes a webhook source of the admin's scope; a secret made here is told this once. */
export const putSourceHttp =
  ({ keep, publicUrl }: ManageNeeds): Does<SourceOperations['putSource']> =>
  async ({ path: { source }, body, within }) => ({
    status: 200,
    body: withSecret(await keep(source, body, within), publicUrl),
  });

const withSecret = ({ source, secret }: KeptSource, publicUrl: string) => ({
  ...viewOfSource(source, publicUrl),
  ...(secret !== undefined && { secret }),
});

/** POST /v1/sources: the same from a page, which sends a form; a new secret is shown on the page that answers. */
export const postSourceHttp =
  (needs: ManageNeeds): Does<SourceOperations['postSource']> =>
  async ({ body: flat, person, within }) => {
    const before = await needs.sources.find(flat.source);
    const form = checkFields({ fields: fromFlat(flat, before) }, sourceForm);
    const { source, secret } = await needs.keep(flat.source, form, within);
    const page = await sourcePage(needs, { source, person }, { secret, done: true });
    return { status: 200, body: withSecret({ source, secret }, needs.publicUrl), page };
  };

/** The form as it was left, beside the source it is about; throws Refusal 'wrong-region' where that is another region's. */
export const sourceFormAgain =
  (needs: ManageNeeds): WithForm<SourceOperations['postSource']>['formAgain'] =>
  async (filled, request) => {
    const person = personWithRole(sourceAdmins, request.person);
    const source = await needs.sources.find(filled.values['source'] ?? '');
    if (!source) return { status: 200, page: await listPage(needs, person, filled) };
    if (!manages(person, reachOf(source))) throw new Refusal('wrong-region');
    return { status: 200, page: await sourcePage(needs, { source, person }, { filled }) };
  };

/** GET /v1/sources: every source that the admin's scope covers, without its secrets. */
export const listSourcesHttp =
  (needs: ManageNeeds): Does<SourceOperations['listSources']> =>
  async ({ person, query: { scheme } }) => {
    const covered = await coveredSources(needs, person);
    const sources = covered.map((one) => viewOfSource(one, needs.publicUrl));
    const names = await unknownNames(needs, person);
    const wanted = [...sources.map(({ source }) => source), ...names.map(({ name }) => name)];
    const waitsForYou = await waitingFor(needs, person, wanted);
    const body = { sources, unknownNames: names, waitsForYou };
    const filled = { values: scheme === undefined ? {} : { scheme }, errors: [] };
    return { status: 200, body, page: await listPage(needs, person, filled) };
  };

/** GET /v1/sources/{source}: one source, what waits in its quarantine by reason, and what became of what waited. */
export const readSourceHttp =
  (needs: ManageNeeds): Does<SourceOperations['readSource']> =>
  async (call) => {
    const source = await requireSource(needs, call);
    const body = {
      ...viewOfSource(source, needs.publicUrl),
      waiting: countByReason(await needs.quarantine.list(source.source, mostCounted)),
      waitsForYou: await waitingFor(needs, call.person, [source.source]),
    };
    return { status: 200, body, page: await sourcePage(needs, { source, person: call.person }) };
  };
