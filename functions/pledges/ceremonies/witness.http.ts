import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { AnswerOf, Call, Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { confirmingUntil, timeAt, type Ceremony } from './ceremony.ts';
import type { CeremonyStore } from './ceremony-store.ts';
import { leaderMark, readWitnessLink } from './ceremony-tokens.ts';
import type { CeremonyOperations } from './operations.ts';
import { isoOrNull, listed } from './ceremony-view.ts';

type Needs = {
  campaign: Campaign;
  ceremonies: Pick<
    CeremonyStore,
    'find' | 'witnesses' | 'confirm' | 'officiant' | 'confirmLeading'
  >;
  key: () => Promise<Uint8Array>;
  now: () => number;
};

type Show = CeremonyOperations['showWitnessPage'];

/** GET /w/{token}: shows a witness, or who leads, what they would confirm. Opening changes nothing, whoever or whatever opens it. */
export const showWitnessHttp =
  (needs: Needs): Does<Show> =>
  async ({ path, request }) =>
    answer(needs, request, await follow(needs, path.token));

/** POST /w/{token}: the witness saw it, or the leader led it. The first time counts; pressing again changes nothing. */
export const confirmWitnessHttp =
  (needs: Needs): Does<CeremonyOperations['confirmWitness']> =>
  async ({ path, request }) => {
    const { ceremony, person } = await follow(needs, path.token);
    const now = needs.now();
    if (person.confirmedAt === undefined && timeAt(ceremony, now) === 'not-started')
      throw new Refusal('conflict', [{ field: 'ceremony', reason: 'ceremony-not-started' }]);
    const confirmedAt = await confirmAs(needs, { ceremony, person }, now);
    return answer(needs, request, { ceremony, person: { ...person, confirmedAt } });
  };

/** Who confirms: a witness by the office they are of, or who leads by their title. */
type Confirming = {
  part: 'witness' | 'leader';
  witnessId: string;
  office: string;
  name: string;
  confirmedAt?: number | undefined;
};
type Seen = { ceremony: Ceremony; person: Confirming };

const confirmAs = async (
  { ceremonies }: Needs,
  { ceremony: { ceremonyId, leader }, person }: Seen,
  now: number,
): Promise<number | undefined> => {
  if (person.part === 'leader')
    return (await ceremonies.confirmLeading(ceremonyId, { ...leader, confirmedAt: now }))
      .confirmedAt;
  const confirmed = await ceremonies.confirm(ceremonyId, person.witnessId, now);
  if (!confirmed) throw notForYou();
  return confirmed.confirmedAt;
};

const follow = async (needs: Needs, token: string): Promise<Seen> => {
  const link = readWitnessLink(await needs.key(), token, needs.now());
  if (!link.ok && link.reason === 'forged')
    throw new Refusal('link-refused', [{ field: 'token', reason: 'forged' }]);
  if (!link.ok) throw tooLate();
  const ceremony = await needs.ceremonies.find(link.ceremonyId);
  const person = ceremony && (await personOf(needs, ceremony, link.witnessId));
  if (!ceremony || !person) throw notForYou();
  if (ceremony.startedAt !== undefined && confirmingUntil(ceremony) < needs.now()) throw tooLate();
  return { ceremony, person };
};

const personOf = async (
  { ceremonies }: Needs,
  ceremony: Ceremony,
  witnessId: string,
): Promise<Confirming | undefined> => {
  const { ceremonyId, leader } = ceremony;
  if (witnessId === leaderMark(ceremony)) {
    const { title: office, name } = leader;
    const confirmedAt = (await ceremonies.officiant(ceremonyId))?.confirmedAt;
    return { part: 'leader', witnessId, office, name, confirmedAt };
  }
  const found = await ceremonies.witnesses(ceremonyId);
  const witness = found.find((one) => one.witnessId === witnessId);
  return witness && { part: 'witness', ...witness };
};

const tooLate = () => new Refusal('link-expired', [{ field: 'token', reason: 'confirming-over' }]);
const notForYou = () => new Refusal('link-refused', [{ field: 'token', reason: 'not-for-you' }]);

const answer = (
  { campaign, now }: Needs,
  { base, path }: Call<Show>['request'],
  { ceremony, person: { part, office, name, confirmedAt } }: Seen,
): AnswerOf<Show> => {
  const body = {
    ceremony: listed(ceremony, now()),
    regionName: servedRegion(campaign, ceremony.region)?.name ?? ceremony.region,
    part,
    witness: { office, name, confirmedAt: isoOrNull(confirmedAt) },
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
