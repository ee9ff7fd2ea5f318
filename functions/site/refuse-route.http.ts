import * as z from 'zod/mini';
import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import { Refusal } from '../../shared/refusal.ts';

const methodsByResource = z.record(z.string(), z.array(z.string()));

/**
 * Answers what no route takes: 405 with the methods that are served at a known address, 404 elsewhere.
 * `allowedMethods` is the JSON that was laid beside the bundle: the methods of each address.
 */
export const refuseRouteHttp = (allowedMethods: Uint8Array | undefined): HttpUseCase => {
  if (!allowedMethods) throw new Error('methods.json is missing from the bundle');
  const allowed = z.parse(methodsByResource, JSON.parse(Buffer.from(allowedMethods).toString()));
  return ({ resource, method }) => {
    const methods = allowed[resource];
    if (!methods) throw new Refusal('no-such-address', [{ field: 'path', reason: 'unknown' }]);
    throw new Refusal('method-not-allowed', [{ field: 'method', reason: method.toLowerCase() }], {
      allow: methods.join(', '),
    });
  };
};
