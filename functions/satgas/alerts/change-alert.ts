import type { Alert } from './alert.ts';
import type { Move } from './alert-moves.ts';
import type { AlertKey, AlertStore } from './alert-store.ts';

const mostTries = 8;

/**
 * Applies a move to an alert as it stands now, again if somebody changed it meanwhile; undefined when there is
 * no such alert. Of two who move in the same instant each sees what the other did.
 */
export const changeAlert = async (
  store: Pick<AlertStore, 'find' | 'save'>,
  key: AlertKey,
  move: Move,
): Promise<Alert | undefined> => {
  let alert = await store.find(key);
  for (let tries = 0; alert && tries < mostTries; tries += 1) {
    const moved = move(alert);
    if (moved === alert) return alert;
    const now = await store.save(alert, moved);
    if (now === 'saved') return { ...moved, version: alert.version + 1 };
    alert = now;
  }
  if (!alert) return undefined;
  throw new Error(`${alert.caseNumber} was changed ${String(mostTries)} times in one instant`);
};
