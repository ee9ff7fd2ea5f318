import { describe, expect, it } from '@jest/globals';
import { addWitnessHttp } from '../../../functions/pledges/ceremonies/add-witness.http.ts';
import type { Ceremony, Witness } from '../../../functions/pledges/ceremonies/ceremony.ts';
import type { CeremonyNeeds } from '../../../functions/pledges/ceremonies/ceremonies.http.ts';
import { openCeremonyHttp } from '../../../functions/pledges/ceremonies/open-ceremony.http.ts';
import { ceremonyOperations } from '../../../functions/pledges/ceremonies/operations.ts';
import { takeSheetHttp } from '../../../functions/pledges/ceremonies/sheets.http.ts';
import type { SentSheet } from '../../../functions/pledges/ceremonies/take-sheet.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import { attemptOf } from '../../support/attempts.ts';
import { anEvent } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';

const now = Date.parse('2026-11-23T01:00:00Z');
const form = {
  region: '18.09',
  mode: 'in-person',
  heldAt: '2026-11-24T07:30',
  place: 'Halaman kantor bupati',
  leaderTitle: 'Sekretaris Daerah',
  leaderName: 'Contoh Pemimpin',
};

/** Ceremonies in memory, each once per id, as their table has them. */
const theDesk = () => {
  const ceremonies = new Map<string, Ceremony>();
  const witnesses = new Map<string, Witness>();
  const sheets: SentSheet[] = [];
  const needs: CeremonyNeeds = {
    campaign: demoCampaign(),
    ceremonies: {
      add: (ceremony) => {
        const before = ceremonies.get(ceremony.ceremonyId);
        ceremonies.set(ceremony.ceremonyId, before ?? ceremony);
        if (!before) return Promise.resolve('added');
        const same = before.bodyHash === ceremony.bodyHash;
        return Promise.resolve(same ? 'already-there' : 'other-body');
      },
      find: (ceremonyId) => Promise.resolve(ceremonies.get(ceremonyId)),
      list: () => Promise.resolve([...ceremonies.values()]),
      change: () => Promise.resolve(undefined),
      officiant: () => Promise.resolve(undefined),
      confirmLeading: (_, officiant) => Promise.resolve(officiant),
      addWitness: (_, witness) => {
        const before = witnesses.get(witness.witnessId);
        witnesses.set(witness.witnessId, before ?? witness);
        if (!before) return Promise.resolve('added');
        return Promise.resolve(before.name === witness.name ? 'already-there' : 'other-body');
      },
      witnesses: () => Promise.resolve([...witnesses.values()]),
      confirm: () => Promise.resolve(undefined),
    },
    sheets: { sheetsOf: () => Promise.resolve([]) },
    seals: { find: () => Promise.resolve(undefined) },
    pledged: { list: () => Promise.resolve([]) },
    attemptOf,
    key: () => Promise.resolve(Buffer.alloc(32, 1)),
    publicUrl: 'https://netral.example',
    newId: () => 'new-key',
    now: () => now,
  };
  const take = (sheet: SentSheet) => {
    sheets.push(sheet);
    const { ceremonyId } = sheet.ceremony;
    const counts = { rows: 0, taken: 0, refused: 0 };
    const made = { sheetId: 'a'.repeat(16), content: '', sentAt: now, by: sheet.by };
    return Promise.resolve({ ...made, ...counts, ceremonyId });
  };
  const progress = {
    ceremonies: needs.ceremonies,
    sheets: { sheet: () => Promise.resolve(undefined), refusedRows: () => Promise.resolve([]) },
    pledged: { done: () => Promise.resolve(0) },
  };
  return {
    sheets,
    open: served(ceremonyOperations.openCeremony, openCeremonyHttp(needs)),
    addWitness: served(ceremonyOperations.addWitness, addWitnessHttp(needs)),
    sendSheet: served(ceremonyOperations.takeSheet, takeSheetHttp(progress, take)),
  };
};

type Sent = { by: string; key: string; body: unknown; ceremonyId?: string };

const send = async (useCase: HttpUseCase, { by, key, body, ceremonyId }: Sent) => {
  const isSheet = typeof body === 'string';
  return useCase(
    readRequest(
      anEvent({
        method: 'POST',
        params: ceremonyId === undefined ? {} : { ceremonyId },
        headers: {
          'content-type': isSheet ? 'text/csv' : 'application/json',
          'idempotency-key': key,
        },
        authorizer: { personId: by, role: 'chair', region: '18.09', name: 'Contoh' },
        body: isSheet ? body : JSON.stringify(body),
      }),
    ),
  );
};

const reused = { code: 'idempotency-key-reused' };

describe('two people of a region who chose the same Idempotency-Key', () => {
  it('open two ceremonies, and each one’s retry opens no other', async () => {
    const { open } = theDesk();
    const [one, other] = [
      await send(open, { by: 'ketua-1', key: '1', body: form }),
      await send(open, { by: 'ketua-2', key: '1', body: { ...form, leaderName: 'Contoh Kedua' } }),
    ];
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(await send(open, { by: 'ketua-1', key: '1', body: form })).toEqual(one);
    const changed = {
      by: 'ketua-1',
      key: '1',
      body: { ...form, mode: 'virtual', link: 'https://a.example' },
    };
    await expect(send(open, changed)).rejects.toMatchObject(reused);
  });

  it('name two witnesses, and send two sheets', async () => {
    const { open, addWitness, sendSheet, sheets } = theDesk();
    const { body } = await send(open, { by: 'ketua-1', key: '1', body: form });
    const { ceremonyId } = body as { ceremonyId: string };
    const named = async (by: string, name: string) =>
      (await send(addWitness, { by, key: '1', ceremonyId, body: { office: 'BAWASLU', name } }))
        .status;
    expect([await named('ketua-1', 'Saksi Satu'), await named('ketua-2', 'Saksi Dua')]).toEqual([
      201, 201,
    ]);
    await expect(named('ketua-1', 'Saksi Tiga')).rejects.toMatchObject(reused);
    for (const by of ['ketua-1', 'ketua-2'])
      await send(sendSheet, { by, key: '1', ceremonyId, body: 'nip,unit\n' });
    expect(new Set(sheets.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });
});

describe('an Idempotency-Key that is none', () => {
  it('is refused by its name before a ceremony is opened', async () => {
    const long = { by: 'ketua-1', key: 'k'.repeat(5000), body: form };
    await expect(send(theDesk().open, long)).rejects.toMatchObject({
      code: 'malformed-request',
      errors: [{ field: 'Idempotency-Key', reason: 'malformed' }],
    });
  });
});
