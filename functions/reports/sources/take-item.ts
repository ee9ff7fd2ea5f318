import { createHash } from 'node:crypto';
import type { Attempt } from '../../../shared/attempt.ts';
import { keyedHash, type KeyedHash } from '../../../shared/keyed-hash.ts';
import { Refusal, type FieldError } from '../../../shared/refusal.ts';
import type { PlanAnswer } from '../answers/plan-answer.ts';
import type { BindSlip } from '../slips/slip-store.ts';
import type { submitReport } from '../intake/submit-report.ts';
import { computes } from './computes.ts';
import { fieldName } from './field-names.ts';
import type { KnownAs } from './known-as.ts';
import type { Quarantined } from './quarantined.ts';
import type { QuarantineStore } from './quarantine-store.ts';
import { readOrDraft } from './read-delivery.ts';
import { schemeOf } from './schemes/list.ts';
import type { ReadItem, Unreadable } from './schemes/scheme.ts';
import type { Source } from './source.ts';

/** Reads from the provider what was only hinted at, within a few seconds; undefined when the provider knows nothing of it. */
export type ReadFromProvider = (source: Source, told: ReadItem) => Promise<ReadItem | undefined>;

export type CountWebhook = (
  metric:
    | 'WebhookSignatureRefused'
    | 'QuarantinedDeliveries'
    | 'UnknownSourceDeliveries'
    | 'LaterVersions'
    | 'WaitingHints',
) => void;

export type TakeItemNeeds = {
  quarantine: Pick<QuarantineStore, 'add'>;
  submit: ReturnType<typeof submitReport>;
  codeKey: () => Promise<Uint8Array>;
  /** Decides, once, that whoever sent a lead is answered. */
  planAnswer: PlanAnswer;
  /** Lets the code that was shown before open the report. */
  bindSlip: BindSlip;
  readFromProvider: ReadFromProvider;
  knownAs: KnownAs;
  count: CountWebhook;
};

/** What became of one thing that was told. */
export type Taken = Submitted | typeof wasSetAside;
const wasSetAside = { outcome: 'set-aside', code: undefined } as const;

/**
 * Makes exactly one report of what was told, however often it is told, or sets it aside with the reason;
 * nothing told is lost. `receivedAt` in milliseconds since the epoch. Throws only faults, never a Refusal.
 */
export const takeTold =
  (needs: TakeItemNeeds) =>
  async (source: Source, given: ReadItem, receivedAt: number): Promise<Taken> => {
    const told = await needs.knownAs(source, given, receivedAt);
    if (told === 'waiting')
      return setAside(needs, source, { told: given, reason: waitingForVersion, receivedAt });
    if (told.aside !== undefined)
      return setAside(needs, source, { told, reason: told.aside, receivedAt });
    const whole = told.hintOnly ? await readHint(needs, source, told) : told;
    if (!whole) {
      return setAside(needs, source, { told, reason: 'waiting-for-provider', receivedAt });
    }
    try {
      return await submitItem(needs, source, { told: whole, receivedAt });
    } catch (error) {
      if (!(error instanceof Refusal) && !isUnstorable(error)) throw error;
      const why = error instanceof Refusal ? whyNot(error, source, whole) : { reason: unstorable };
      return setAside(needs, source, { told: whole, receivedAt, ...why });
    }
  };

/** Why an edit waits whose submission only the version before it can tell. */
export const waitingForVersion = 'waiting-for-version-before';

/** Why something waits that the store refused, and would refuse again however often it came. */
export const unstorable = 'cannot-be-stored';

/** What DynamoDB says, under its own names, of an item it takes neither now nor later. */
export const isUnstorable = (error: unknown): boolean =>
  error instanceof Error && /^(ValidationException|SerializationException)$/.test(error.name);

type Arrival = { told: ReadItem; receivedAt: number };

type SubmitNeeds = Pick<TakeItemNeeds, 'submit' | 'codeKey' | 'planAnswer' | 'bindSlip'>;

/** What became of what was submitted, and the follow-up code that whoever sent it may be shown. */
export type Submitted = { outcome: 'added' | 'already-there'; code: string | undefined };

