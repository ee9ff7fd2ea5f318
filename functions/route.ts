import type * as z from 'zod/mini';
import type { RefusalCode } from '../shared/refusal.ts';

type Schema = z.core.$ZodType;

/** One answer a route can give, as the OpenAPI document tells it. */
export type RouteAnswer = {
  description: string;
  schema?: Schema;
  /** Media types besides application/json, e.g. 'text/html' where a page is served too. */
  also?: readonly string[];
  headers?: Readonly<Record<string, string>>;
};

/** One operation of the public API: read by API Gateway, by the OpenAPI document and by the pages. */
export type Route = {
  operation: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';
  path: string;
  /** Entry file below functions/, without `.lambda.ts`. */
  entry: string;
  /** 'public', or 'signed-in': then functions/access.ts says who may for which region. */
  access: 'public' | 'signed-in';
  /** A page or asset for people rather than for programs: described shortly. */
  kind: 'api' | 'page' | 'file';
  summary: string;
  description?: string;
  request?: {
    path?: Schema;
    query?: Schema;
    headers?: Schema;
    body?: Schema;
    /** Media types the body may have; JSON and forms unless said. */
    bodyTypes?: readonly string[];
    example?: unknown;
  };
  answers: Readonly<Record<number, RouteAnswer>>;
  /** The refusals this route can give, besides those every route can. */
  refusals: readonly RefusalCode[];
};
