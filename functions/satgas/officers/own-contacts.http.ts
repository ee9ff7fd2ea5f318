import type { Now } from '../../../shared/clock.ts';
import type { Person } from '../../../shared/http/request.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import type { OfficerStore } from './officer-store.ts';
import type { officerOperations } from './operations.ts';
import { contactsOf, entryOf, mayAsk, type OwnContacts } from './own-contacts.ts';
import type { WhatsappStore } from './own-whatsapp.ts';

type Register = typeof officerOperations;
type Needs = {
  officers: Pick<OfficerStore, 'listOf' | 'noteContactAsked'>;
  whatsapp: Pick<WhatsappStore, 'ask' | 'leave'>;
  /** Whether the deployment sends by WhatsApp. */
  isWhatsappOn: boolean;
  now: Now;
};

/** GET /v1/own-contacts: how alerts reach whoever looks; of nobody else. */
const showOwnContactsHttp =
  (needs: Needs): Does<Register['showOwnContacts']> =>
  async ({ person }) => {
    const body = await shown(needs, person);
    return {
      status: 200,
      body,
      page: async (frame) => (await import('./own-contacts.tsx')).renderOwnContacts(frame, body),
    };
  };

/** POST /v1/own-contacts/asking: notes that the links are wanted again; they follow from the row. */
const askOwnContactsHttp =
  (needs: Needs): Does<Register['askOwnContacts']> =>
  async ({ person, request }) => {
    const { officers, now } = needs;
    const own = entryOf(await officers.listOf([person.region]), person);
    if (!own) throw new Refusal('conflict', [{ field: 'signIn', reason: 'no-registered-phone' }]);
    const isNoted = mayAsk(own, now()) && (await officers.noteContactAsked(own, now()));
    if (!isNoted) throw new Refusal('conflict', [{ field: 'signIn', reason: 'links-of-the-day' }]);
    if (request.wantsHtml)
      return { status: 303, headers: { location: `${request.base}/v1/own-contacts` } };
    return { status: 202, body: await shown(needs, person) };
  };

/** POST /v1/own-contacts/whatsapp: whoever asks hears by WhatsApp too, once they have confirmed it there; or not any more. */
const chooseWhatsappHttp =
  (needs: Needs): Does<Register['chooseWhatsapp']> =>
  async ({ person, request, body }) => {
    const { officers, whatsapp, now } = needs;
    const own = entryOf(await officers.listOf([person.region]), person);
    if (own?.phone === undefined) throw refuse('no-registered-phone');
    if (body.wanted === 'no') await whatsapp.leave(own);
    else {
      if (!needs.isWhatsappOn || isPractice(own.region)) throw refuse('whatsapp-is-off');
      if (!(await whatsapp.ask(own, own.phone, now()))) throw refuse('links-of-the-day');
    }
    if (request.wantsHtml)
      return { status: 303, headers: { location: `${request.base}/v1/own-contacts` } };
    return { status: 200, body: await shown(needs, person) };
  };

const refuse = (reason: string): Refusal => new Refusal('conflict', [{ field: 'wanted', reason }]);

const shown = async (needs: Needs, person: Person): Promise<OwnContacts> => {
  const officers = await needs.officers.listOf([person.region]);
  return contactsOf(entryOf(officers, person), needs.now(), needs.isWhatsappOn);
};

/** What serves the operations of one's own channels. */
export const ownContactsHttp = (needs: Needs) => ({
  showOwnContacts: showOwnContactsHttp(needs),
  askOwnContacts: askOwnContactsHttp(needs),
  chooseWhatsapp: chooseWhatsappHttp(needs),
});
