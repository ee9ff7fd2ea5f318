import type { Problem } from '../http/problem.ts';
import type { PageFrame } from './frame.ts';
import { Layout, renderPage, SignOut } from './layout.tsx';
import type { PageWords } from './words/id.ts';
import { fieldWords, wordsIn } from './words/words.ts';

/** The shared words that are one text each. */
type TextOf = Exclude<keyof PageWords, 'sections' | 'fields'>;

/** What to tell people where the field that is wrong (a token, a path) would mean nothing to them. */
const advice: Record<string, TextOf> = {
  'no-such-address': 'nothingKept',
  'method-not-allowed': 'nothingKept',
  'receipt-refused': 'badReceipt',
  'link-refused': 'badLink',
  'link-expired': 'oldLink',
  'not-signed-in': 'signInFirst',
  'too-many-requests': 'tooMany',
  fault: 'fault',
};

/** Reasons that say by themselves what to do, whatever they refuse. */
const tellsEnough = new Set([
  'code-too-old',
  'ceremony-not-started',
  'ceremony-ended',
  'confirming-over',
]);

/** Below which addresses one goes back where; what an address's pattern takes in brackets is where. */
const waysBack: [RegExp, string, TextOf][] = [
  [/^\/v1\/pledges/, '/ikrar', 'again'],
  [/^\/(?:v1\/reports|lapor\/)/, '/lapor', 'again'],
  [/^\/v1\/(?:tracking|evidence)/, '/lacak', 'again'],
  [/^\/v1\/receipts/, '/verifikasi', 'again'],
  [/^(\/v1\/cases\/[^/]+\/evidence)\/files/, '/v1/cases', 'again'],
  [/^\/v1\/cases/, '/v1/cases', 'toCases'],
  [/^\/ikrar\//, '/ikrar', 'again'],
  [/^(\/v1\/ceremonies\/[^/]+)\//, '/v1/ceremonies', 'toCeremony'],
  [/^\/v1\/ceremonies/, '/v1/ceremonies', 'again'],
  [/^\/v1\/erasures/, '/v1/erasures', 'again'],
  [/^\/v1\/rosters/, '/siaga/daftar', 'again'],
  [/^\/(?:v1\/alerts|a\/)/, '/siaga', 'toAlerts'],
];

const home: [RegExp, string, TextOf] = [/^/, '/', 'home'];

/**
 * A refusal for people: what is wrong, where, and a way back. Whoever must sign in first is led there, and then to
 * `onward` below the base, where that is known.
 */
export const renderRefusal = (problem: Problem, frame: PageFrame, onward?: string): string =>
  renderPage(
    <Layout frame={frame} title={problem.title}>
      <div class="notice bad" role="alert">
        <Reasons problem={problem} frame={frame} />
      </div>
      <Onward problem={problem} frame={frame} onward={onward} />
    </Layout>,
  );

const SignIn = ({ frame, onward }: { frame: PageFrame; onward: string | undefined }) => (
  <p>
    <a
      class="button"
      href={`${frame.base}/sign-in?return=${encodeURIComponent(onward ?? wayBackFrom(frame).path)}`}
    >
      {wordsIn(frame.lang).signIn}
    </a>
  </p>
);

type OnwardProps = { problem: Problem; frame: PageFrame; onward: string | undefined };

/** Whoever signed in by an account that is no officer's yet can show to be that officer, or leave. */
const Onward = ({ problem: { code, errors = [] }, frame, onward }: OnwardProps) => {
  const is = (reason: string) => errors.some((error) => error.reason === reason);
  if (code === 'not-signed-in') return <SignIn frame={frame} onward={onward} />;
  if (is('account-unbound')) return <AskForLink frame={frame} />;
  return is('account-of-another') ? <SignOut frame={frame} /> : <WayBack frame={frame} />;
};

const AskForLink = ({ frame }: { frame: PageFrame }) => (
  <>
    <form method="post" action={`${frame.base}/v1/account-links`}>
      <button type="submit">{wordsIn(frame.lang).sendLink}</button>
    </form>
    <SignOut frame={frame} />
  </>
);

const Reasons = ({ problem, frame }: { problem: Problem; frame: PageFrame }) => {
  const words = wordsIn(frame.lang);
  const advice = adviceOn(problem);
  if (advice) return <p>{words[advice]}</p>;
  if (!problem.errors || problem.errors.length === 0) return <p>{words.nothingKept}</p>;
  return (
    <ul>
      {problem.errors.map(({ field, message }) => (
        <li>
          <Field frame={frame} field={field} />
          {message}
        </li>
      ))}
    </ul>
  );
};

/** What was refused, where it has a name for people: a property of the API tells them nothing. */
const Field = ({ frame, field }: { frame: PageFrame; field: string }) => {
  const name = fieldWords(field, frame.lang);
  if (name === field && /^[a-zA-Z]+$/.test(field)) return null;
  return (
    <>
      <strong>{name}</strong>:{' '}
    </>
  );
};

const adviceOn = ({ code, errors }: Problem): TextOf | undefined => {
  if (errors?.some(({ reason }) => tellsEnough.has(reason))) return undefined;
  if (code === 'not-found' && errors?.[0]?.field === 'code') return 'badCode';
  return advice[code];
};

const wayBackFrom = (frame: PageFrame): { path: string; word: TextOf } => {
  const [from, path, word] = waysBack.find(([one]) => one.test(frame.path)) ?? home;
  const [, own = path] = from.exec(frame.path) ?? [];
  return { path: own, word };
};

const WayBack = ({ frame }: { frame: PageFrame }) => {
  const { path, word } = wayBackFrom(frame);
  return (
    <p>
      <a class="button" href={frame.base + path}>
        {wordsIn(frame.lang)[word]}
      </a>
    </p>
  );
};
