import * as z from 'zod/mini';
import { readBody } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { checkFields } from '../../../shared/http/upload.ts';
import { dryRun } from './dry-run.ts';
import type { ManageNeeds } from './manage-sources.http.ts';
import { requireSource } from './reach.ts';
import { readLines } from './source-form.ts';
import { sourcePage } from './source-pages.ts';

const mappingField = z.record(
  z.string().check(z.maxLength(40)),
  z.string().check(z.maxLength(500)),
);

export const dryRunForm = z.strictObject({
  /** A delivery's body, as the provider shows it. */
  payload: z.string().check(z.minLength(1), z.maxLength(200_000)),
  contentType: z.optional(z.string().check(z.maxLength(200), z.regex(/^[\w.+-]+\/[\w.+-]+/))),
  /** Tried instead of the source's own; nothing is kept. */
  mapping: z.optional(z.union([mappingField, z.string().check(z.maxLength(12_000))])),
});

const fieldError = z.object({ field: z.string(), reason: z.string() });

export const dryRunAnswer = z.object({
  tells: z.array(
    z.object({
      deliveryId: z.string(),
      becomes: z.enum(['report', 'quarantine', 'waits-for-provider']),
      reason: z.nullable(z.string()),
      errors: z.array(fieldError),
      answers: z.record(z.string(), z.string()),
      evidenceLinks: z.array(z.string()),
    }),
  ),
  unreadable: z.nullable(z.array(fieldError)),
});

/** POST /v1/sources/{source}/dry-run: what a pasted delivery would become; nothing is kept, and nobody is told. */
export const dryRunHttp =
  (needs: ManageNeeds): HttpUseCase =>
  async (request) => {
    const { source: kept, person } = await requireSource(needs, 'dryRunSource', request);
    const said = readBody(request, dryRunForm);
    const lines = typeof said.mapping === 'string' ? readLines(said.mapping) : said.mapping;
    const mapping = lines && checkFields({ fields: lines }, mappingField);
    const source = mapping && Object.keys(mapping).length > 0 ? { ...kept, mapping } : kept;
    const body = await dryRun(needs.campaign)(source, {
      payload: said.payload,
      contentType: said.contentType ?? 'application/json',
      receivedAt: needs.now(),
    });
    const pasted = { payload: said.payload, mapping: mapping ?? kept.mapping ?? {} };
    return {
      status: 200,
      body,
      page: await sourcePage(
        needs,
        { source: kept, person },
        { dryRun: { ...pasted, found: body } },
      ),
    };
  };
