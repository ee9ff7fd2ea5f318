import { createHash } from 'node:crypto';
import type { PledgeText } from '../../../shared/campaign.ts';

/** SHA-256 (hex) over the exact words sworn, in Indonesian, one line each. */
export const pledgeTextHash = (text: Pick<PledgeText, 'opening' | 'points' | 'closing'>): string =>
  createHash('sha256')
    .update([text.opening.id, ...text.points.map((point) => point.id), text.closing.id].join('\n'))
    .digest('hex');
