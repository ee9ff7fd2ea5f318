import { asObject, idOfContent, idText, readPayload } from './payload.ts';
import { isLongSecret, plainSecret, verifyHmacHeader } from './proof.ts';
import type { Scheme } from './scheme.ts';

const defaultHeader = 'x-hub-signature-256';

/**
 * GitHub style: `sha256=<hex>` over the raw body, in X-Hub-Signature-256 or the header the source names
 * (OpnForm: X-Webhook-Signature). Delivery ids in headers are not signed, so that a copied body could come
 * under a new one: a delivery is known by the submission id inside its body, or by the body itself.
 */
export const hexHmac: Scheme = {
  docs: { senders: 'GitHub style', note: 'GitHub, OpnForm' },
  verify: (arrived, source) =>
    verifyHmacHeader(arrived, source, {
      header: source.header ?? defaultHeader,
      form: /^(?:sha256=)?([0-9a-f]{64})$/i,
      encoding: 'hex',
    }),
  read: ({ body }) => {
    const payload = asObject(readPayload(body));
    const id = idText(payload['submission_id']) ?? idText(payload['submissionId']);
    return [{ deliveryId: id ?? idOfContent(body), payload }];
  },
  bodyTypes: ['application/json'],
  mostBytes: 'as-any-body',
  storedHeaders: [defaultHeader, 'x-webhook-signature'],
  pastedHeaders: {},
  zoneless: 'local',
  drafts: 'none',
  otherContent: 'suspicious',
  namesHeader: true,
  isSecret: isLongSecret,
  makesSecret: plainSecret,
  handshake: 'none',
  api: 'none',
  answeredTo: 'a-program',
  acceptedStatus: 202,
  refusedStatus: 401,
  overloadStatus: 503,
  unreadableType: 'accepted',
};
