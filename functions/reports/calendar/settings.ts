import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const calendarSettings = z.object({ CALENDAR_TABLE: setting });
