import { untilWritten } from '../../../shared/table/until-written.ts';
import type { Alert } from './alert.ts';
import type { Move } from './alert-moves.ts';
import type { AlertKey, AlertStore } from './alert-store.ts';

/**
 * Applies a move to an alert as it is now, again if somebody changed it meanwhile; undefined when there is no such
 * alert. Of two who move in the same instant each sees what the other did.
 */
export const changeAlert = async (
  store: Pick<AlertStore, 'find' | 'save'>,
  key: AlertKey,
  move: Move,
): Promise<Alert | undefined> => {
  const outcome = await untilWritten(async () => {
    const alert = await store.find(key);
    const moved = alert && move(alert);
    if (!moved || moved === alert) return { alert };
    const saved = await store.save(alert, moved);
    if (saved === 'changed-meanwhile') return saved;
    return { alert: { ...moved, version: alert.version + 1 } };
  });
  if (outcome === 'changed-meanwhile')
    throw new Error(`${key.alertId} was changed by others each time`);
  return outcome.alert;
};
