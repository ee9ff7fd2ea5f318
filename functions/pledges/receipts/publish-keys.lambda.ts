import { systemNow } from '../../../shared/clock.ts';
import { secretStages } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { publishKeysSettings } from '../settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { keyRing } from './key-ring.ts';
import { publishKeys } from './publish-keys.ts';

const settings = readSettings(publishKeysSettings);
const publish = publishKeys({
  seeds: secretStages(settings.RECEIPT_KEY_SECRET_ARN, ['AWSCURRENT', 'AWSPENDING']),
  ring: keyRing(tableClient(), settings.KEY_RING_TABLE),
  now: systemNow,
});

export const handler = scheduled('publishKeys', 'published', async () => ({
  added: await publish(),
}));
