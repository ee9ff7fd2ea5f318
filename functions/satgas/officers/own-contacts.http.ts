import type { Now } from '../../../shared/clock.ts';
import type { Person } from '../../../shared/http/request.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { OfficerStore } from './officer-store.ts';
import type { officerOperations } from './operations.ts';
import { contactsOf, entryOf, mayAsk, type OwnContacts } from './own-contacts.ts';

type Register = typeof officerOperations;
type Needs = { officers: Pick<OfficerStore, 'listOf' | 'noteContactAsked'>; now: Now };

/** GET /v1/own-contacts: how alerts reach whoever looks; of nobody else. */
export const showOwnContactsHttp =
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
export const askOwnContactsHttp =
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

const shown = async ({ officers, now }: Needs, person: Person): Promise<OwnContacts> =>
  contactsOf(entryOf(await officers.listOf([person.region]), person), now());
