import type { Route } from '../route.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { caseRoutes } from './cases/routes.ts';
import { evidenceRoutes } from './evidence/routes.ts';
import { followUpRoutes } from './follow-up/routes.ts';
import { sourceAdminRoutes } from './sources/admin-routes.ts';
import { sourceRoutes } from './sources/routes.ts';

export const reportRoutes: Route[] = [
  ...followUpRoutes,
  ...sourceRoutes,
  ...sourceAdminRoutes,
  ...evidenceRoutes,
  ...caseRoutes,
  ...calendarRoutes,
];
