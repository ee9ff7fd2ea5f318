import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { signedIn } from '../../../shared/operation/who.ts';
import { endingForm, endingsAnswer, endingsQuery, shownEnding } from './session-ending.ts';

const ofSessions = {
  entry: 'site/sessions/sessions',
  kind: 'api',
  path: '/v1/session-endings',
} as const;

/** Ending what somebody's token still allows, when their role was withdrawn. */
export const sessionOperations = {
  endSessions: operation({
    ...ofSessions,
    method: 'POST',
    who: signedIn({ admin: 'covered' }),
    says: 'End the sessions of somebody, by the `sub` and the region of their tokens: those issued until now are refused from the next request on',
    more: 'By an admin above that region; of the nation, by another one. It leaves an entry. Withdraw the role at the issuer first: whoever signs in again has what the issuer then says.',
    takes: {
      body: endingForm,
      example: { region: '18.09', personId: 'contoh-orang', reason: 'role-withdrawn' },
    },
    gives: {
      201: { description: 'They are ended', schema: shownEnding },
      303: { description: 'From a form: back to the page', headers: { location: 'The page' } },
    },
    refuses: ['invalid-fields', 'conflict'],
  }),
  listSessionEndings: operation({
    ...ofSessions,
    method: 'GET',
    who: signedIn({ admin: 'covered', oversight: 'covered' }),
    says: 'Whose sessions were ended in a region, the newest hundred first',
    takes: { query: endingsQuery },
    gives: { 200: givesWithPage('Whose, when, why, by whom', endingsAnswer) },
    refuses: ['invalid-fields'],
  }),
};
export type SessionOperations = typeof sessionOperations;
