import type { Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { codeOfSlip, newSlip } from '../slips/slip.ts';
import { withSlip } from './form-address.ts';
import type { SourceOperations } from './operations.ts';
import { foldedName } from './source-names.ts';
import type { SourceStore } from './source-store.ts';

type Needs = {
  sources: Pick<SourceStore, 'find'>;
  codeKey: () => Promise<Uint8Array>;
  /** 26 random bytes. */
  randomBytes: () => Uint8Array;
};

/**
 * GET /formulir/{source}: a follow-up code, and the way to the source's form with the slip of that code in it; nothing
 * is stored. Throws Refusal 'not-found' where no form is open by this name, whatever the reason.
 */
export const openFormHttp =
  ({ sources, codeKey, randomBytes }: Needs): Does<SourceOperations['openForm']> =>
  async ({ path }) => {
    const source = await sources.find(foldedName(path.source));
    if (!source?.active || source.formAddress === undefined)
      throw new Refusal('not-found', [{ field: 'source', reason: 'no-form' }]);
    const slip = newSlip(randomBytes());
    const code = codeOfSlip(await codeKey(), source.source, slip);
    const body = { code, address: withSlip(source.formAddress, slip) };
    return {
      status: 200,
      body,
      page: async (frame) => (await import('./pages/open-form.tsx')).renderOpenForm(frame, body),
    };
  };
