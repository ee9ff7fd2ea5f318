import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { officerStore } from '../../functions/satgas/officers/officer-store.ts';
import { whatsappStore } from '../../functions/satgas/officers/own-whatsapp.ts';
import { officersTable } from '../../functions/satgas/officers/tables.ts';
import { anOfficer } from '../support/builders.ts';
import { tableOf } from '../support/table-of.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(officersTable)]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const now = Date.parse('2026-11-30T02:00:00Z');
const dayMs = 86_400_000;

describe('asking for the links again', () => {
  it('is noted once a day, of however many who press together, and of nobody who is not there', async () => {
    const store = officerStore(held.client, 'officers');
    const officer = anOfficer('petugas-1');
    await store.apply(officer, { changeId: 'c1', revision: 0, at: 1 });
    const pressed = await Promise.all(
      Array.from({ length: 10 }, (_, n) => store.noteContactAsked(officer, now + n)),
    );
    expect(pressed.filter(Boolean)).toHaveLength(1);
    expect(await store.noteContactAsked(officer, now + dayMs / 2)).toBe(false);
    // A change by two does not give another SMS.
    await store.apply({ ...officer, name: 'Lain' }, { changeId: 'c2', revision: 1, at: 1 });
    expect(await store.noteContactAsked(officer, now + dayMs / 2)).toBe(false);
    expect(await store.noteContactAsked(officer, now + dayMs + 10)).toBe(true);
    expect(await store.noteContactAsked(anOfficer('siapa'), now)).toBe(false);
    expect(await store.listOf(['18.09'])).toHaveLength(1);
  });
});

describe('hearing by WhatsApp', () => {
  it('is asked for once a day, confirmed by the phone that asked, left at any time, and gone with the phone', async () => {
    const store = officerStore(held.client, 'officers');
    const whatsapp = whatsappStore(held.client, 'officers');
    const officer = anOfficer('petugas-2');
    const { phone = '' } = officer;
    const stored = async () =>
      (await store.listOf(['18.09'])).find(({ officerId }) => officerId === 'petugas-2');
    expect(await whatsapp.ask(officer, phone, now)).toBe(false);
    await store.apply(officer, { changeId: 'c1', revision: 0, at: 1 });
    expect(await whatsapp.confirm(officer, phone, now)).toBe(false);
    expect(await whatsapp.ask(officer, '+6281200000009', now)).toBe(false);
    expect(await whatsapp.ask(officer, phone, now)).toBe(true);
    expect(await whatsapp.ask(officer, phone, now + dayMs / 2)).toBe(false);
    expect(await whatsapp.confirm(officer, '+6281200000009', now)).toBe(false);
    expect(await whatsapp.confirm(officer, phone, now + 1)).toBe(true);
    expect(await stored()).toMatchObject({ whatsappConfirmedAt: now + 1 });
    expect(await whatsapp.ask(officer, phone, now + 2 * dayMs)).toBe(false);
    await store.apply({ ...officer, name: 'Lain' }, { changeId: 'c2', revision: 1, at: 1 });
    expect(await stored()).toMatchObject({ whatsappConfirmedAt: now + 1 });
    expect(await whatsapp.leave(officer)).toBe(true);
    expect(await stored()).not.toHaveProperty('whatsappConfirmedAt');
    expect(await whatsapp.ask(officer, phone, now + dayMs / 2)).toBe(false);
    await whatsapp.confirm(officer, phone, now + 2);
    const elsewhere = { ...officer, phone: '+6281200000009' };
    await store.apply(elsewhere, { changeId: 'c3', revision: 2, at: 1 });
    expect(await stored()).not.toHaveProperty('whatsappConfirmedAt');
    expect(await stored()).not.toHaveProperty('whatsappAskedAt');
    expect(await whatsapp.leave(anOfficer('siapa'))).toBe(false);
  });
});
