import { Refusal } from '../../../../shared/refusal.ts';
import type { SourceApi } from '../source.ts';
import { ProviderFailure } from './provider.ts';

type Token = {
  headers: Record<string, string>;
  /** First labels of host names behind which the same provider stands. */
  twins?: readonly string[];
};

/** The headers that open an address, none when it is not the provider's own: a token never goes to anybody else. */
export const tokenFor = (
  link: string,
  { baseUrl }: SourceApi,
  { headers, twins = [] }: Token,
): Record<string, string> => {
  const asked = urlOf(link);
  const own = new URL(baseUrl);
  if (asked?.protocol !== own.protocol || asked.port !== own.port) return {};
  const [first, domain] = parted(asked.hostname);
  const [ownFirst, ownDomain] = parted(own.hostname);
  const isTwin = domain === ownDomain && twins.includes(first) && twins.includes(ownFirst);
  return asked.hostname === own.hostname || isTwin ? headers : {};
};

const urlOf = (link: string): URL | undefined => (URL.canParse(link) ? new URL(link) : undefined);

const parted = (host: string): [first: string, rest: string] => {
  const dot = host.indexOf('.');
  return [host.slice(0, dot), host.slice(dot + 1)];
};

/** Reads what a provider answered; what our own schemes refuse to read is no answer of that provider. */
export const readOrFail = <Value>(read: () => Value): Value => {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) throw new ProviderFailure('unexpected-answer', error);
    throw error;
  }
};
