import type { Now } from '../../../shared/clock.ts';
import { readBody, readForm, readParameters } from '../../../shared/http/body.ts';
import { checkFields } from '../../../shared/http/upload.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Person } from '../../../shared/http/request.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import { Refusal } from '../../../shared/refusal.ts';
import { requireAccess } from '../../access.ts';
import type { keepSource, KeptSource } from './keep-source.ts';
import { reachOf, requireSource, sourcePath } from './reach.ts';
import { shownSource } from './shown-source.ts';
import { flatSourceForm, fromFlat, sourceForm } from './source-form.ts';
import {
  countByReason,
  coveredSources,
  listPage,
  mostCounted,
  sourcePage,
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
  ({ keep, publicUrl }: ManageNeeds): HttpUseCase =>
  async (request) => {
    const person = requireAccess('putSource', request.person);
    const { source } = readParameters(request.params, sourcePath);
    const kept = await keep(source, readBody(request, sourceForm), (region) =>
      requireAccess('putSource', person, region),
    );
    return { status: 200, body: told(kept, publicUrl) };
  };

const told = ({ source, secret }: KeptSource, publicUrl: string) => ({
  ...shownSource(source, publicUrl),
  ...(secret !== undefined && { secret }),
});

/** POST /v1/sources: the same from a page, which sends a form; a new secret is shown on the page that answers. */
export const postSourceHttp =
  (needs: ManageNeeds): HttpUseCase =>
  async (request) => {
    const person = requireAccess('postSource', request.person);
    const flat = readBody(request, flatSourceForm);
    const before = await needs.sources.find(flat.source);
    const form = checkFields({ fields: fromFlat(flat, before) }, sourceForm);
    const { source, secret } = await needs.keep(flat.source, form, (region) =>
      requireAccess('postSource', person, region),
    );
    const page = await sourcePage(needs, { source, person }, { secret, done: true });
    return { status: 200, body: told({ source, secret }, needs.publicUrl), page };
  };

/** Shows an admin the form again as they left it, beside the source it is about if their scope covers it. */
export const withSourceForm =
  (needs: ManageNeeds, useCase: HttpUseCase): HttpUseCase =>
  async (request) => {
    try {
      return await useCase(request);
    } catch (error) {
      if (!(error instanceof Refusal) || !request.wantsHtml || !mended.has(error.code)) throw error;
      const person = requireAccess('postSource', request.person);
      const filled = { values: readForm(request.body), errors: error.errors };
      const status = error.code === 'conflict' ? 409 : 422;
      return { status, page: await formPage(needs, person, filled) };
    }
  };

const mended = new Set(['invalid-fields', 'conflict']);

const formPage = async (needs: ManageNeeds, person: Person, filled: Filled) => {
  const source = await needs.sources.find(filled.values['source'] ?? '');
  if (!source) return listPage(needs, person, filled);
  requireAccess('readSource', person, reachOf(source));
  return sourcePage(needs, { source, person }, { filled });
};

/** GET /v1/sources: every source that the admin's scope covers, without its secrets. */
export const listSourcesHttp =
  (needs: ManageNeeds): HttpUseCase =>
  async (request) => {
    const person = requireAccess('listSources', request.person);
    const covered = await coveredSources(needs, person);
    const sources = covered.map((one) => shownSource(one, needs.publicUrl));
    return { status: 200, body: { sources }, page: await listPage(needs, person) };
  };

/** GET /v1/sources/{source}: one source, what waits in its quarantine by reason, and what became of what waited. */
export const readSourceHttp =
  (needs: ManageNeeds): HttpUseCase =>
  async (request) => {
    const { source, person } = await requireSource(needs, 'readSource', request);
    const body = {
      ...shownSource(source, needs.publicUrl),
      waiting: countByReason(await needs.quarantine.list(source.source, mostCounted)),
    };
    return { status: 200, body, page: await sourcePage(needs, { source, person }) };
  };
