import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import type { deleteEvidence } from './delete-evidence.ts';

const goneShape = z.object({ reportKey: z.string(), item: z.string() });

/** Rows that went from the Evidence table, whatever took them. */
export const deleteEvidenceStream = (remove: ReturnType<typeof deleteEvidence>) =>
  streamHandler('deleteEvidence', async ({ kind, before }) => {
    if (kind === 'REMOVE') await remove(z.parse(goneShape, before));
  });
