import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import type { chainReading } from './chain-readings.ts';
import { readingShape } from './reading.ts';

/** Every reading that was noted; heads of chains and marks change rows, and are none. */
export const chainReadingsStream = (chain: ReturnType<typeof chainReading>) =>
  streamHandler('chainReadings', async ({ kind, after }) => {
    if (kind === 'INSERT') await chain(z.parse(readingShape, after));
  });
