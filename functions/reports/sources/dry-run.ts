import type { Campaign } from '../../../shared/campaign.ts';
import { Refusal, type FieldError } from '../../../shared/refusal.ts';
import { submitReport } from '../intake/submit-report.ts';
import { maskedParts, type MaskedPart } from './masked-payload.ts';
import { readOrDraft } from './read-delivery.ts';
import { schemeOf } from './schemes/list.ts';
import { isReadItem, type ReadItem, type Unreadable } from './schemes/scheme.ts';
import type { Source } from './source.ts';
import { submitItem, whyNot, type TakeItemNeeds } from './take-item.ts';

/** What one thing told would become. */
export type WouldBe = {
  deliveryId: string;
  becomes: 'report' | 'quarantine' | 'waits-for-provider';
  /** Why it would be set aside, in one word. */
  reason: string | null;
  errors: FieldError[];
  /** What the report would say, field by field. */
  answers: Record<string, string>;
  evidenceLinks: string[];
  /** Whether it carries what lets its report be followed. */
  isFollowed: boolean;
  /** What a mapping can point at: the parts of its payload, without what they say. */
  parts: MaskedPart[];
};

/** What a pasted delivery would become; a delivery that cannot be read is set aside as a whole. */
export type DryRun = { tells: WouldBe[]; unreadable: FieldError[] | null };

type Pasted = { payload: string; contentType: string; receivedAt: number };

/**
 * Reads a pasted payload as the source's next delivery, by the very code a delivery goes through, over a store that
 * keeps nothing. Only the proof of the sender is left out.
 */
export const dryRun =
  (campaign: Campaign) =>
  async (source: Source, pasted: Pasted): Promise<DryRun> => {
    const { receivedAt } = pasted;
    // Nothing is kept under it.
    const codeKey = () => Promise.resolve(new Uint8Array(32));
    const reports = { add: () => Promise.resolve('added' as const) };
    // Whose name is alike decides who may know of a report, and nothing that is shown here.
    const compareNames = () => Promise.resolve({ names: [], isLikely: false });
    const submit = submitReport({
      ...{ campaign, reports, codeKey, compareNames },
      now: () => receivedAt,
    });
    const needs = { submit, codeKey };
    try {
      const things = schemeOf(source.scheme).read(arrivedLike(pasted, source), source);
      const tells = things.map((one) =>
        isReadItem(one)
          ? wouldBe(needs, source, { told: one, receivedAt })
          : Promise.resolve(unreadable(one)),
      );
      return { tells: await Promise.all(tells), unreadable: null };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { tells: [], unreadable: error.errors };
    }
  };

/** The headers a sender would have sent with it, as far as reading needs them. */
const arrivedLike = ({ payload, contentType, receivedAt }: Pasted, { scheme }: Source) => ({
  headers: {
    'content-type': [contentType],
    ...Object.fromEntries(
      Object.entries(schemeOf(scheme).pastedHeaders).map(([name, value]) => [name, [value]]),
    ),
  },
  body: Buffer.from(payload),
  receivedAt,
});

const unreadable = ({ unreadable: errors }: Unreadable): WouldBe => ({
  deliveryId: '',
  becomes: 'quarantine',
  reason: 'invalid-fields',
  errors,
  answers: {},
  evidenceLinks: [],
  isFollowed: false,
  parts: [],
});

/** A form with more questions than these is pointed at by hand. */
const mostParts = 150;

const nothing = () => Promise.resolve(undefined);
/** What a delivery leaves beside its report. */
const leavesNothing = { planAnswer: nothing, bindSlip: nothing };

const wouldBe = async (
  needs: Pick<TakeItemNeeds, 'submit' | 'codeKey'>,
  source: Source,
  { told, receivedAt }: { told: ReadItem; receivedAt: number },
): Promise<WouldBe> => {
  const of = { deliveryId: told.deliveryId, parts: maskedParts(told.payload, mostParts) };
  const unread = { ...of, errors: [], answers: {}, evidenceLinks: [], isFollowed: false };
  if (told.aside !== undefined) return { ...unread, becomes: 'quarantine', reason: told.aside };
  if (told.hintOnly)
    return { ...unread, becomes: 'waits-for-provider', reason: 'waiting-for-provider' };
  try {
    const { form, evidenceLinks, slip } = readOrDraft(told, source, receivedAt);
    const isFollowed = slip !== undefined;
    const read = { ...of, answers: textsOf(form), evidenceLinks, isFollowed };
    try {
      await submitItem({ ...needs, ...leavesNothing }, source, { told, receivedAt });
      return { ...read, becomes: 'report', reason: null, errors: [] };
    } catch (error) {
      return { ...read, ...setAside(error, source) };
    }
  } catch (error) {
    return { ...unread, ...setAside(error, source) };
  }
};

const setAside = (error: unknown, source: Source) => {
  if (!(error instanceof Refusal)) throw error;
  const { reason } = whyNot(error, source);
  return { becomes: 'quarantine' as const, reason, errors: error.errors };
};

const textsOf = (form: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
