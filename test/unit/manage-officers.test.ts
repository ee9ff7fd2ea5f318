import { describe, expect, it } from '@jest/globals';
import { putOfficerHttp } from '../../functions/satgas/officers/manage-officers.http.ts';
import { officerOperations } from '../../functions/satgas/officers/operations.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { anEvent } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { memoryRegister } from '../support/memory-register.ts';

/** An admin proposes an officer of the register: returns the officer as proposed. */
const putting = async (region: string, form: object) => {
  const register = memoryRegister();
  const request = readRequest(
    anEvent({
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      params: { region, officerId: 'petugas-1' },
      body: JSON.stringify({ rung: 'officer', name: 'Contoh', phone: '0812-3456-7890', ...form }),
      authorizer: { personId: 'admin', role: 'admin', region: 'ID', name: 'Admin' },
    }),
  );
  const put = putOfficerHttp({ campaign: demoCampaign(), ...register });
  await served(officerOperations.putOfficer, put)(request);
  return register.proposed[0];
};

describe('the register of officers', () => {
  it('keeps an officer with a number that can be called', async () => {
    expect(await putting('18.09', { unit: 'DISDIK' })).toEqual({
      region: '18.09',
      officerId: 'petugas-1',
      rung: 'officer',
      name: 'Contoh',
      unit: 'DISDIK',
      phone: '+6281234567890',
      active: true,
    });
  });

  it('keeps somebody of the independent office, and of a unit that neither pledges nor answers circulars', async () => {
    expect(await putting('ID', { rung: 'independent' })).toMatchObject({ rung: 'independent' });
    const unit = demoCampaign().regions.find(({ code }) => code === '18.09')?.otherUnits?.[0]?.code;
    expect(unit).toBeDefined();
    expect(await putting('18.09', { unit })).toMatchObject({ unit });
  });

  it.each<[string, string, object, string, string]>([
    [
      'the independent office of a region',
      '18.09',
      { rung: 'independent' },
      'rung',
      'not-of-this-region',
    ],
    ['a unit the region does not have', '18.09', { unit: 'Disdik' }, 'unit', 'unknown-unit'],
    ['a chair of a province', '18', { rung: 'chair' }, 'rung', 'not-of-this-region'],
    ['a province officer of a region', '18.09', { rung: 'province' }, 'rung', 'not-of-this-region'],
    ['a region not served', '11.01', {}, 'region', 'unknown-region'],
    ['nobody who can be reached', '18.09', { phone: undefined }, 'phone', 'required'],
    ['a landline', '18.09', { phone: '021-5551234' }, 'phone', 'not-mobile'],
  ])('refuses %s by name, so that nobody is told who may not be', async (...row) => {
    const [, region, form, field, reason] = row;
    await expect(putting(region, form)).rejects.toMatchObject({ errors: [{ field, reason }] });
  });
});
