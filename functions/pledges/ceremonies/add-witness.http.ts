import * as z from 'zod/mini';
import { idempotencyKeyOf, readBody } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { parseMobile } from '../../../shared/phone.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { confirmingUntil, type Witness } from './ceremony.ts';
import { ceremonyFor, type CeremonyNeeds } from './ceremonies.http.ts';
import { line } from './open-ceremony.http.ts';

export const witnessForm = z.strictObject({
  /** Code of an office that may witness. */
  office: z.string().check(z.maxLength(24)),
  name: line(2, 120),
  phone: z.optional(z.string().check(z.maxLength(24))),
  email: z.optional(z.email().check(z.maxLength(120))),
});

/** Witnesses of one ceremony. */
const mostWitnesses = 50;

/** POST /v1/ceremonies/{ceremonyId}/witnesses: names somebody who will see it; their own link is on its page. */
export const addWitnessHttp =
  (needs: CeremonyNeeds): HttpUseCase =>
  async (request) => {
    const { ceremony } = await ceremonyFor(needs, 'addWitness', request);
    const { ceremonyId } = ceremony;
    const form = readBody(request, witnessForm);
    const { key } = await needs.attemptOf(idempotencyKeyOf(request), form);
    const witness = witnessOf(needs, form, key.slice(0, 12));
    if (confirmingUntil(ceremony) < needs.now())
      throw new Refusal('too-late', [{ field: 'ceremonyId', reason: 'confirming-over' }]);
    if ((await needs.ceremonies.witnesses(ceremonyId)).length >= mostWitnesses)
      throw refuseField('office', 'too-many-witnesses');
    if ((await needs.ceremonies.addWitness(ceremonyId, witness)) === 'other-body')
      throw new Refusal('idempotency-key-reused');
    const location = `${request.base}/v1/ceremonies/${ceremonyId}`;
    if (request.wantsHtml) return { status: 303, headers: { location: `${location}#witnesses` } };
    return {
      status: 201,
      body: { witnessId: witness.witnessId, office: witness.office },
      headers: { location },
    };
  };

const witnessOf = (
  { campaign }: Pick<CeremonyNeeds, 'campaign'>,
  { office, name, phone, email }: z.infer<typeof witnessForm>,
  witnessId: string,
): Witness => {
  if (!campaign.witnessOffices.some(({ code }) => code === office))
    throw refuseField('office', 'may-not-witness');
  const mobile = phone === undefined ? undefined : parseMobile(phone);
  if (mobile && !mobile.ok) throw refuseField('phone', mobile.reason);
  return { witnessId, office, name: tidyText(name), phone: mobile?.e164, email };
};