/** Makes the report of what was told, once per source and id. Throws a Refusal that says why it can be none. */
export const submitItem = async (
  { submit, codeKey, planAnswer, bindSlip }: SubmitNeeds,
  source: Source,
  { told, receivedAt }: Arrival,
): Promise<Submitted> => {
  const read = readOrDraft(told, source, receivedAt);
  const { form, evidenceLinks, said, toComplete, answerTo, slip } = read;
  const key = await codeKey();
  const attempt: Attempt = {
    key: keyedHash(key, 'attempt/delivery/key', told.deliveryId),
    body: bodyHashOf(key, said),
  };
  const { outcome, ...lead } = await submit(form, attempt, {
    cameBy: source.source,
    deliveryId: told.deliveryId,
    evidenceLinks,
    ...(toComplete && { toComplete }),
  });
  // After the report: what is answered is stored. Interrupted in between, the delivery comes again.
  if (toComplete && answerTo) await planAnswer(lead, answerTo);
  const { reportKey } = lead;
  const bound = slip && { source: source.source, slip, reportKey, receivedAt };
  return { outcome, code: bound && (await bindSlip(bound)) };
};

/**
 * What tells another version of what was told: providers are asked for years, so this must not change. What was said
 * is hashed once without a key, in memory only, as it was when the first of these were stored.
 */
export const bodyHashOf = (key: Uint8Array, said: string): KeyedHash =>
  keyedHash(key, 'body', shortHash(said));

/** A provider that is away, slow or confused leaves a hint waiting; the reconciler asks again. */
export const readHint = async (
  { readFromProvider }: Pick<TakeItemNeeds, 'readFromProvider'>,
  source: Source,
  told: ReadItem,
): Promise<ReadItem | undefined> => {
  try {
    return await readFromProvider(source, told);
  } catch {
    return undefined;
  }
};

/** Why something can be no report, as whoever may not read it may know. */
export type WhyNot = { reason: string; errors: FieldError[] };

/** Why a Refusal keeps something from becoming a report, in one word and by field, without what it says. */
export const whyNot = (
  refusal: Refusal,
  { scheme, mapping }: Pick<Source, 'scheme' | 'mapping'>,
  { isEdit }: { isEdit?: true | undefined } = {},
): WhyNot => ({
  reason:
    refusal.code !== 'idempotency-key-reused'
      ? refusal.code
      : isEdit || schemeOf(scheme).otherContent === 'later-version'
        ? 'later-version'
        : 'same-id-other-body',
  errors:
    computes(mapping) && refusal.errors.length > 0
      ? [{ field: 'mapping', reason: 'computes' }]
      : withoutAnswers(refusal.errors),
});

/** What is wrong by field, where a name that may itself be an answer is hidden. */
export const withoutAnswers = (errors: readonly FieldError[]): FieldError[] =>
  errors.map((error) => ({ ...error, field: fieldName(error.field) }));

/** Errors as the quarantine keeps them: a line each. */
export const errorLines = (errors: readonly FieldError[]): string[] =>
  errors.map(({ field, reason }) => `${field}: ${reason}`);

type Aside = Arrival & { reason: string; errors?: FieldError[] };

/** One thing told as the quarantine stores it: its payload, and beside it all else that is known of it. */
export const toldEntry = (
  source: Source,
  { told, reason, errors = [], receivedAt }: Aside,
): Quarantined => {
  const { payload, ...marks } = told;
  return {
    source: source.source,
    deliveryId: told.deliveryId,
    reason,
    fields: errorLines(errors),
    body: Buffer.from(JSON.stringify(payload ?? null)),
    told: marks,
    receivedAt,
  };
};

type Alone = { one: Unreadable; receivedAt: number };

/** One thing of a batch that cannot be read, as a delivery of its own: its bytes, and how to read them. */
export const aloneEntry = (source: Source, { one, receivedAt }: Alone): Quarantined => ({
  source: source.source,
  deliveryId: undefined,
  reason: 'invalid-fields',
  fields: errorLines(withoutAnswers(one.unreadable)),
  body: one.body,
  headers: { 'content-type': [one.mediaType] },
  receivedAt,
});

const setAside = (needs: TakeItemNeeds, source: Source, aside: Aside): Promise<Taken> =>
  addOnce(needs, source, toldEntry(source, aside));

/** Sets aside one thing of a batch that cannot be read, and nothing with it. */
export const setAsideAlone = (
  needs: Pick<TakeItemNeeds, 'quarantine' | 'count'>,
  source: Source,
  alone: Alone,
): Promise<Taken> => addOnce(needs, source, aloneEntry(source, alone));

const addOnce = async (
  { quarantine, count }: Pick<TakeItemNeeds, 'quarantine' | 'count'>,
  source: Source,
  entry: Quarantined,
): Promise<Taken> => {
  const outcome = await quarantine.add(entry, source);
  // What is told again is no other one.
  if (outcome === 'added') count(metricOf[entry.reason] ?? 'QuarantinedDeliveries');
  return wasSetAside;
};

const metricOf: Record<string, Parameters<CountWebhook>[0]> = {
  'later-version': 'LaterVersions',
  'waiting-for-provider': 'WaitingHints',
  [waitingForVersion]: 'WaitingHints',
};

const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22);
