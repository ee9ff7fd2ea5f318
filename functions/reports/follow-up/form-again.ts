import type { Answer } from '../../../shared/http/answer.ts';
import type { Filled } from '../../../shared/page/fields.tsx';

type FormPage = (filled: Filled) => NonNullable<Answer['page']>;

/** The form that asks for a code, as it was left. */
export const codeFormAgain: FormPage = (filled) => async (frame) =>
  (await import('../intake/pages/track.tsx')).renderTrackForm(frame, filled);

/** A form of the follow-up page, as it was left; the page says nothing of the report. */
export const changeFormAgain =
  (change: 'name' | 'withdrawal' | 'messages', newId: () => string): FormPage =>
  (filled) =>
  async (frame) =>
    (await import('./pages/follow-up-changes.tsx')).renderChangeAgain(change, newId)(filled)(frame);
