import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { parseIdentity } from '../register/parse-identity.ts';
import { personKey } from '../register/person-key.ts';
import { keyedHash, type KeyedHash } from '../../../shared/keyed-hash.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { untilWritten } from '../../../shared/table/until-written.ts';
import { dayOf } from '../counting/participation-cell.ts';
import { mostErasuresADay, type Erasure, type ErasureAsk } from './erasure.ts';
import type { ErasureForm } from './erasure-form.ts';
import type { ErasureStore, Person } from './erasure-store.ts';
import { referenceReason, tidyReference } from './reference.ts';
import { everyUnit } from '../../../shared/units.ts';

type Needs = {
  campaign: Campaign;
  erasures: ErasureStore;
  pepper: () => Promise<Uint8Array>;
  now: Now;
  randomBytes: (size: number) => Uint8Array;
};

/** Who erases, and under which Idempotency-Key. */
export type Asker = { by: string; byName: string | undefined; idempotencyKey: string | undefined };

/** How often what was found may have changed before it could be erased. */
const mostTries = 5;

/**
 * Erases one person's record in one region and leaves the trace, in one transaction: the same call again (by its
 * Idempotency-Key) returns the same trace. Refuses by name a region not served, a number that cannot be one, a
 * reference that could name somebody, and the twenty-first erasure of an admin's day ('too-many-requests').
 */
export const erasePerson =
  (needs: Needs) =>
  async (form: ErasureForm, asker: Asker): Promise<Erasure> => {
    const person = await personIn(needs, form);
    const { region, reason } = form;
    const ask: ErasureAsk = {
      region,
      by: asker.by,
      byName: asker.byName,
      reason,
      reference: tidyReference(form.reference),
    };
    const attempt = await attemptOf(needs, form, asker);
    const done = await untilWritten(() => eraseOnce(needs, { person, ask, attempt }), mostTries);
    if (done === 'changed-meanwhile')
      throw new Refusal('conflict', [{ field: 'number', reason: 'changed-meanwhile' }]);
    return done;
  };

type Try = { person: Person; ask: ErasureAsk; attempt: KeyedHash };

/** Erases what is stored now, unless that changes before it can be. */
const eraseOnce = async (
  { erasures, now, randomBytes }: Needs,
  { person, ask, attempt }: Try,
): Promise<Erasure | 'changed-meanwhile'> => {
  const before = await erasures.madeBy(attempt);
  if (before) return before;
  const erasedAt = now();
  const day = dayOf(erasedAt);
  const slot = await erasures.doneOn(ask.by, day);
  if (slot >= mostErasuresADay) throw enough(erasedAt);
  const found = await erasures.find(person);
  const erasure: Erasure = {
    ...ask,
    erasureId: `${ask.region}-${erasedAt}-${Buffer.from(randomBytes(4)).toString('hex')}`,
    erasedAt,
    ...found.trace,
  };
  const outcome = await erasures.erase(found, { erasure, attempt, day, slot });
  return outcome === 'erased' ? erasure : outcome;
};

const dayMs = 86_400_000;
const jakartaMs = 7 * 3_600_000;

const enough = (now: number): Refusal =>
  new Refusal(
    'too-many-requests',
    [{ field: 'number', reason: 'erasures-of-the-day', facts: { most: String(mostErasuresADay) } }],
    { 'retry-after': String(Math.ceil((dayMs - ((now + jakartaMs) % dayMs)) / 1000)) },
  );

const personIn = async ({ campaign, pepper, now }: Needs, form: ErasureForm): Promise<Person> => {
  const { region: code, numberKind, unit, forgetOnRoster } = form;
  const region = servedRegion(campaign, code);
  if (!region) throw refuseField('region', 'unknown-region');
  const identity = parseIdentity(saidBy(form), now());
  if (!identity.ok) throw refuseField('number', identity.reason, identity.facts);
  const { idKind, number } = identity;
  if (numberKind === 'staff-number') {
    if (unit === undefined) throw refuseField('unit', 'required');
    // Whoever pledged in a unit that was closed since has the same right.
    if (!everyUnit(region).some((one) => one.code === unit))
      throw refuseField('unit', 'unknown-unit');
  }
  const wrong = referenceReason(form.reference, number);
  if (wrong) throw refuseField('reference', wrong);
  const key = personKey({
    pepper: await pepper(),
    campaign: campaign.id,
    region: code,
    idKind,
    number,
    ...(numberKind === 'staff-number' && { unit: `${code}/${unit}` }),
  });
  return { region: code, personKey: key, forgetOnRoster };
};

const saidBy = ({ numberKind, number }: ErasureForm) => {
  if (numberKind === 'nip') return { staffKind: 'pns', number } as const;
  if (numberKind === 'nik') return { staffKind: 'non-asn', number } as const;
  return { staffKind: 'non-asn', staffNumber: number } as const;
};

/**
 * Names one attempt of one admin. The form is in it with its number, so it is keyed with the pepper, and the store
 * remembers it for a day only: nothing that could be tried out against numbers stays with the trace.
 */
const attemptOf = async (
  { pepper, randomBytes }: Needs,
  form: ErasureForm,
  { by, idempotencyKey }: Asker,
): Promise<KeyedHash> => {
  const once = Buffer.from(randomBytes(16)).toString('hex');
  const named = idempotencyKey === undefined ? once : JSON.stringify([by, idempotencyKey, form]);
  return keyedHash(await pepper(), 'erasure-1', named);
};
