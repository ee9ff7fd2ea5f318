import { SNSClient } from '@aws-sdk/client-sns';
import * as z from 'zod/mini';
import { readSettings } from '../../shared/settings.ts';
import { streamHandler } from '../../shared/stream/stream-handler.ts';
import { officerShape } from './officer.ts';
import { subscribeSettings } from './settings.ts';
import { subscribeOfficer } from './subscribe-officer.ts';
import { snsSubscriptions } from './subscriptions.ts';

const settings = readSettings(subscribeSettings);
const subscribe = subscribeOfficer(snsSubscriptions(new SNSClient(), settings.TOPIC_ARN_PREFIX));
const officer = z.optional(officerShape);

export const handler = streamHandler('subscribeOfficer', ({ before, after }) =>
  subscribe(z.parse(officer, before), z.parse(officer, after)),
);
