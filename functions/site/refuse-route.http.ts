import * as z from 'zod/mini';
import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import { Refusal } from '../../shared/refusal.ts';
import { addressMeant } from './address-meant.ts';

const methodsByResource = z.record(z.string(), z.array(z.string()));

/**
 * Answers what no route takes: 405 with the methods that are served at a known address; elsewhere, whoever looks for a
 * page is led to the one whose address they meant, and everybody else is answered 404. `allowedMethods` is the JSON that
 * was laid beside the bundle: the methods of each address.
 */
export const refuseRouteHttp = (allowedMethods: Uint8Array | undefined): HttpUseCase => {
  if (!allowedMethods) throw new Error('methods.json is missing from the bundle');
  const allowed = z.parse(methodsByResource, JSON.parse(Buffer.from(allowedMethods).toString()));
  const pages = pagesOf(allowed);
  return ({ resource, method, path, base, wantsHtml }) => {
    const methods = allowed[resource];
    if (methods)
      throw new Refusal('method-not-allowed', [{ field: 'method', reason: method.toLowerCase() }], {
        allow: methods.join(', '),
      });
    const meant = wantsHtml && isLooking(method) ? addressMeant(path, pages) : undefined;
    if (meant === undefined)
      throw new Refusal('no-such-address', [{ field: 'path', reason: 'unknown' }]);
    return { status: 302, headers: { location: `${base}${meant}` } };
  };
};

const isLooking = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** Addresses that can be read and are the same for everybody. */
const pagesOf = (allowed: Record<string, string[]>): ReadonlySet<string> =>
  new Set(
    Object.entries(allowed).flatMap(([address, methods]) =>
      methods.includes('GET') && !address.includes('{') ? [address] : [],
    ),
  );
