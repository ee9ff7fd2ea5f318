import type { HostStore } from '@netral/local-host/contracts';
import * as z from 'zod/mini';
import { demoPeople } from './demo-people.ts';

const webhookShape = z.object({ source: z.string(), secret: z.string() });

/** What somebody who tries the suite needs to know: the demo people, and the secret of the demo's webhook source. */
export const readDemo = async (store: HostStore) => {
  const webhook = z.safeParse(webhookShape, await store.get('demo', 'webhook'));
  return { people: demoPeople, ...(webhook.success && { webhook: webhook.data }) };
};

export const keepWebhook = (
  store: HostStore,
  webhook: z.infer<typeof webhookShape>,
): Promise<void> => store.put('demo', 'webhook', webhook);
