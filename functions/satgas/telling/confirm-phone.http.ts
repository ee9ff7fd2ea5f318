import type { Now } from '../../../shared/clock.ts';
import type { Request } from '../../../shared/http/request.ts';
import type { AnswerOf, Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import type { tellingOperations } from './operations.ts';
import { readPhoneLink } from './phone-link.ts';

type Telling = typeof tellingOperations;
type Needs = {
  officers: Pick<OfficerStore, 'listOf' | 'confirmPhone'>;
  linkKey: () => Promise<Uint8Array>;
  now: Now;
};

/** GET /k/{token}: asks whoever reads this phone to confirm it. Opening changes nothing. */
export const showPhoneHttp =
  (needs: Needs): Does<Telling['showPhone']> =>
  async ({ path, request }) => {
    await followLink(needs, path.token);
    return phoneAnswer(request, 'unconfirmed');
  };

/** POST /k/{token}: the phone is theirs; saying so twice changes nothing. */
export const confirmPhoneHttp =
  (needs: Needs): Does<Telling['confirmPhone']> =>
  async ({ path, request }) => {
    const officer = await followLink(needs, path.token);
    if (!(await needs.officers.confirmPhone(officer, officer.phone, needs.now()))) throw refused();
    return phoneAnswer(request, 'confirmed');
  };

const followLink = async ({ officers, linkKey, now }: Needs, token: string) => {
  const officer = await readPhoneLink(await linkKey(), token, {
    officersOf: (region) => officers.listOf([region]),
    now: now(),
  });
  if (!officer) throw refused();
  return officer;
};

const refused = (): Refusal =>
  new Refusal('link-refused', [{ field: 'token', reason: 'not-for-you' }]);

const phoneAnswer = (
  { base, path }: Pick<Request, 'base' | 'path'>,
  state: 'confirmed' | 'unconfirmed',
): AnswerOf<Telling['showPhone']> => ({
  status: 200,
  body: { state },
  page: async (frame) => (await import('./phone.tsx')).renderPhone(frame, state, base + path),
});
