import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const confirmingSettings = z.object({
  PLEDGES_TABLE: setting,
  /** Tells the unit of an account that does not. */
  ROSTERS_TABLE: setting,
  PEPPER_SECRET_ARN: setting,
  RECEIPT_KEY_SECRET_ARN: setting,
  /** Seals what a browser carries to the issuer and back. */
  ASN_SIGN_IN_SECRET_ARN: setting,
  /** The issuer, where the campaign has one; else empty. */
  ASN_ISSUER: z.string(),
  /** The client's own secret at the issuer; empty for a public client. */
  ASN_CLIENT_SECRET_ARN: z.string(),
  PUBLIC_URL: setting,
});
