import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { openedShape } from './new-case.ts';
import type { openCase } from './open-case.ts';

/** Every row of the Reports table, new or changed, is told to its case; a row that went takes its case along by itself. */
export const openCaseStream = (open: ReturnType<typeof openCase>) =>
  streamHandler('openCase', async ({ kind, after }) => {
    if (kind !== 'REMOVE') await open(z.parse(openedShape, after));
  });
