import * as z from 'zod/mini';
import { setting } from '../settings.ts';

/** The signing service, where the deployment names one; else empty. */
export const esignAddress = z.string();

/** The settings of a function that has documents signed. */
export const esignSettings = {
  ESIGN_ADDRESS: esignAddress,
  ESIGN_USER: z.string(),
  /** The password of that user. */
  ESIGN_SECRET_ARN: setting,
};
