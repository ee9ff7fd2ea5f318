import { slipOfMark } from '../../slips/slip.ts';
import { isOneOf } from '../../signatures/shared-secret.ts';
import { readFormFields, textField, type FormFields } from './form-fields.ts';
import { idOfContent } from './payload.ts';
import { isLongSecret, oneHeader, plainSecret, refuse } from './proof.ts';
import type { Arrived, Scheme, Verified } from './scheme.ts';

/** The hidden field that carries the token where no header can. */
export const tokenField = 'netralToken';
/**
 * A hidden field with a value of its own for each time the form is shown; two equal posts without it are one. From 16
 * characters on, whoever sent the form is shown a follow-up code by it.
 */
const idField = 'submissionId';

/**
 * A plain HTML form. A server that posts for the form carries the token in the header the source names. A page
 * cannot set headers, so without one the token stands in the hidden field `netralToken`: whoever sees the page
 * sees it, and it tells only which form this is. It is never taken from the address, which ends up in logs,
 * histories and referrers.
 */
export const formPost: Scheme = {
  docs: {
    senders: 'HTML forms',
    note: `a token in a header, or in the hidden field \`${tokenField}\``,
  },
  verify: (arrived, { header, secrets }) => {
    if (header === undefined) return verifyField(arrived, secrets);
    const sent = oneHeader(arrived.headers, header);
    if (!sent.ok) return sent;
    return isOneOf(sent.value, secrets) ? { ok: true } : refuse(header, 'wrong-secret');
  },
  read: (arrived) => {
    const fields = readFormFields(arrived);
    const id = textField(fields, idField);
    const given = id !== undefined && id.length <= 200 ? `id:${id}` : undefined;
    const payload = withoutMarks(fields);
    const slip = id === undefined ? undefined : slipOfMark(id);
    return [{ deliveryId: given ?? idOfFields(payload), payload, ...(slip && { slip }) }];
  },
  bodyTypes: ['application/x-www-form-urlencoded', 'multipart/form-data'],
  mostBytes: 'as-any-body',
  storedHeaders: [],
  pastedHeaders: {},
  zoneless: 'local',
  drafts: 'none',
  otherContent: 'suspicious',
  namesHeader: true,
  isSecret: isLongSecret,
  makesSecret: plainSecret,
  handshake: 'none',
  api: 'none',
  answeredTo: 'whoever-posts',
  acceptedStatus: 202,
  refusedStatus: 403,
  overloadStatus: 503,
  unreadableType: 'accepted',
};

const verifyField = (arrived: Arrived, secrets: string[]): Verified => {
  const token = attemptToken(arrived);
  if (token === undefined) return refuse(tokenField, 'missing-field');
  return isOneOf(token, secrets) ? { ok: true } : refuse(tokenField, 'wrong-secret');
};

const attemptToken = (arrived: Arrived): string | undefined => {
  try {
    return textField(readFormFields(arrived), tokenField);
  } catch {
    return undefined;
  }
};

const withoutMarks = (fields: FormFields): FormFields =>
  Object.fromEntries(
    Object.entries(fields).filter(([name]) => name !== tokenField && name !== idField),
  );

/** The order of the fields, and the boundary between them, are the browser's and say nothing. */
const idOfFields = (fields: FormFields): string => {
  const sorted = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
  return idOfContent(JSON.stringify(sorted));
};
