import type { Does } from '../../../shared/operation/call.ts';
import { checkFields } from '../../../shared/http/upload.ts';
import { mappingField } from './dry-run-form.ts';
import { dryRun } from './dry-run.ts';
import type { ManageNeeds } from './manage-sources.http.ts';
import type { SourceOperations } from './operations.ts';
import { requireSource } from './reach.ts';
import { readLines } from './source-form.ts';
import { sourcePage } from './source-pages.ts';

/** POST /v1/sources/{source}/dry-run: what a pasted delivery would become; nothing is kept, and nobody is told. */
export const dryRunHttp =
  (needs: ManageNeeds): Does<SourceOperations['dryRunSource']> =>
  async (call) => {
    const stored = await requireSource(needs, call);
    const { payload, contentType = 'application/json', mapping: tried } = call.body;
    const lines = typeof tried === 'string' ? readLines(tried) : tried;
    const mapping = lines && checkFields({ fields: lines }, mappingField);
    const source = mapping && Object.keys(mapping).length > 0 ? { ...stored, mapping } : stored;
    const receivedAt = needs.now();
    const body = await dryRun(needs.campaign)(source, { payload, contentType, receivedAt });
    const pasted = { payload, mapping: mapping ?? stored.mapping ?? {} };
    const of = { source: stored, person: call.person };
    const page = await sourcePage(needs, of, { dryRun: { ...pasted, found: body } });
    return { status: 200, body, page };
  };
