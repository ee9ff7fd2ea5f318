import * as z from 'zod/mini';
import { regionalAggregate } from '../../../events/regional-aggregate.ts';
import { regionsAggregated } from '../../../events/regions-aggregated.ts';
import { signAggregate } from '../../../shared/aggregate/signed-aggregate.ts';
import { signingKeyFromSeed } from '../../../shared/receipt/receipt.ts';

/** The seed of the host that lies: whoever runs a host can know its key. */
export const liarSeed = 'ab'.repeat(32);

/** What a host told, with a thousand people more in its sum, signed by its own key: only adding up again shows it. */
export const lie = (message: string): string => {
  const event = z.parse(regionsAggregated, JSON.parse(message));
  const payload = event.data.signed.split('.')[1] ?? '';
  const told = z.parse(
    regionalAggregate,
    JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
  );
  if (told.part !== 'participation') return message;
  const totals = { ...told.totals, pledged: told.totals.pledged + 1000 };
  const signed = signAggregate(JSON.stringify({ ...told, totals }), signingKeyFromSeed(liarSeed));
  return JSON.stringify({ ...event, data: { signed } });
};
