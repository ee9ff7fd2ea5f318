import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { openedShape } from './new-case.ts';
import type { openCase } from './open-case.ts';

/** Brings every row of the Reports table, new or changed, to its case; a case expires with its row by itself. */
export const openCaseStream = (open: ReturnType<typeof openCase>) =>
  streamHandler('openCase', async ({ kind, after }) => {
    if (kind !== 'REMOVE') await open(z.parse(openedShape, after));
  });
