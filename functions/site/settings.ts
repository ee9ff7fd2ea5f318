import * as z from 'zod/mini';
import { setting } from '../../shared/settings.ts';

export const signInSettings = z.object({
  ISSUER_URL: setting,
  CLIENT_ID: setting,
  PUBLIC_URL: setting,
  STATE_SECRET_ARN: setting,
  ENDED_SESSIONS_TABLE: setting,
});

export const authoriseSettings = z.object({
  ISSUER_URL: setting,
  CLIENT_ID: setting,
  /** Where the issuer's own sign-out stands: the one other site a form of ours may lead to. */
  SIGN_OUT_ORIGIN: setting,
  ENDED_SESSIONS_TABLE: setting,
  SESSION_ENDINGS_TABLE: setting,
  OFFICER_ACCOUNTS_TABLE: setting,
  ACCOUNT_SIGHTINGS_TABLE: setting,
  ACCOUNT_SECRET_ARN: setting,
});
