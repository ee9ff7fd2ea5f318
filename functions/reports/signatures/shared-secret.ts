import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Whether a text is one of the live secrets; takes as long for a near miss as for any other, and looks at all of them. */
export const isOneOf = (given: string | Uint8Array, secrets: readonly string[]): boolean => {
  const wanted = digest(given);
  return secrets.map((secret) => timingSafeEqual(digest(secret), wanted)).includes(true);
};

/** Whether 32 bytes are the HMAC-SHA256 of the exact body under one of the live secrets, each taken literally as UTF-8. */
export const isHmacOf = (
  given: Uint8Array,
  { body, secrets }: { body: Uint8Array; secrets: readonly string[] },
): boolean =>
  given.length === 32 &&
  secrets.map((secret) => timingSafeEqual(hmac(secret, body), given)).includes(true);

const digest = (text: string | Uint8Array): Buffer => createHash('sha256').update(text).digest();

const hmac = (secret: string, body: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(body).digest();
