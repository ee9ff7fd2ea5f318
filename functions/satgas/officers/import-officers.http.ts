import { readForm } from '../../../shared/http/body.ts';
import type { Request } from '../../../shared/http/request.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { mostSheetBytes, type importOfficers } from './import-officers.ts';
import { officersPage, type OfficersPageNeeds } from './officers-page.ts';
import type { officerOperations } from './operations.ts';

type Needs = OfficersPageNeeds & { take: ReturnType<typeof importOfficers> };

/** POST /v1/officers/import: takes a list of officers as CSV, or pasted into the page; says of every row not taken why. */
export const importOfficersHttp =
  (needs: Needs): Does<(typeof officerOperations)['importOfficers']> =>
  async ({ bytes, person, query, request }) => {
    const sheet = sheetIn(bytes, request);
    const does = query.preview === 'yes' ? 'preview' : 'propose';
    const imported = await needs.take(sheet, { person, does });
    const pasted = does === 'preview' ? Buffer.from(sheet).toString('utf8') : undefined;
    return {
      status: 200,
      body: imported,
      page: officersPage(needs, { scope: person.region, person }, { imported, pasted }),
    };
  };

const sheetIn = (bytes: Buffer, { headers }: Pick<Request, 'headers'>): Uint8Array => {
  if (bytes.length > mostSheetBytes) throw new Refusal('body-too-large');
  const type = headers['content-type']?.[0] ?? '';
  if (/^text\/csv\b/i.test(type)) return bytes;
  if (/^application\/x-www-form-urlencoded\b/i.test(type))
    return Buffer.from(readForm(bytes)['sheet'] ?? '');
  throw new Refusal('media-type-refused', [{ field: 'content-type', reason: 'unsupported' }], {
    accept: 'text/csv, application/x-www-form-urlencoded',
  });
};
