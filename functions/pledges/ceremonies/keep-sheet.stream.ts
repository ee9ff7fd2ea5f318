import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import type { keepSheet } from './keep-sheet.ts';
import { sheetPartShape } from './sheet.ts';

/** Takes the rows that were put on their way in the table of ceremonies into the register, part by part. */
export const keepSheetStream = (keep: ReturnType<typeof keepSheet>) =>
  streamHandler('keepSheet', async ({ kind, after }) => {
    if (kind !== 'REMOVE') await keep(z.parse(sheetPartShape, after));
  });
