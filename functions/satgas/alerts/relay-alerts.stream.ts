import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { alertShape, type Alert } from './alert.ts';
import { isLeadRow } from './clusters.ts';
import { emptyingShape, isEmptyingRow } from './emptying.ts';
import type { tellEmptied } from './tell-emptied.ts';
import type { relayAlert } from './relay-alerts.ts';

const rowOf = z.object({ region: z.string() });

/**
 * Every change of an alert, in the order it was made; a row that says which alert leads is none. That practice was emptied
 * is told once it is stored.
 */
export const relayAlertsStream = (
  relay: ReturnType<typeof relayAlert>,
  emptied: ReturnType<typeof tellEmptied>,
) =>
  streamHandler('relayAlerts', async ({ before, after }) => {
    const { region } = z.parse(rowOf, after ?? before);
    if (isEmptyingRow(region))
      return after && !before ? emptied(z.parse(emptyingShape, after)) : undefined;
    if (isLeadRow(region)) return;
    const was = z.safeParse(alertShape, before).data;
    if (after !== undefined) await relay(was, z.parse(alertShape, after));
    else if (was) await relay(was, gone(was));
  });

/** An alert that is deleted with its time can be ended by nobody any more: it is nobody's. */
const gone = (was: Alert): Alert => ({ ...was, state: 'resolved', version: was.version + 1 });
