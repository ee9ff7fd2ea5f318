import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { systemNow } from '../../../shared/clock.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { alertStore } from '../alerts/alert-store.ts';
import { canarySettings } from '../settings.ts';
import { canary } from './canary.ts';
import { measureStep } from './measure-step.ts';
import { takeTestAlert } from './take-test-alert.ts';

const settings = readSettings(canarySettings);
const run = canary({
  address: settings.PUBLIC_URL.replace(/\/$/, ''),
  now: systemNow,
  newId: randomUUID,
  takeAlert: takeTestAlert({
    alerts: alertStore(tableClient(), settings.ALERTS_TABLE),
    now: systemNow,
    pause: () => wait(2000),
    patienceMs: 60_000,
  }),
  measure: measureStep,
});

export const handler = scheduled('canary', 'tried', run);
