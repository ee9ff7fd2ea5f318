import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import type { fetchLinks } from './fetch-links.ts';

const withLinks = z.object({
  reportKey: z.string(),
  expiresAt: z.number(),
  cameBy: z.string(),
  evidenceLinks: z.array(z.string()),
});

/** New reports that came by a webhook and link to evidence. */
export const fetchLinksStream = (fetch: ReturnType<typeof fetchLinks>) =>
  streamHandler('fetchLinks', async ({ kind, after }) => {
    const report = z.safeParse(withLinks, after);
    if (kind === 'INSERT' && report.success) await fetch(report.data);
  });
