import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { officerShape } from './officer.ts';
import type { relayOfficer } from './relay-officers.ts';

const officer = z.optional(officerShape);

/** Every change of the register is told once or more, in the order it was made. */
export const relayOfficersStream = (relay: ReturnType<typeof relayOfficer>) =>
  streamHandler('relayOfficers', ({ before, after, sequence }) =>
    relay({ before: z.parse(officer, before), after: z.parse(officer, after), sequence }),
  );
