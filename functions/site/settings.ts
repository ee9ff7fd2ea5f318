import * as z from 'zod/mini';
import { setting } from '../../shared/settings.ts';

export const signInSettings = z.object({
  ISSUER_URL: setting,
  CLIENT_ID: setting,
  PUBLIC_URL: setting,
  STATE_SECRET_ARN: setting,
});

export const authoriseSettings = z.object({ ISSUER_URL: setting, CLIENT_ID: setting });
