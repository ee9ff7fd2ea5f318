import { isPractice } from '../regions/practice.ts';
import type { Request } from './request.ts';

type Asked = Pick<Request, 'path'> &
  Partial<Pick<Request, 'query' | 'body' | 'headers' | 'person'>>;

/**
 * Whether a page is about the practice region: by who looks, what was asked for or sent, or what the answer says. It is
 * looked for in places only, never in what somebody wrote.
 */
export const isPractised = (asked: Asked, answer: unknown): boolean =>
  isPractice(asked.person?.region ?? '') ||
  asked.path.split('/').some(namesPractice) ||
  places.some((name) => isPractice(asked.query?.[name] ?? '')) ||
  sentFrom(asked).some(isPractice) ||
  saysPractice(answer);

const places = ['region', 'scope'] as const;

/** A code by itself, or before the rest of an id: `00.99-1a2b…`. */
const namesPractice = (part: string): boolean => isPractice(/^[\d.]+/.exec(part)?.[0] ?? '');

/** As much of a form as is looked at: its places stand before its files. */
const mostLooked = 300_000;

const sentFrom = ({ headers, body }: Asked): string[] => {
  const type = headers?.['content-type']?.[0] ?? '';
  const text = body?.subarray(0, mostLooked).toString('latin1') ?? '';
  if (type.includes('x-www-form-urlencoded')) {
    const form = new URLSearchParams(text);
    return places.flatMap((name) => form.get(name) ?? []);
  }
  const sent = /name="(?:region|scope)"\r\n\r\n([\d.]{2,5})\r\n/.exec(text);
  return type.includes('multipart/form-data') && sent?.[1] ? [sent[1]] : [];
};

/** The outermost places decide: a case of practice that somebody of the nation read, or a list in which one row is. */
const saysPractice = (answer: unknown): boolean => {
  for (let level: unknown[] = [answer]; level.length > 0; level = childrenOf(level)) {
    const said = level.flatMap(placesIn);
    if (said.length > 0) return said.every(isPractice);
  }
  return false;
};

const placesIn = (of: unknown): string[] =>
  entriesOf(of).flatMap(([name, value]) =>
    (name === 'region' || name === 'scope') && typeof value === 'string' ? [value] : [],
  );

/** The objects below these; lists are looked through as if they were not there. */
const childrenOf = (all: unknown[]): unknown[] =>
  all
    .flatMap((one): unknown[] =>
      Array.isArray(one) ? one : entriesOf(one).map(([, value]) => value),
    )
    .filter((one) => typeof one === 'object' && one !== null);

const entriesOf = (of: unknown): [string, unknown][] =>
  typeof of === 'object' && of !== null && !Array.isArray(of) ? Object.entries(of) : [];
