import type { Route } from '../route.ts';
import { announcementRoutes } from './announcements/announcement-routes.ts';

export const satgasRoutes: Route[] = [...announcementRoutes];
