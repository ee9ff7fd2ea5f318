import { table } from '../../../shared/table/table.ts';
import { answerShape } from './answer.ts';

/** Who is answered that a lead was taken. */
export const answersTable = /* @__PURE__ */ table({
  name: 'answers',
  says: 'The one answer to each lead sent as a message: phone, code and link sealed until it is sent, gone a day after the message',
  partitionKey: 'reportKey',
  stream: 'NEW_IMAGE',
  expiry: 'expiresAt',
  items: () => ({ answer: answerShape }),
});
