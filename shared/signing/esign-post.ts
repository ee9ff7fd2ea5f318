import * as z from 'zod/mini';
import { fetchApi, type Bounds } from '../outbound/fetch-api.ts';
import { withLiveSecret, type LiveSecret } from '../live-keys.ts';
import { isLoopbackHttp } from '../sign-in/issuer-address.ts';

/** The service as a deployment names it. */
export type EsignAccess = {
  /** Without a slash at its end. */
  address: string;
  user: string;
  password: LiveSecret;
};

/**
 * What became of one request: an answer (an empty object where it was no JSON object), nothing sent at all, or sent
 * and not answered.
 */
export type Posted =
  | { is: 'answered'; status: number; body: Record<string, unknown> }
  | { is: 'not-sent' }
  | { is: 'sent' };

export type EsignPost = (path: string, body: object, timeoutMs: number) => Promise<Posted>;

const mostBytes = 8 * 1024 * 1024;

/**
 * Posts to the service under the account of this deployment (HTTP Basic), over a connection of its own each time. Its
 * address is named in the deployment file, so it may be one inside a network; TLS is checked, but for the machine's own.
 */
export const esignPost = ({ address, user, password }: EsignAccess): EsignPost => {
  const bounds: Omit<Bounds, 'timeoutMs'> = {
    maxBytes: mostBytes,
    isAllowed: () => true,
    protocols: isLoopbackHttp(address) ? ['http:'] : ['https:'],
  };
  const post = async (secret: string, [path, body, timeoutMs]: Parameters<EsignPost>) => {
    const authorization = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
    const request = { left: false };
    try {
      const answer = await fetchApi({ ...bounds, timeoutMs })(`${address}${path}`, {
        headers: { authorization, 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(body),
        onLeaving: () => {
          request.left = true;
        },
      });
      return { is: 'answered', status: answer.status, body: objectIn(answer.body) } as const;
    } catch {
      // What went wrong may quote what was sent; that it went wrong is all there is to know.
      return { is: request.left ? 'sent' : 'not-sent' } as const;
    }
  };
  // An account that is refused has done nothing: the same is posted with another live password.
  return (...asked) =>
    withLiveSecret<Posted>(password, (text) => post(text, asked), isUnauthorised);
};

const isUnauthorised = (posted: Posted): boolean =>
  posted.is === 'answered' && posted.status === 401;

const anObject = z.record(z.string(), z.unknown());

const objectIn = (bytes: Uint8Array): Record<string, unknown> => {
  try {
    return z.parse(anObject, JSON.parse(Buffer.from(bytes).toString()));
  } catch {
    return {};
  }
};
