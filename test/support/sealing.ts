import { randomBytes } from 'node:crypto';
import { nonceBytes } from '../../shared/sealed.ts';

/** How tests seal what is stored of deliveries. */
export const aSealing = {
  key: () => Promise.resolve(Buffer.alloc(32, 9)),
  newNonce: () => randomBytes(nonceBytes),
};
