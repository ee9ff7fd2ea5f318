import { openOffices } from '../../../shared/decrees/kinds/witness-offices.ts';
import { ownMark } from '../../../shared/attempt.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { ceremonyFor, type CeremonyNeeds } from './ceremonies.http.ts';
import { confirmingUntil, type Witness } from './ceremony.ts';
import type { WitnessForm } from './ceremony-forms.ts';
import type { CeremonyOperations } from './operations.ts';

/** Witnesses of one ceremony: as many have a place to sign on the one page of its record. */
export const mostWitnesses = 24;

/** POST /v1/ceremonies/{ceremonyId}/witnesses: names somebody who will see it; their own link is on its page. */
export const addWitnessHttp =
  (needs: CeremonyNeeds): Does<CeremonyOperations['addWitness']> =>
  async (call) => {
    const { ceremony, person } = await ceremonyFor(needs, call);
    const { ceremonyId } = ceremony;
    const { key } = await needs.attemptOf(ownMark(person, call.idempotencyKey), call.body);
    const witness = witnessOf(needs, call.body, key.slice(0, 12));
    if (confirmingUntil(ceremony) < needs.now())
      throw new Refusal('too-late', [{ field: 'ceremonyId', reason: 'confirming-over' }]);
    if ((await needs.ceremonies.witnesses(ceremonyId)).length >= mostWitnesses)
      throw refuseField('office', 'too-many-witnesses');
    if ((await needs.ceremonies.addWitness(ceremonyId, witness)) === 'other-body')
      throw new Refusal('idempotency-key-reused');
    const location = `${call.request.base}/v1/ceremonies/${ceremonyId}`;
    if (call.request.wantsHtml)
      return { status: 303, headers: { location: `${location}#witnesses` } };
    return {
      status: 201,
      body: { witnessId: witness.witnessId, office: witness.office },
      headers: { location },
    };
  };

const witnessOf = (
  { campaign }: Pick<CeremonyNeeds, 'campaign'>,
  { office, name }: WitnessForm,
  witnessId: string,
): Witness => {
  if (!openOffices(campaign).some(({ code }) => code === office))
    throw refuseField('office', 'may-not-witness');
  return { witnessId, office, name: tidyText(name) };
};
