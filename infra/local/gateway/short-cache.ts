import type { Answer } from './answer.ts';
import type { ApiMethod } from './api-model.ts';
import type { ApiRequest } from './api-request.ts';

/** Answers that their function called public, for as long as it said and a second at most: as a CDN before the API would. */
export type ShortCache = {
  /** What a request asks for; undefined where its answer may be for this caller alone, and is never stored. */
  keyOf: (request: ApiRequest, method: ApiMethod) => string | undefined;
  find: (key: string) => Answer | undefined;
  /** Stores what may be shared; passes over everything else. */
  add: (key: string, answer: Answer) => void;
};

type Stored = { answer: Answer; at: number; until: number };

/** Longer nobody waits for what has changed; what is asked for so seldom costs little. */
const longestMs = 1000;
/** Bounds of what is stored: so many answers, each at most so large. */
const mostAnswers = 500;
const mostBytes = 256 * 1024;

/** Who says who they are, asks for a part, or for what has changed, is answered by the function. */
const personal = /^(cookie|authorization|range|if-.*|x-api-key|cache-control|pragma)$/i;
/** These differ from one reader to the next, and no answer by them. */
const ofTheReader = /^(user-agent|x-forwarded-(for|port))$/i;

/** An empty cache; `now` is in milliseconds. */
export const shortCache = (now: () => number): ShortCache => {
  const stored = new Map<string, Stored>();
  return {
    keyOf: ({ method, base, path, query, headers }, { authorizerId }) => {
      if (method !== 'GET' || authorizerId !== undefined) return undefined;
      if (headers.some(([name]) => personal.test(name))) return undefined;
      const asked = headers.filter(([name]) => !ofTheReader.test(name));
      return JSON.stringify([base, path, query, asked]);
    },
    find: (key) => {
      const found = stored.get(key);
      if (!found) return undefined;
      const ageMs = now() - found.at;
      if (ageMs >= 0 && now() < found.until) return aged(found.answer, ageMs);
      stored.delete(key);
      return undefined;
    },
    add: (key, answer) => {
      const forMs = sharedForMs(answer);
      if (forMs <= 0 || answer.body.length > mostBytes) return;
      const [oldest] = stored.keys();
      if (stored.size >= mostAnswers && oldest !== undefined) stored.delete(oldest);
      stored.set(key, { answer, at: now(), until: now() + forMs });
    },
  };
};

/** Rounded up, so that nobody stores it longer than they would have without us. */
const aged = (answer: Answer, ageMs: number): Answer => ({
  ...answer,
  headers: [...answer.headers, ['Age', [String(Math.ceil(ageMs / 1000))]]],
});

const sharedForMs = ({ status, headers }: Answer): number => {
  const values = (wanted: string) =>
    headers.flatMap(([name, all]) => (name.toLowerCase() === wanted ? all : []));
  const control = values('cache-control').join().toLowerCase();
  if (status !== 200 || values('set-cookie').length > 0 || values('vary').includes('*')) return 0;
  if (!/\bpublic\b/.test(control) || /\b(private|no-store|no-cache)\b/.test(control)) return 0;
  const seconds = /\bs-maxage=(\d+)/.exec(control) ?? /\bmax-age=(\d+)/.exec(control);
  return Math.min(Number(seconds?.[1] ?? 0) * 1000, longestMs);
};
