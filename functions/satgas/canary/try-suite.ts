import * as z from 'zod/mini';
import { canaryUnit, practiceRegion } from '../../../shared/regions/practice.ts';

/** What is tried; metrics are counted by it. */
type Kind = 'page' | 'pledge' | 'report' | 'alert' | 'unknown-code' | 'unknown-link' | 'closed';

/** One thing that was tried: how long it took, milliseconds, and what was wrong, if anything was. */
export type Tried = { kind: Kind; what: string; ms: number; fault?: string | undefined };

type Needs = {
  /** Where the suite answers, without a slash at its end. */
  address: string;
  /** A date that is past in every zone of the country, yyyy-mm-dd: when what is reported happened. */
  happenedOn: string;
  /** Names the attempts of this run: each is stored once, however often it is sent. */
  attempts: { pledge: string; report: string };
  nowMs: () => number;
  /** Called with each step as it ends. */
  tried: (one: Tried) => void;
  /** An answer may take this long, milliseconds. */
  patienceMs: number;
  /** Takes the alert of a report; left out where nothing but the public address is reached. Throws what is wrong. */
  takeAlert?: (caseNumber: string) => Promise<void>;
};

type Answer = { status: number; headers: Headers; text: string };
type Ask = (path: string, init?: RequestInit) => Promise<Answer>;

/**
 * Tries a suite from outside as people use it: its pages, a pledge with its receipt, a report with its code and alert.
 * All of it in the practice region, so nothing counts and nobody is alarmed. Tries everything, whatever fails before;
 * returns whether all was well.
 */
export const trySuite = async (needs: Needs): Promise<boolean> => {
  let isWell = true;
  const step = async (kind: Kind, what: string, work: () => Promise<void>) => {
    const began = needs.nowMs();
    const fault = await work().then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    if (fault !== undefined) isWell = false;
    needs.tried({ kind, what, ms: Math.round(needs.nowMs() - began), fault });
  };
  const ask = asking(needs);
  const { takeAlert } = needs;
  let caseNumber: string | undefined;
  for (const path of ['/', '/ikrar', '/lapor', '/lacak', '/v1/participation'])
    await step('page', `the page ${path}`, () => page(ask, path));
  await step('pledge', 'a pledge, twice, and its receipt', () => pledge(ask, needs));
  await step('report', 'a report, twice, and its code', async () => {
    caseNumber = await report(ask, needs);
  });
  if (takeAlert)
    await step('alert', 'the alert of the report, taken', async () => {
      must(caseNumber !== undefined, 'there is no report');
      await takeAlert(caseNumber ?? '');
    });
  await step('unknown-code', 'a code nobody has', () => noCode(ask));
  await step('unknown-link', 'a link that nobody was sent', () => noLink(ask));
  await step('closed', 'what is for officers', () => closed(ask));
  return isWell;
};

const asking =
  ({ address, patienceMs }: Needs): Ask =>
  async (path, init = {}) => {
    const response = await fetch(address + path, {
      ...{ redirect: 'manual', signal: AbortSignal.timeout(patienceMs) },
      ...init,
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

const page = async (ask: Ask, path: string): Promise<void> => {
  const { status, headers, text } = await ask(path, { headers: { accept: 'text/html' } });
  must(status === 200, `answered ${String(status)}`);
  must(text.includes('</html>'), 'is no whole page');
  must(headers.get('content-security-policy') !== null, 'has no Content-Security-Policy');
};

const practised = { region: practiceRegion, unit: 'DINAS-SATU' };

const pledge = async (ask: Ask, { attempts: { pledge: attempt } }: Needs): Promise<void> => {
  const body = { ...practised, staffKind: 'pns', number: '198609262015051770', agreed: true };
  const proven: string[] = [];
  for (let times = 0; times < 2; times += 1) {
    const { receipt } = await posted(ask, '/v1/pledges', { body, attempt, shape: accepted });
    const { status, text } = await ask(`/v1/receipts/${receipt}`);
    must(status === 200, `the receipt was answered by ${String(status)}`);
    proven.push(z.parse(proof, JSON.parse(text)).id);
  }
  must(new Set(proven).size === 1, 'what was sent again got another number');
};

/** Reports, and returns the number of the case. */
const report = async (ask: Ask, { attempts, happenedOn }: Needs): Promise<string> => {
  const body = {
    ...{ lane: 'lead', region: practiceRegion, conduct: 'social-engagement' },
    ...{ occurredOn: happenedOn, knownOn: happenedOn, place: 'Uji asap' },
    ...{ accusedName: 'Uji Asap', accusedUnit: canaryUnit, account: 'Uji asap; bukan laporan.' },
  };
  const attempt = attempts.report;
  const { code, caseNumber } = await posted(ask, '/v1/reports', { body, attempt, shape: coded });
  const again = await posted(ask, '/v1/reports', { body, attempt, shape: coded });
  must(
    again.code === code && again.caseNumber === caseNumber,
    'what was sent again is another one',
  );
  must(await isFound(ask, code), 'its code finds nothing');
  return caseNumber;
};

/**
 * As long as a personal link is, and signed by nobody: the function behind links must read the key of today to refuse it,
 * whether it is opened or pressed.
 */
const noLink = async (ask: Ask): Promise<void> => {
  for (const method of ['GET', 'POST']) {
    const { status, text } = await ask(`/a/${'A'.repeat(48)}`, {
      ...{ method, headers: { accept: 'application/json' } },
    });
    must(
      status === 403 && text.includes('link-refused'),
      `answered ${String(status)} to ${method}`,
    );
  }
};

const noCode = async (ask: Ask): Promise<void> =>
  must(!(await isFound(ask, '1234 5678 9012 3452')), 'it finds something');

const isFound = async (ask: Ask, code: string): Promise<boolean> => {
  const { status, text } = await ask('/v1/tracking', asJson({ code }));
  must(status === 200, `answered ${String(status)}`);
  return z.parse(found, JSON.parse(text)).found;
};

/** Lists of the satgas, without a sign-in. */
const closed = async (ask: Ask): Promise<void> => {
  for (const path of ['/v1/cases', '/v1/alerts', '/v1/officers'])
    must((await ask(path)).status === 401, `${path} is not closed`);
};

const accepted = z.object({ receipt: z.string() });
const coded = z.object({ code: z.string(), caseNumber: z.string() });
const proof = z.object({ id: z.string() });
const found = z.object({ found: z.boolean() });

type Posting<S> = { body: object; attempt: string; shape: S };

const posted = async <S extends z.ZodMiniType>(
  ask: Ask,
  path: string,
  { body, attempt, shape }: Posting<S>,
): Promise<z.output<S>> => {
  const { status, text } = await ask(path, asJson(body, { 'idempotency-key': attempt }));
  must(status === 201, `answered ${String(status)}`);
  return z.parse(shape, JSON.parse(text));
};

const asJson = (body: object, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
  body: JSON.stringify(body),
});

const must = (holds: boolean, fault: string): void => {
  if (!holds) throw new Error(fault);
};
