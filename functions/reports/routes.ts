import type { Route } from '../route.ts';
import { sourceAdminRoutes } from './sources/admin-routes.ts';
import { sourceRoutes } from './sources/routes.ts';

export const reportRoutes: Route[] = [...sourceRoutes, ...sourceAdminRoutes];
