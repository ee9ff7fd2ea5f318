import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const policyDecreesSettings = z.object({ DECREED_TABLE: setting, ALERTS_TABLE: setting });
