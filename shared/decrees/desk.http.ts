import { isWallTime, momentOf } from '../calendar/dates.ts';
import { localDate, type Zone } from '../calendar/zones.ts';
import { choicesIn, servedRegion, type Campaign } from '../campaign.ts';
import type { Now } from '../clock.ts';
import type { Person, Request } from '../http/request.ts';
import type { Operation } from '../operation/operation.ts';
import type { WithForm } from '../operation/serve.ts';
import type { Filled } from '../page/fields.tsx';
import type { PageFrame, Words } from '../page/frame.ts';
import { Refusal, type FieldError } from '../refusal.ts';
import { nation } from '../regions/regions.ts';
import { askByTwo, decideByTwo } from './by-two.ts';
import type { Asked, Decided } from './decree.ts';
import { subjectOf, type KindStore } from './decree-store.ts';
import type { DeskKind, Fields, Place, Preview } from './desk-kind.ts';
import { shownDecree, type DecreeAnswer } from './desk-forms.ts';
import { inForceFrom } from './held.ts';

export type DeskNeeds = {
  kind: DeskKind;
  campaign: Campaign;
  store: KindStore;
  newId: () => string;
  now: Now;
};

/** Whoever calls one of the three: named piece by piece, since each kind has operations of its own. */
type Caller = {
  person: Person;
  within: (region: string) => Person;
  request: Omit<Request, 'person' | 'account' | 'params' | 'query'>;
};
type ShowCall = Caller & { query: { scope?: string | undefined } };
type DecideCall = Caller & {
  path: { scope: string; changeId: string };
  body: { is: Decided['is'] };
};
type AskCall = Caller & {
  path: { scope: string };
  body: { version: number; validFrom?: string | undefined; step: 'preview' | 'ask' } & Record<
    string,
    unknown
  >;
};

const stale = 'decree-changed';

/** The three operations of a kind: its page, asking for a decree, and the second person's answer. */
export const decreeDesk = (needs: DeskNeeds) => ({
  show: showHttp(needs),
  ask: { does: askHttp(needs), formAgain: formAgain(needs), alsoAfter: ['conflict'] } as const,
  decide: decideHttp(needs),
});

const showHttp =
  (needs: DeskNeeds) =>
  async ({ query, person, within }: ShowCall) => {
    const scope = query.scope ?? firstScope(needs, person);
    within(scope);
    zoneOf(needs, scope);
    const body = await answerOf(needs, scope, person);
    return { status: 200, body, page: await pageOf(needs, body, { person }) } as const;
  };

/** The scope somebody looks at unless they say: their own, where it is one that a decree can have. */
const firstScope = ({ kind, campaign }: DeskNeeds, { region }: Person): string =>
  region === nation && !kind.ofRegionsOnly
    ? nation
    : (choicesIn(campaign, region)[0]?.code ?? region);

/** The zone whose wall decides for a scope; of the nation the west's, where a day begins last. */
const zoneOf = ({ kind, campaign }: DeskNeeds, scope: string): Zone => {
  if (scope === nation && !kind.ofRegionsOnly) return 'Asia/Jakarta';
  const region = kind.ofNationOnly ? undefined : servedRegion(campaign, scope);
  if (!region) throw new Refusal('not-found', [{ field: 'scope', reason: 'unknown-region' }]);
  return region.zone;
};

const answerOf = async (
  needs: DeskNeeds,
  scope: string,
  { personId }: Pick<Person, 'personId'>,
): Promise<DecreeAnswer> => {
  const { kind, store, campaign, now } = needs;
  const at = now();
  const zone = zoneOf(needs, scope);
  const [held, decrees] = await Promise.all([
    store.held(scope),
    store.list(subjectOf(kind.kind, scope)),
  ]);
  const changes = decrees.map((one) => shownDecree(kind, one, { personId, now: at }));
  const waiting = decrees[changes.findIndex(({ state }) => state === 'waiting')]?.asked;
  return {
    ...{ kind: kind.kind, scope, version: held?.version ?? 0 },
    lines: [
      ...(kind.standing?.(campaign, scope) ?? []),
      ...(kind.says(kind.present(campaign, scope)) ?? []),
    ],
    later: (held?.holds ?? [])
      .filter((hold) => inForceFrom(hold, zone) > at)
      .map(({ validFrom, value }) => ({ validFrom, lines: kind.says(value) ?? null })),
    preview:
      waiting && kind.says(waiting.value)
        ? await kind.preview(
            waiting.value,
            placeOf(needs, { scope, held, validFrom: waiting.validFrom }),
          )
        : null,
    changes,
  };
};

const placeOf = (needs: DeskNeeds, of: Pick<Place, 'scope' | 'held' | 'validFrom'>): Place => {
  const now = needs.now();
  const from = inForceFrom({ validFrom: of.validFrom, agreedAt: now }, zoneOf(needs, of.scope));
  return { ...of, campaign: needs.campaign, from, now };
};

