import { describe, expect, it } from '@jest/globals';
import { openDelivery, sealDelivery } from '../../../functions/reports/sources/sealed-delivery.ts';
import { aSealing } from '../../support/sealing.ts';

const body = Buffer.from('{"reporterName":"Rahasiawati"}');
const place = { source: 'formulir', id: 'a'.repeat(22) };

describe('a sealed delivery', () => {
  it('opens at its own row, and at no other', async () => {
    const sealed = await sealDelivery(aSealing, place, { body });
    const at = (own: typeof place) =>
      openDelivery(aSealing, {
        ...{ ...own, sealed, reason: 'invalid-fields', fields: [] },
        ...{ receivedAt: 0, bodyBytes: body.length },
      });
    expect(Buffer.from((await at(place)).body)).toEqual(body);
    await expect(at({ ...place, id: 'b'.repeat(22) })).rejects.toThrow();
    await expect(at({ ...place, source: 'lain' })).rejects.toThrow();
  });
});
