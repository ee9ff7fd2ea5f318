import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const keepRollSettings = z.object({ ROLL_TABLE: setting });
export const sweepRollSettings = z.object({ ROLL_TABLE: setting, EVENTS_TOPIC_ARN: setting });
