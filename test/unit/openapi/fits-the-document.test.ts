import { describe, expect, it } from '@jest/globals';
import { buildOpenApi } from '../../../infra/openapi/build.ts';
import { misfitsOf } from '../../support/fits-the-document.ts';

const misfit = misfitsOf(buildOpenApi());
const problem = { type: 'urn:netral:problem:fault', title: 'x', status: 500, code: 'fault' };
const type = 'application/problem+json';
const heard = (status: number, body: unknown, as = type) =>
  misfit({ method: 'get', path: '/v1/me', status, type: as, body: JSON.stringify(body) });

describe('an answer beside the document', () => {
  it('fits where status, media type and body are those of the document', () => {
    expect(heard(401, { ...problem, code: 'not-signed-in', status: 401 })).toBeUndefined();
    expect(heard(503, { ...problem, code: 'busy', status: 503 })).toBeUndefined();
    expect(heard(401, '<p>', 'text/html; charset=utf-8')).toBeUndefined();
  });

  it('is named where one of them is not', () => {
    expect(heard(418, problem)).toContain('418 is not in the document');
    expect(heard(401, problem, 'text/plain')).toContain('text/plain, which is not');
    expect(heard(401, { ...problem, code: 'made-up' })).toContain('code');
    expect(heard(200, { personId: 'p' }, 'application/json')).toContain('required');
  });
});
