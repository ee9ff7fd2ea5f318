import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { puzzleGate } from '../../../shared/puzzle/puzzle-gate.ts';
import { puzzles, type PuzzleNeeds } from '../../../shared/puzzle/puzzles.ts';
import { spendOnce } from '../../../shared/puzzle/spend-once.ts';
import { arrivalStore } from '../counting/arrival-store.ts';
import { placeLoad } from '../counting/busy-places.ts';
import { passClaim, type PassClaim } from './pass-claim.ts';
import { pledgeSendersTable as table } from './tables.ts';

type Needs = Omit<PuzzleNeeds, 'spend'> & {
  client: DynamoDBClient;
  /** Names the table of counts, which is read, and that of senders, which is written. */
  settings: { PARTICIPATION_TABLE: string; PLEDGE_SENDERS_TABLE: string };
  logger: { warn: (message: string, error: { error: unknown }) => void };
};

/** The limit of claims as the function has it: what the stream noted decides, and what was solved is spent once. */
export const claimLimit = ({ client, settings, logger, ...needs }: Needs): PassClaim => {
  const fault = (error: unknown) => logger.warn('arrivals not read', { error });
  const arrivals = arrivalStore(client, settings.PARTICIPATION_TABLE);
  const spend = spendOnce(client, { table, TableName: settings.PLEDGE_SENDERS_TABLE });
  return passClaim({
    gate: puzzleGate(puzzles({ ...needs, spend })),
    load: placeLoad({ ...needs, arrivals, fault }),
  });
};