type Tried = { person: Person; filled?: Filled; preview?: Preview; lines?: Words[] };

const pageOf = async (needs: DeskNeeds, answer: DecreeAnswer, tried: Tried) => {
  const { renderDecrees } = await import('./desk-page.tsx');
  const { kind, campaign } = needs;
  const present = kind.fieldsOf(kind.present(campaign, answer.scope)) ?? {};
  const scopes = choicesIn(campaign, tried.person.region).map(({ code, name }) => ({ code, name }));
  return (frame: PageFrame) =>
    renderDecrees(frame, { kind, answer, present, scopes, campaign, ...tried });
};

const askHttp =
  (needs: DeskNeeds) =>
  async ({ path: { scope }, body, person, within, request }: AskCall) => {
    const { kind, store, now, newId } = needs;
    within(scope);
    const zone = zoneOf(needs, scope);
    const fields = textsOf(body);
    const validFrom = body.validFrom || localDate(now(), zone);
    const held = await store.held(scope);
    const upon = { campaign: needs.campaign, scope, held };
    const { value, errors } = kind.read(fields, upon);
    const wrong = [...errors, ...wrongTime(validFrom, { zone, now: now() })];
    if (wrong.length > 0) throw new Refusal('invalid-fields', wrong);
    const place = placeOf(needs, { scope, held, validFrom });
    const against = kind.check(value, place);
    if (against.length > 0) throw new Refusal('invalid-fields', against);
    if (body.step === 'preview') {
      const preview = await kind.preview(value, place);
      if (!request.wantsHtml) return { status: 200, body: preview } as const;
      const filled = { values: { ...fields }, errors: [] };
      const answer = await answerOf(needs, scope, person);
      const lines = kind.says(value) ?? [];
      const page = await pageOf(needs, answer, { person, filled, preview, lines });
      return { status: 200, body: preview, page } as const;
    }
    const subject = subjectOf(kind.kind, scope);
    const decree = await askByTwo<Asked, Decided>({ store, newId, now })(
      {
        ...{ subject, version: body.version, stale },
        present: held?.version ?? 0,
        make: (head) => ({ ...head, subject, validFrom, value }),
        contentOf: ({ validFrom: from, value: of }) => [from, of],
      },
      person,
    );
    if (request.wantsHtml) return toPage(needs, request.base, scope);
    return { status: 202, body: shownDecree(kind, decree, { ...person, now: now() }) } as const;
  };

/** Nothing holds for a day that is over: what people did by the words and times of that day stays as it was. */
const wrongTime = (validFrom: string, { zone, now }: { zone: Zone; now: number }): FieldError[] => {
  if (!isWallTime(validFrom)) return [{ field: 'validFrom', reason: 'not-a-date' }];
  const today = momentOf(localDate(now, zone), zone);
  const isPast = momentOf(validFrom, zone) < today;
  return isPast ? [{ field: 'validFrom', reason: 'valid-from-past' }] : [];
};

const textsOf = (body: Record<string, unknown>): Fields =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );

const formAgain =
  (needs: DeskNeeds): WithForm<Operation>['formAgain'] =>
  async (filled, { person, params }) => {
    const scope = params['scope'] ?? '';
    if (!person) throw new Refusal('invalid-fields', filled.errors);
    zoneOf(needs, scope);
    const answer = await answerOf(needs, scope, person);
    return { status: 422, page: await pageOf(needs, answer, { person, filled }) };
  };

const decideHttp =
  (needs: DeskNeeds) =>
  async ({ path: { scope, changeId }, body: { is }, person, within, request }: DecideCall) => {
    const { kind, store, now } = needs;
    within(scope);
    zoneOf(needs, scope);
    const subject = subjectOf(kind.kind, scope);
    const held = is === 'agreed' ? await store.held(scope) : undefined;
    const decree = await decideByTwo<Asked, Decided>({ store, now })(
      {
        ...{ subject, changeId, is, stale },
        make: (head) => ({ ...head, subject }),
        check: ({ value, validFrom }) => {
          const wrong = kind.check(value, placeOf(needs, { scope, held, validFrom }));
          if (wrong.length > 0)
            throw new Refusal('conflict', [{ field: 'changeId', reason: 'no-longer-possible' }]);
        },
      },
      person,
    );
    if (request.wantsHtml) return toPage(needs, request.base, scope);
    return { status: 200, body: shownDecree(kind, decree, { ...person, now: now() }) } as const;
  };

const toPage = ({ kind }: DeskNeeds, base: string, scope: string) =>
  ({ status: 303, headers: { location: `${base}${kind.address}?scope=${scope}` } }) as const;
