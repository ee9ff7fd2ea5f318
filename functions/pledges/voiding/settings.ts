import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const carryOutSettings = z.object({ PLEDGES_TABLE: setting, VOIDINGS_TABLE: setting });
