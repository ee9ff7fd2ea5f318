import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { alertShape, type Alert } from '../alerts/alert.ts';
import { isLeadRow } from '../alerts/clusters.ts';

const stepOf = z.object({ step: z.number() });
const rowOf = z.object({ region: z.string() });

/** Notifies the officers of every new step; a change that is no step (a taking) notifies nobody, a hand-over is one, and so is a row that is mended. */
export const notifyStream = (notify: (alert: Alert) => Promise<void>) =>
  streamHandler('notifyOfficers', async ({ kind, before, after }) => {
    if (kind === 'REMOVE' || isLeadRow(z.parse(rowOf, after).region)) return;
    const alert = z.parse(alertShape, after);
    const was = z.safeParse(stepOf, before);
    const isStep = !was.success || was.data.step !== alert.step;
    if (alert.state !== 'resolved' && isStep) await notify(alert);
  });
