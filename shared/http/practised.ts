import { isPractice } from '../regions/practice.ts';
import type { Request } from './request.ts';

type PracticeRequest = Pick<Request, 'path'> &
  Partial<Pick<Request, 'query' | 'body' | 'headers' | 'person'>>;

/**
 * Whether a page is about the practice region: by who looks, what was asked for or sent, or what the answer says. It is
 * looked for in places only, never in what somebody wrote.
 */
export const isPractised = (asked: PracticeRequest, answer: unknown): boolean =>
  [asked.person?.region, asked.query?.['region'], asked.query?.['scope'], sentFrom(asked)].some(
    (code = '') => isPractice(code),
  ) ||
  // A code by itself, or before the rest of an id: `00.99-1a2b…`.
  /\/00(\.99)?(?![\d.])/.test(asked.path) ||
  saysPractice(answer);

/** As much of a form as is looked at: its places stand before its files. */
const mostLooked = 300_000;

const sentFrom = ({ headers, body }: PracticeRequest): string | undefined => {
  const inForm = headers?.['content-type']?.[0]?.includes('urlencoded')
    ? /(?:^|&)(?:region|scope)=([\d.]+)(?:&|$)/
    : /name="(?:region|scope)"\r\n\r\n([\d.]+)\r\n/;
  return inForm.exec(body?.toString('latin1', 0, mostLooked) ?? '')?.[1];
};

/** The outermost places decide: a case of practice that somebody of the nation read, or a list in which one row is. */
const saysPractice = (answer: unknown): boolean => {
  for (let level = [answer].filter(isObject); level.length > 0;) {
    const entries: [string, unknown][] = level.flatMap((one) => Object.entries(one));
    const said = entries.filter(
      ([name, value]) => (name === 'region' || name === 'scope') && typeof value === 'string',
    );
    if (said.length > 0) return said.every(([, code]) => isPractice(String(code)));
    level = entries.map(([, value]) => value).filter(isObject);
  }
  return false;
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
