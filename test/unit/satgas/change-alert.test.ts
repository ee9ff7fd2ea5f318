import { describe, expect, it } from '@jest/globals';
import { taking } from '../../../functions/satgas/alerts/alert-moves.ts';
import { changeAlert } from '../../../functions/satgas/alerts/change-alert.ts';
import { anAlert } from '../../support/builders.ts';
import { memoryAlerts } from '../../support/memory-satgas.ts';
import { under } from '../../support/policy.ts';

describe('changing an alert', () => {
  it('sees what a colleague did in the same instant, and decides anew', async () => {
    const { alerts, keep, kept } = memoryAlerts();
    keep(anAlert());
    let reads = 0;
    const store = {
      ...alerts,
      find: async (...key: Parameters<typeof alerts.find>) => {
        const found = await alerts.find(...key);
        reads += 1;
        if (reads === 1 && found) await alerts.save(found, taking('petugas-2', under(1))(found));
        return found;
      },
    };
    const after = await changeAlert(store, anAlert(), taking('petugas-1', under(2)));
    expect(after).toMatchObject({ takers: ['petugas-2'], version: 1 });
    expect([...kept.values()]).toEqual([after]);
    expect(reads).toBe(2);
  });

  it('says that there is no such alert, and fails where others are first each time', async () => {
    const { alerts, keep } = memoryAlerts();
    expect(await changeAlert(alerts, anAlert(), taking('petugas-1', under(1)))).toBeUndefined();
    keep(anAlert());
    const store = { ...alerts, save: () => Promise.resolve('changed-meanwhile' as const) };
    await expect(changeAlert(store, anAlert(), taking('petugas-1', under(1)))).rejects.toThrow(
      'changed by others each time',
    );
  });
});
