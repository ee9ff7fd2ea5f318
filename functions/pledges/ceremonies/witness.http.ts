import * as z from 'zod/mini';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Answer } from '../../../shared/http/answer.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Request } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { confirmingUntil, timeAt, type Ceremony, type Witness } from './ceremony.ts';
import type { CeremonyStore } from './ceremony-store.ts';
import { readWitnessLink } from './ceremony-tokens.ts';
import { listed, listedCeremony } from './shown-ceremony.ts';

export const witnessAnswer = z.object({
  ceremony: listedCeremony,
  regionName: z.string(),
  witness: z.object({ office: z.string(), name: z.string(), confirmedAt: z.nullable(z.string()) }),
  /** Whether the ceremony has started, so that there is something to confirm. */
  mayConfirm: z.boolean(),
});

type Needs = {
  campaign: Campaign;
  ceremonies: Pick<CeremonyStore, 'find' | 'witnesses' | 'confirm'>;
  key: () => Promise<Uint8Array>;
  now: () => number;
};

/** GET /w/{token}: shows a witness what they would confirm. Opening changes nothing, whoever or whatever opens it. */
export const showWitnessHttp =
  (needs: Needs): HttpUseCase =>
  async (request) =>
    answer(needs, request, await follow(needs, request));

/** POST /w/{token}: the witness saw it. The first time stands; pressing again changes nothing. */
export const confirmWitnessHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { ceremony, witness } = await follow(needs, request);
    const now = needs.now();
    if (witness.confirmedAt === undefined && timeAt(ceremony, now) === 'not-started')
      throw new Refusal('conflict', [{ field: 'ceremony', reason: 'ceremony-not-started' }]);
    const confirmed = await needs.ceremonies.confirm(ceremony.ceremonyId, witness.witnessId, now);
    if (!confirmed) throw notForYou();
    return answer(needs, request, { ceremony, witness: confirmed });
  };

type Seen = { ceremony: Ceremony; witness: Witness };

const follow = async ({ ceremonies, key, now }: Needs, request: Request): Promise<Seen> => {
  const link = readWitnessLink(await key(), request.params['token'] ?? '', now());
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
  request: Request,
  { ceremony, witness }: Seen,
): Answer => {
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
  const action = request.base + request.path;
  return {
    status: 200,
    body,
    page: async (frame) =>
      (await import('./pages/witness.tsx')).renderWitness(frame, { ...body, campaign, action }),
  };
};
