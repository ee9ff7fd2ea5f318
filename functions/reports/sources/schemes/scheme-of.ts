import type { SchemeName } from '../source.ts';
import { cloudevents } from './cloudevents.ts';
import { formPost } from './form-post.ts';
import { hexHmac } from './hex-hmac.ts';
import { jotform } from './jotform.ts';
import { kobo } from './kobo.ts';
import type { Scheme } from './scheme.ts';
import { standardWebhooks } from './standard-webhooks.ts';
import { typeform } from './typeform.ts';
import { whatsapp } from './whatsapp.ts';

const schemes: Record<SchemeName, Scheme> = {
  'standard-webhooks': standardWebhooks,
  typeform,
  whatsapp,
  kobo,
  jotform,
  'hex-hmac': hexHmac,
  cloudevents,
  'form-post': formPost,
};

/** How the senders of this scheme sign, wrap and are answered. */
export const schemeOf = (name: SchemeName): Scheme => schemes[name];
