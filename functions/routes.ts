import { reportRoutes } from './reports/routes.ts';
import type { Route } from './route.ts';
import { operations } from './operations.ts';
import { routeOf } from './route-of.ts';

/** The public API on one page: read by API Gateway and by the OpenAPI document. */
export const routes: readonly Route[] = [...reportRoutes, ...operations.map(routeOf)];
