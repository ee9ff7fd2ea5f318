import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { anybody, signedIn } from '../../../shared/operation/who.ts';
import {
  answerForm,
  codeForm,
  followedAnswer,
  formAnswer,
  refusalForm,
  requestForm,
  requestPath,
  requestsAnswer,
  requestsQuery,
  sentAnswer,
} from './request-forms.ts';

const ofRequests = { entry: 'site/requests/requests', kind: 'api' } as const;

/** Rights of data subjects (UU 27/2022): a request with a code, a clock of 3 × 24 hours, and an answer behind the code. */
export const requestOperations = {
  showRequestPage: operation({
    ...ofRequests,
    method: 'GET',
    path: '/privasi/permintaan',
    who: anybody,
    kind: 'page',
    says: 'The form for a request about personal data',
    takes: { query: z.object({ region: z.optional(z.string()) }) },
    gives: { 200: givesWithPage('Where to send it', formAnswer) },
    refuses: [],
  }),
  sendDataRequest: operation({
    ...ofRequests,
    method: 'POST',
    path: '/v1/data-requests',
    who: anybody,
    says: 'Sends a request about personal data: access, correction, erasure or limit; the answer is due in 3 × 24 hours',
    more: 'No name and no contact is needed: the answer is shown to whoever has the code. Nobody is refused for sending many: what is above the soft limit of an address or network is listed apart, with the same clock.',
    takes: {
      body: requestForm,
      example: {
        region: '18.09',
        about: 'pledge',
        wish: 'access',
        text: 'Saya ingin tahu data apa yang tersimpan dari ikrar saya.',
      },
    },
    gives: { 201: givesWithPage('The code, and when the answer is due', sentAnswer) },
    refuses: ['invalid-fields'],
  }),
  followDataRequest: operation({
    ...ofRequests,
    method: 'POST',
    path: '/v1/data-requests/following',
    who: anybody,
    says: 'The request that a code opens, and its answer',
    takes: { body: codeForm, example: { code: '7F3K2-Q9XWM-0A1B2-C3D4E' } },
    gives: { 200: givesWithPage('The request', followedAnswer) },
    refuses: ['invalid-fields', 'not-found'],
  }),
  listDataRequests: operation({
    ...ofRequests,
    method: 'GET',
    path: '/v1/data-requests',
    who: signedIn({ admin: 'covered', oversight: 'covered' }),
    says: 'The requests of a region, fifty a page: the open ones, due first first, and the last ones answered',
    more: '`list=many` lists what waits of senders that sent unusually many, `list=answered` what is answered, `list=counts` nothing, with how many wait. `next` is the `after` of the next page.',
    takes: { query: requestsQuery },
    gives: { 200: givesWithPage('The requests', requestsAnswer) },
    refuses: ['invalid-fields'],
  }),
  answerDataRequest: operation({
    ...ofRequests,
    method: 'POST',
    path: '/v1/data-requests/{requestKey}/answer',
    who: signedIn({ admin: 'covered' }),
    says: 'Answers a request, once; a refusal waits for a second person',
    more: 'Anything but a refusal says how it was made sure that the data is about whoever requests it: nobody else is told whether somebody has pledged.',
    takes: {
      path: requestPath,
      body: answerForm,
      example: {
        outcome: 'done',
        proof: 'receipt',
        text: 'Yang tersimpan: sidik kunci nomor Anda, unit kerja, dan waktu ikrar.',
      },
    },
    gives: {
      200: { description: 'The requests of its region', schema: requestsAnswer },
      303: { description: 'From a form: back to the requests', headers: { location: 'The page' } },
    },
    refuses: ['invalid-fields', 'not-found', 'conflict'],
  }),
  decideRefusal: operation({
    ...ofRequests,
    method: 'POST',
    path: '/v1/data-requests/{requestKey}/refusal',
    who: signedIn({ admin: 'covered' }),
    says: 'Agree to the proposed refusal of a request, or reject it: another person than who proposed it',
    more: 'What is agreed to is the answer. What is rejected waits on for another answer; the 3 × 24 hours do not stop.',
    takes: {
      path: requestPath,
      body: refusalForm,
      example: { is: 'agreed', proposedAt: '1796000000000' },
    },
    gives: {
      200: { description: 'The requests of its region', schema: requestsAnswer },
      303: { description: 'From a form: back to the requests', headers: { location: 'The page' } },
    },
    refuses: ['invalid-fields', 'not-found', 'not-allowed', 'conflict'],
  }),
};
export type RequestOperations = typeof requestOperations;
