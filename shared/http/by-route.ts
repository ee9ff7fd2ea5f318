import { Refusal } from '../refusal.ts';
import type { HttpUseCase } from './http-handler.ts';

/** Lets one function serve a few routes: picks the use case by method and resource, as in routes.ts. */
export const byRoute =
  (useCases: Record<string, HttpUseCase>): HttpUseCase =>
  (request) => {
    const useCase = useCases[`${request.method} ${request.resource}`];
    if (!useCase) throw new Refusal('no-such-address');
    return useCase(request);
  };
