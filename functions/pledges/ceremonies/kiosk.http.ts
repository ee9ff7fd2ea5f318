import { everyServed, servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { inFives } from '../register/in-fives.ts';
import { timeAt, type Ceremony } from './ceremony.ts';
import type { CeremonyStore } from './ceremony-store.ts';
import { codeLastsMs, makeCode, makeTicket, readCode, readScreen } from './ceremony-tokens.ts';
import type { CeremonyOperations } from './operations.ts';
import type { PledgedStore } from './pledged-store.ts';
import { listed } from './ceremony-view.ts';

type Needs = {
  campaign: Campaign;
  ceremonies: Pick<CeremonyStore, 'find'>;
  pledged: Pick<PledgedStore, 'list'>;
  key: () => Promise<Uint8Array>;
  publicUrl: string;
  newId: () => string;
  randomBytes: (size: number) => Uint8Array;
  now: () => number;
};

/** GET /ikrar/apel/{screen}: the screen of a ceremony, with a QR code that is another one every 15 seconds and the number of people in fives. */
export const kioskHttp =
  (needs: Needs): Does<CeremonyOperations['showKiosk']> =>
  async ({ path: { screen } }) => {
    const key = await needs.key();
    const ceremonyId = readScreen(key, screen);
    const ceremony = ceremonyId === undefined ? undefined : await needs.ceremonies.find(ceremonyId);
    if (!ceremony) throw new Refusal('link-refused', [{ field: 'screen', reason: 'forged' }]);
    const at = needs.now();
    const isUnderWay = timeAt(ceremony, at) === 'under-way';
    const code = makeCode(key, ceremony.ceremonyId, at);
    const body = {
      state: listed(ceremony, at).state,
      address: isUnderWay ? `${needs.publicUrl}/ikrar/hadir/${code}` : null,
      nextInMs: codeLastsMs(at),
      attendedInFives:
        timeAt(ceremony, at) === 'not-started'
          ? null
          : inFives((await needs.pledged.list(ceremony.ceremonyId)).length),
    };
    const regionName = servedRegion(needs.campaign, ceremony.region)?.name ?? ceremony.region;
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/kiosk.tsx')).renderKiosk(frame, {
          ...body,
          ceremony,
          regionName,
          at,
        }),
    };
  };

/** GET /ikrar/hadir/{code}: what a phone opens from the screen: the pledge form, with a ticket for ten minutes. */
export const attendHttp =
  (needs: Needs): Does<CeremonyOperations['attendCeremony']> =>
  async ({ path }) => {
    const { ceremony, code: shown } = await followCode(needs, path.code);
    const now = needs.now();
    const { act, region: code, ceremonyId } = ceremony;
    const id = Buffer.from(needs.randomBytes(6)).toString('base64url');
    const ticket = makeTicket(await needs.key(), { ceremonyId, at: now, code: shown, id });
    const regions = everyServed(needs.campaign)
      .filter((one) => one.code === code)
      .map((one) => ({
        ...one,
        units: one.units.filter((unit) => ceremony.units.includes(unit.code)),
      }));
    return {
      status: 200,
      body: { form: '/v1/pledges', ceremony: ticket, region: code, act },
      page: async (frame) =>
        (await import('../register/pledge.tsx')).renderPledge({
          frame,
          campaign: { ...needs.campaign, regions },
          now,
          filled: { values: { region: code, ceremony: ticket, act }, errors: [] },
          idempotencyKey: needs.newId(),
        }),
    };
  };

type Followed = { ceremony: Ceremony; code: number };

const followCode = async ({ ceremonies, key, now }: Needs, token: string): Promise<Followed> => {
  const code = readCode(await key(), token, now());
  if (!code.ok && code.reason === 'too-old')
    throw new Refusal('link-expired', [{ field: 'kioskCode', reason: 'code-too-old' }]);
  const ceremony = code.ok ? await ceremonies.find(code.ceremonyId) : undefined;
  if (!code.ok || !ceremony)
    throw new Refusal('link-refused', [{ field: 'kioskCode', reason: 'forged' }]);
  const time = timeAt(ceremony, now());
  if (time === 'not-started')
    throw new Refusal('conflict', [{ field: 'ceremony', reason: 'ceremony-not-started' }]);
  if (time === 'over')
    throw new Refusal('link-expired', [{ field: 'ceremony', reason: 'ceremony-ended' }]);
  return { ceremony, code: code.code };
};
