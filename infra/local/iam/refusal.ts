import type { NoteRight } from './note-rights.ts';
import type { ArnPlace, CallNeed } from './needs.ts';
import type { Decide, Need, Verdict } from './policy.ts';

/** Who calls, and what decides about the calls. */
export type Caller = {
  /** Of the session, as AWS names it in a refusal. */
  arn: string;
  decide: Decide;
};

/** What is encrypted with a key of the templates: the key's ARN by the ARN of the table, queue, topic, bucket or secret. */
export type Keys = Readonly<Record<string, string>>;

/** Why a call is refused, in AWS's own sentence. */
export type Refusal = { sentence: string; isAboutKey: boolean };

type Ground = { place: ArnPlace; keys: Keys; note?: NoteRight | undefined };

/** The first thing a caller may not do of what a call needs; undefined if they may do it all. */
export const refusalOf = (
  { arn, decide }: Caller,
  needs: readonly CallNeed[],
  ground: Ground,
): Refusal | undefined => {
  for (const need of needs) {
    for (const one of [need, ...onItsKey(need, ground)]) {
      const verdict = decide(one);
      if (verdict.kind !== 'allowed')
        return { sentence: sentence(arn, one, verdict), isAboutKey: one !== need };
      ground.note?.(arn, one);
    }
  }
  return undefined;
};

/** A service uses a key in the caller's name, and the key's own policy leaves it to IAM (the default of KMS). */
const onItsKey = ({ action, resource, keyUse }: CallNeed, { place, keys }: Ground): Need[] => {
  const key = keyUse && keys[holderOf(resource)];
  if (key === undefined) return [];
  const service = action.split(':')[0] ?? '';
  const context = { 'kms:viaservice': `${service}.${place.region}.amazonaws.com` };
  return rightsOn(service, keyUse).map((right) => ({ action: right, resource: key, context }));
};

const rightsOn = (service: string, use: CallNeed['keyUse']): string[] => {
  if (use === 'reads') return ['kms:Decrypt'];
  return service === 's3' ? ['kms:GenerateDataKey'] : ['kms:GenerateDataKey', 'kms:Decrypt'];
};

/** An index is stored with its table, an object in its bucket. */
const holderOf = (resource: string): string =>
  resource.startsWith('arn:aws:s3:::')
    ? (resource.split('/')[0] ?? '')
    : resource.replace(/\/index\/.*$/, '');

const sentence = (arn: string, { action, resource }: Need, verdict: Verdict): string => {
  const refused = `User: ${arn} is not authorized to perform: ${action} on resource: ${resource}`;
  if (verdict.kind === 'allowed') return refused;
  const why =
    verdict.kind === 'explicit-deny'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`;
  const unknown =
    verdict.unknown === undefined ? '' : ` (the local host does not know ${verdict.unknown})`;
  return `${refused} ${why}${unknown}`;
};
