import type { Now } from '../../../shared/clock.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Request } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { readPhoneLink } from './phone-link.ts';

type Needs = {
  officers: Pick<OfficerStore, 'listOf' | 'confirmPhone'>;
  linkKey: () => Promise<Uint8Array>;
  now: Now;
};

/** GET /k/{token}: asks whoever reads this phone to confirm it. Opening changes nothing. */
export const showPhoneHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    await followLink(needs, request);
    return answer(request, 'unconfirmed');
  };

/** POST /k/{token}: the phone is theirs; saying so twice changes nothing. */
export const confirmPhoneHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const officer = await followLink(needs, request);
    if (!(await needs.officers.confirmPhone(officer, officer.phone, needs.now()))) throw refused();
    return answer(request, 'confirmed');
  };

const followLink = async ({ officers, linkKey, now }: Needs, request: Request) => {
  const officer = await readPhoneLink(await linkKey(), request.params['token'] ?? '', {
    officersOf: (region) => officers.listOf([region]),
    now: now(),
  });
  if (!officer) throw refused();
  return officer;
};

const refused = (): Refusal =>
  new Refusal('link-refused', [{ field: 'token', reason: 'not-for-you' }]);

const answer = (request: Request, state: 'confirmed' | 'unconfirmed'): ReturnType<HttpUseCase> => ({
  status: 200,
  body: { state },
  page: async (frame) =>
    (await import('./phone.tsx')).renderPhone(frame, state, request.base + request.path),
});
