import { systemNow } from '../clock.ts';
import { liveSecret } from '../live-keys.ts';
import { esignAt } from './esign.ts';
import type { SigningService } from './signing.ts';

type EsignSettings = { ESIGN_ADDRESS: string; ESIGN_USER: string; ESIGN_SECRET_ARN: string };

/** The signing service of a deployment; undefined where it names none. */
export const wireEsign = (settings: EsignSettings): SigningService | undefined =>
  esignAt({
    address: settings.ESIGN_ADDRESS,
    user: settings.ESIGN_USER,
    password: liveSecret(settings.ESIGN_SECRET_ARN, systemNow),
  });
