import type { Operation } from '../../../shared/operation/operation.ts';
import type { WithForm } from '../../../shared/operation/serve.ts';

type FormAgain = WithForm<Operation>['formAgain'];

/** The form that asks for a code, as it was left. */
export const codeFormAgain: FormAgain = (filled) => ({
  status: 422,
  page: async (frame) => (await import('../intake/pages/track.tsx')).renderTrackForm(frame, filled),
});

/** A form of the follow-up page, as it was left; the page shows nothing of the report. */
export const changeFormAgain =
  (change: 'name' | 'withdrawal' | 'messages', newId: () => string): FormAgain =>
  (filled) => ({
    status: 422,
    page: async (frame) => {
      const { renderChangeAgain } = await import('./pages/follow-up-changes.tsx');
      return renderChangeAgain(change, newId)(filled)(frame);
    },
  });
