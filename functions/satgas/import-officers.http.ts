import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import { Refusal } from '../../shared/refusal.ts';
import { requireAccess } from '../access.ts';
import { mostSheetBytes, type importOfficers } from './import-officers.ts';

/** POST /v1/officers/import: takes a list of officers as CSV; says of every row that was not taken why. */
export const importOfficersHttp =
  (take: ReturnType<typeof importOfficers>): HttpUseCase =>
  async (request) => {
    const person = requireAccess('importOfficers', request.person);
    const type = request.headers['content-type']?.[0] ?? '';
    if (!/^text\/csv\b/i.test(type)) {
      const accept = { accept: 'text/csv' };
      throw new Refusal(
        'media-type-refused',
        [{ field: 'content-type', reason: 'unsupported' }],
        accept,
      );
    }
    if (request.body.length > mostSheetBytes) throw new Refusal('body-too-large');
    return { status: 200, body: await take(request.body, person) };
  };
