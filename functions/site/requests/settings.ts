import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const requestsSettings = z.object({ DATA_REQUESTS_TABLE: setting });
