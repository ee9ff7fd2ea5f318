import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const keepRollSettings = z.object({ ROLL_TABLE: setting });
