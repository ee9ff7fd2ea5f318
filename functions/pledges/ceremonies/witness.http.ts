import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { AnswerOf, Call, Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { confirmingUntil, timeAt, type Ceremony, type Witness } from './ceremony.ts';
import type { CeremonyStore } from './ceremony-store.ts';
import { readWitnessLink } from './ceremony-tokens.ts';
import type { CeremonyOperations } from './operations.ts';
import { listed } from './shown-ceremony.ts';

type Needs = {
  campaign: Campaign;
  ceremonies: Pick<CeremonyStore, 'find' | 'witnesses' | 'confirm'>;
  key: () => Promise<Uint8Array>;
  now: () => number;
};

type Show = CeremonyOperations['showWitnessPage'];

/** GET /w/{token}: shows a witness what they would confirm. Opening changes nothing, whoever or whatever opens it. */
export const showWitnessHttp =
  (needs: Needs): Does<Show> =>
  async ({ path, request }) =>
    answer(needs, request, await follow(needs, path.token));

/** POST /w/{token}: the witness saw it. The first time counts; pressing again changes nothing. */
export const confirmWitnessHttp =
  (needs: Needs): Does<CeremonyOperations['confirmWitness']> =>
  async ({ path, request }) => {
    const { ceremony, witness } = await follow(needs, path.token);
    const now = needs.now();
    if (witness.confirmedAt === undefined && timeAt(ceremony, now) === 'not-started')
      throw new Refusal('conflict', [{ field: 'ceremony', reason: 'ceremony-not-started' }]);
    const confirmed = await needs.ceremonies.confirm(ceremony.ceremonyId, witness.witnessId, now);
    if (!confirmed) throw notForYou();
    return answer(needs, request, { ceremony, witness: confirmed });
  };

type Seen = { ceremony: Ceremony; witness: Witness };

const follow = async ({ ceremonies, key, now }: Needs, token: string): Promise<Seen> => {
  const link = readWitnessLink(await key(), token, now());
  if (!link.ok && link.reason === 'forged')
    throw new Refusal('link-refused', [{ field: 'token', reason: 'forged' }]);
  if (!link.ok) throw tooLate();
  const ceremony = await ceremonies.find(link.ceremonyId);
  const found = ceremony && (await ceremonies.witnesses(link.ceremonyId));
  const witness = found?.find(({ witnessId }) => witnessId === link.witnessId);
  if (!ceremony || !witness) throw notForYou();

  if (ceremony.startedAt !== undefined && confirmingUntil(ceremony) < now()) throw tooLate();
  return { ceremony, witness };
};

const tooLate = () => new Refusal('link-expired', [{ field: 'token', reason: 'confirming-over' }]);
const notForYou = () => new Refusal('link-refused', [{ field: 'token', reason: 'not-for-you' }]);

const answer = (
  { campaign, now }: Needs,
  { base, path }: Call<Show>['request'],
  { ceremony, witness }: Seen,
): AnswerOf<Show> => {
  const { confirmedAt, office, name } = witness;
  const body = {
    ceremony: listed(ceremony, now()),
    regionName: servedRegion(campaign, ceremony.region)?.name ?? ceremony.region,
    witness: {
      office,
      name,
      confirmedAt: confirmedAt === undefined ? null : new Date(confirmedAt).toISOString(),
    },
    mayConfirm: timeAt(ceremony, now()) !== 'not-started',
  };
  const action = base + path;
  return {
    status: 200,
    body,
    page: async (frame) =>
      (await import('./pages/witness.tsx')).renderWitness(frame, { ...body, campaign, action }),
  };
};
