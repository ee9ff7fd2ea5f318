import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { askShape, type Ask } from './ask.ts';

/** Looks each new ask up; one that is gone is none. */
export const sendLinksStream = (work: (ask: Ask) => Promise<unknown>) =>
  streamHandler('sendLinks', async ({ kind, after }) => {
    if (kind === 'INSERT') await work(z.parse(askShape, after));
  });
