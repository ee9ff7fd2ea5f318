import type { Campaign } from '../../../shared/campaign.ts';
import { readForm } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Request } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { requireAccess } from '../../access.ts';
import { mostSheetBytes, type importOfficers } from './import-officers.ts';
import type { OfficerStore } from './officer-store.ts';
import { officersPage } from './officers-page.ts';

type Needs = {
  campaign: Campaign;
  officers: Pick<OfficerStore, 'listOf'>;
  take: ReturnType<typeof importOfficers>;
};

/** POST /v1/officers/import: takes a list of officers as CSV, or pasted into the page; says of every row not taken why. */
export const importOfficersHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const person = requireAccess('importOfficers', request.person);
    const imported = await needs.take(sheetOf(request), person);
    return {
      status: 200,
      body: imported,
      page: officersPage(needs, person.region, imported),
    };
  };

const sheetOf = (request: Request): Uint8Array => {
  if (request.body.length > mostSheetBytes) throw new Refusal('body-too-large');
  const type = request.headers['content-type']?.[0] ?? '';
  if (/^text\/csv\b/i.test(type)) return request.body;
  if (/^application\/x-www-form-urlencoded\b/i.test(type))
    return Buffer.from(readForm(request.body)['sheet'] ?? '');
  throw new Refusal('media-type-refused', [{ field: 'content-type', reason: 'unsupported' }], {
    accept: 'text/csv, application/x-www-form-urlencoded',
  });
};
