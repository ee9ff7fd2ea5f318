import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const sessionsSettings = z.object({ SESSION_ENDINGS_TABLE: setting });
