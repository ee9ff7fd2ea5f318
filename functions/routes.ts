import { reportRoutes } from './reports/routes.ts';
import type { Route } from './route.ts';
import { satgasRoutes } from './satgas/routes.ts';
import { operations } from './operations.ts';
import { routeOf } from './route-of.ts';

/** The public API on one page: read by API Gateway and by the OpenAPI document. */
export const routes: readonly Route[] = [
  ...reportRoutes,
  ...satgasRoutes,
  ...operations.map(routeOf),
];
