import { randomUUID as newId } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';
import type { Now } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { deliveryTrail } from '../identity/delivery-trail.ts';
import type { receiveWebhookSettings } from '../settings.ts';
import {
  askToOpenHttp,
  decideQuarantinedHttp,
  discardHttp,
  openQuarantinedHttp,
} from './by-two.http.ts';
import { askAboutDelivery, decideAboutDelivery, openDeliveryByTwo } from './by-two.ts';
import { replayAllHttp, replayHttp } from './quarantine.http.ts';
import { replay } from './replay.ts';
import { settledStore } from './settled-store.ts';
import type { SourceStore } from './source-store.ts';
import type { taking } from './taking.ts';
import type { ReadFromProvider } from './take-item.ts';

type Where = {
  client: DynamoDBClient;
  settings: z.infer<typeof receiveWebhookSettings>;
  needs: ReturnType<typeof taking> & {
    sources: SourceStore;
    readFromProvider: ReadFromProvider;
  };
  now: Now;
};

/** What admins do with what waits, where deliveries can be opened, on the tables the settings name. */
export const quarantineDesk = ({ client, settings, needs, now }: Where) => {
  const settled = settledStore(client, settings.QUARANTINE_TABLE);
  const trail = deliveryTrail(client, settings.IDENTITY_ACCESS_TABLE);
  return {
    ...{ ...needs, trail, now },
    replay: replay({ ...needs, settled, now }),
    ask: askAboutDelivery({ trail, newId, now }),
    decide: decideAboutDelivery({ trail, settled, now }),
    open: openDeliveryByTwo({
      ...{ trail, newId, now, find: needs.quarantine.find },
      // The same alarm as for a name that was read.
      count: metricCounter('readIdentity'),
    }),
  };
};

/** Everything about what waits that takes the secret it is sealed by, or makes a report. */
export const quarantineHttp = (desk: ReturnType<typeof quarantineDesk>) => ({
  replayAllQuarantined: replayAllHttp(desk),
  replayQuarantined: replayHttp(desk),
  discardQuarantined: discardHttp(desk),
  askToOpenQuarantined: askToOpenHttp(desk),
  decideQuarantined: decideQuarantinedHttp(desk),
  openQuarantined: openQuarantinedHttp(desk),
});
