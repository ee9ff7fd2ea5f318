import { cloudevents } from './cloudevents.ts';
import { formPost } from './form-post.ts';
import { hexHmac } from './hex-hmac.ts';
import { jotform } from './jotform.ts';
import { kobo } from './kobo.ts';
import type { Handshake, Scheme } from './scheme.ts';
import { standardWebhooks } from './standard-webhooks.ts';
import { typeform } from './typeform.ts';
import { whatsapp } from './whatsapp.ts';

/** Every scheme, under the name that sources give it. */
const schemes = {
  'standard-webhooks': standardWebhooks,
  typeform,
  whatsapp,
  kobo,
  jotform,
  'hex-hmac': hexHmac,
  cloudevents,
  'form-post': formPost,
} satisfies Record<string, Scheme>;

export type SchemeName = keyof typeof schemes;
export const schemeNames = Object.keys(schemes) as SchemeName[];

/** The scheme of a source whose maker names none. */
export const defaultScheme: SchemeName = 'standard-webhooks';

/** How the senders of this scheme sign, wrap and are answered. */
export const schemeOf = (name: SchemeName): Scheme => schemes[name];

/** Every scheme, in one order. */
export const everyScheme: readonly (Scheme & { name: SchemeName })[] = schemeNames.map((name) => ({
  name,
  ...schemeOf(name),
}));

/** The handshakes of one method, of whichever schemes have one. */
export const handshakesBy = <By extends Handshake['by']>(by: By) =>
  everyScheme.flatMap(({ handshake }) => handshakeBy(by, handshake) ?? []);

/** A scheme's handshake, if it has one of this method. */
export const handshakeBy = <By extends Handshake['by']>(
  by: By,
  handshake: Scheme['handshake'],
): Extract<Handshake, { by: By }> | undefined =>
  handshake !== 'none' && isBy(by, handshake) ? handshake : undefined;

const isBy = <By extends Handshake['by']>(
  by: By,
  handshake: Handshake,
): handshake is Extract<Handshake, { by: By }> => handshake.by === by;
