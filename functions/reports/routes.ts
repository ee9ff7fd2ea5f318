import type { Route } from '../route.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { sourceAdminRoutes } from './sources/admin-routes.ts';
import { sourceRoutes } from './sources/routes.ts';

export const reportRoutes: Route[] = [...sourceRoutes, ...sourceAdminRoutes, ...calendarRoutes];
