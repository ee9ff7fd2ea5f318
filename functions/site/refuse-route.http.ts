import * as z from 'zod/mini';
import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import { Refusal } from '../../shared/refusal.ts';

const methodsByResource = z.record(z.string(), z.array(z.string()));

/** Answers what no route takes: 405 with the methods that are served at a known address, 404 elsewhere. */
export const refuseRouteHttp = (allowedMethods: string): HttpUseCase => {
  const allowed = z.parse(methodsByResource, JSON.parse(allowedMethods));
  return ({ resource, method }) => {
    const methods = allowed[resource];
    if (!methods) throw new Refusal('no-such-address', [{ field: 'path', reason: 'unknown' }]);
    throw new Refusal('method-not-allowed', [{ field: 'method', reason: method.toLowerCase() }], {
      allow: methods.join(', '),
    });
  };
};
