import { describe, expect, it } from '@jest/globals';
import { siteOperations } from '../../../functions/site/operations.ts';
import { unitsHttp } from '../../../functions/site/site-pages.http.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import { anEvent } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';

const listUnits = served(siteOperations.listUnits, unitsHttp(demoCampaign()));
const of = (region: string) => listUnits({ ...readRequest(anEvent({})), params: { region } });

describe('the units of a region', () => {
  it('are listed by code and name, and nothing else of them', async () => {
    const { status, body } = await of('18.09');
    expect(status).toBe(200);
    expect(body).toMatchObject({ region: '18.09', name: 'Kabupaten Pesawaran' });
    const { units } = body as { units: object[] };
    expect(units).toContainEqual({
      code: 'DINKES',
      name: 'Dinas Kesehatan Kabupaten Pesawaran',
    });
    for (const unit of units) expect(Object.keys(unit).sort()).toEqual(['code', 'name']);
  });

  it('are refused for a region that is not served, and for what is no code of one', async () => {
    await expect(of('99.99')).rejects.toMatchObject({ code: 'not-found' });
    await expect(of('Pesawaran')).rejects.toMatchObject({ code: 'invalid-fields' });
  });
});
