import { givesWithPage } from '../operation/operation.ts';
import { signedIn } from '../operation/who.ts';
import {
  changePath,
  changeShape,
  decisionBody,
  decreeAnswer,
  previewShape,
  scopeQuery,
} from './desk-forms.ts';

/** Who asks for a decree of a region or of the nation: its admins. Another of them agrees, or oversight. */
export const askers = signedIn({ admin: 'covered' });
export const deciders = signedIn({ admin: 'covered', oversight: 'covered' });

const toPage = {
  303: { description: 'To the page', headers: { location: 'Its address' } },
} as const;

/** The page of a kind: spread into an operation, with its path, entry and words. */
export const showing = {
  method: 'GET',
  who: deciders,
  takes: { query: scopeQuery },
  gives: { 200: givesWithPage('What holds, what waits and what was', decreeAnswer) },
  refuses: ['invalid-fields', 'not-found'],
} as const;

/** Asking for a decree; `takes` has the kind's own body beside `path`. */
export const asking = {
  method: 'POST',
  who: askers,
  gives: {
    200: givesWithPage('What would follow', previewShape),
    202: { description: 'It waits for a second person', schema: changeShape },
    ...toPage,
  },
  refuses: ['invalid-fields', 'not-found', 'conflict'],
} as const;

export const deciding = {
  method: 'POST',
  who: deciders,
  takes: { path: changePath, body: decisionBody, example: { is: 'agreed' } },
  gives: { 200: { description: 'The decree', schema: changeShape }, ...toPage },
  refuses: ['invalid-fields', 'not-found', 'not-allowed', 'too-late', 'conflict'],
} as const;
