import type { Now } from '../../../shared/clock.ts';
import type { Request } from '../../../shared/http/request.ts';
import { underLiveKey, type LiveKeys } from '../../../shared/live-keys.ts';
import type { AnswerOf, Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import type { WhatsappStore } from '../officers/own-whatsapp.ts';
import type { Channel } from '../policy.ts';
import { readContactLink } from './contact-link.ts';
import type { tellingOperations } from './operations.ts';

type Telling = typeof tellingOperations;
type Needs = {
  officers: Pick<OfficerStore, 'listOf' | 'confirmPhone' | 'confirmMailbox'>;
  whatsapp: Pick<WhatsappStore, 'confirm'>;
  linkKey: LiveKeys;
  now: Now;
};

/** GET /k/{token}: asks whoever reads this phone or mailbox to confirm it. Opening changes nothing. */
export const showContactHttp =
  (needs: Needs): Does<Telling['showContact']> =>
  async ({ path, request }) => {
    const { contact } = await followLink(needs, path.token);
    return contactAnswer(request, contact.channel, 'unconfirmed');
  };

/** POST /k/{token}: the phone or mailbox is theirs; saying so twice changes nothing. */
export const confirmContactHttp =
  (needs: Needs): Does<Telling['confirmContact']> =>
  async ({ path, request }) => {
    const { contact, ...key } = await followLink(needs, path.token);
    const { channel, address } = contact;
    const { officers, whatsapp } = needs;
    const confirm = {
      sms: officers.confirmPhone,
      whatsapp: whatsapp.confirm,
      email: officers.confirmMailbox,
    }[channel];
    if (!(await confirm(key, address, needs.now()))) throw refused();
    return contactAnswer(request, channel, 'confirmed');
  };

/** What serves the operations of these links. */
export const contactHttp = (needs: Needs) => ({
  showContact: showContactHttp(needs),
  confirmContact: confirmContactHttp(needs),
});

const followLink = async ({ officers, linkKey, now }: Needs, token: string) => {
  const read = { officersOf: (region: string) => officers.listOf([region]), now: now() };
  const found = await underLiveKey(linkKey, (key) => readContactLink(key, token, read));
  if (!found) throw refused();
  return found;
};

const refused = (): Refusal =>
  new Refusal('link-refused', [{ field: 'token', reason: 'not-for-you' }]);

const contactAnswer = (
  { base, path }: Pick<Request, 'base' | 'path'>,
  channel: Channel,
  state: 'confirmed' | 'unconfirmed',
): AnswerOf<Telling['showContact']> => ({
  status: 200,
  body: { channel, state },
  page: async (frame) =>
    (await import('./contact.tsx')).renderContact(frame, {
      ...{ channel, state, confirmAt: base + path },
    }),
});
