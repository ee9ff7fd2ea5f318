import type { Route } from '../../route.ts';

export const caseRoutes: Route[] = [];
