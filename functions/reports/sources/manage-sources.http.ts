import * as z from 'zod/mini';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { readBody, readForm, readParameters } from '../../../shared/http/body.ts';
import { checkFields } from '../../../shared/http/upload.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Request } from '../../../shared/http/request.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import { Refusal } from '../../../shared/refusal.ts';
import { requireAccess } from '../../access.ts';
import type { keepSource, KeptSource } from './keep-source.ts';
import type { SourcePage } from './pages/source.tsx';
import type { QuarantineStore } from './quarantine-store.ts';
import { shownSource } from './shown-source.ts';
import { flatSourceForm, fromFlat, sourceForm, sourceName } from './source-form.ts';
import type { SettledStore } from './settled-store.ts';
import type { SourceStore } from './source-store.ts';
import type { Source } from './source.ts';

export const sourcePath = z.object({ source: sourceName });

export type ManageNeeds = {
  campaign: Campaign;
  publicUrl: string;
  sources: SourceStore;
  quarantine: Pick<QuarantineStore, 'list'>;
  settled: Pick<SettledStore, 'list'>;
  keep: ReturnType<typeof keepSource>;
  now: Now;
};

/** PUT /v1/sources/{source}: makes or changes a webhook source; a secret made here is told this once. */
export const putSourceHttp =
  ({ keep, publicUrl }: ManageNeeds): HttpUseCase =>
  async (request) => {
    requireAccess('putSource', request.person);
    const { source } = readParameters(request.params, sourcePath);
    const kept = await keep(source, readBody(request, sourceForm));
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
    requireAccess('putSource', request.person);
    const flat = readBody(request, flatSourceForm);
    const before = await needs.sources.find(flat.source);
    const form = checkFields({ fields: fromFlat(flat, before) }, sourceForm);
    const kept = await needs.keep(flat.source, form);
    const page = await sourcePage(needs, kept.source, { secret: kept.secret, done: true });
    return { status: 200, body: told(kept, needs.publicUrl), page };
  };

/** Shows an admin the form again as they left it. */
export const withSourceForm =
  (needs: ManageNeeds, useCase: HttpUseCase): HttpUseCase =>
  async (request) => {
    try {
      return await useCase(request);
    } catch (error) {
      if (!(error instanceof Refusal) || !request.wantsHtml || !mended.has(error.code)) throw error;
      const filled = { values: readForm(request.body), errors: error.errors };
      const source = await needs.sources.find(filled.values['source'] ?? '');
      const status = error.code === 'conflict' ? 409 : 422;
      if (source) return { status, page: await sourcePage(needs, source, { filled }) };
      return { status, page: await listPage(needs, filled) };
    }
  };

const mended = new Set(['invalid-fields', 'conflict']);

/** GET /v1/sources: every source, without its secrets. */
export const listSourcesHttp =
  (needs: ManageNeeds): HttpUseCase =>
  async (request) => {
    requireAccess('listSources', request.person);
    const sources = (await needs.sources.list()).map((one) => shownSource(one, needs.publicUrl));
    return { status: 200, body: { sources }, page: await listPage(needs) };
  };

/** GET /v1/sources/{source}: one source, what waits in its quarantine by reason, and what became of what waited. */
export const readSourceHttp =
  (needs: ManageNeeds): HttpUseCase =>
  async (request) => {
    requireAccess('listSources', request.person);
    const source = await findSource(needs, request);
    const body = {
      ...shownSource(source, needs.publicUrl),
      waiting: countByReason(await needs.quarantine.list(source.source, mostCounted)),
    };
    return { status: 200, body, page: await sourcePage(needs, source) };
  };

/** The source that is asked for; throws Refusal 'not-found'. */
export const findSource = async (
  { sources }: Pick<ManageNeeds, 'sources'>,
  request: Request,
): Promise<Source> => {
  const { source } = readParameters(request.params, sourcePath);
  const found = await sources.find(source);
  if (!found) throw new Refusal('not-found', [{ field: 'source', reason: 'unknown-source' }]);
  return found;
};

/** Entries counted by reason; more are told as "at least". */
export const mostCounted = 500;

/** How many wait for each reason. */
export const countByReason = (entries: { reason: string }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { reason } of entries) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
};

const listPage = async (
  { sources, quarantine, publicUrl, campaign }: ManageNeeds,
  filled: Filled = { values: {}, errors: [] },
) => {
  const all = await Promise.all(
    (await sources.list()).map(async (one) => ({
      ...shownSource(one, publicUrl),
      waiting: countByReason(await quarantine.list(one.source, mostCounted)),
    })),
  );
  const { renderSources } = await import('./pages/sources.tsx');
  return (frame: Parameters<typeof renderSources>[0]) =>
    renderSources(frame, { sources: all, filled, campaign });
};

type Shown = {
  secret?: string | undefined;
  done?: boolean;
  filled?: Filled;
  dryRun?: SourcePage['dryRun'];
};

/** The page of one source, with what was just made, tried or refused. */
export const sourcePage = async (needs: ManageNeeds, source: Source, shown: Shown = {}) => {
  const [waiting, settled] = await Promise.all([
    needs.quarantine.list(source.source, mostCounted),
    needs.settled.list(source.source, 20),
  ]);
  const { renderSource } = await import('./pages/source.tsx');
  return (frame: Parameters<typeof renderSource>[0]) =>
    renderSource(frame, {
      source: shownSource(source, needs.publicUrl),
      mapping: source.mapping ?? {},
      waiting: waiting.slice(0, 50),
      counts: countByReason(waiting),
      settled,
      campaign: needs.campaign,
      secret: shown.secret,
      done: shown.done ?? false,
      filled: shown.filled ?? { values: {}, errors: [] },
      dryRun: shown.dryRun,
    });
};
