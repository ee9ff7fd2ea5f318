import { describe, expect, it } from '@jest/globals';
import { buildOpenApi } from '../../../infra/openapi/build.ts';
import { compareOutlines, outlineOf } from '../../../infra/openapi/outline.ts';
import { acceptedOutline } from '../../../infra/openapi/reference.ts';

const call = { responses: { 200: { content: { 'application/json': {} } } }, security: [{}] };
const documentWith = (state: object, responses: object = {}) => ({
  paths: { '/v1/x': { get: { ...call, responses: { ...call.responses, ...responses } } } },
  components: { schemas: { X200: { properties: { state }, required: ['state'] } } },
});

describe('what callers rely on', () => {
  // A difference that is meant: npm run openapi -- --accept, and say it in CHANGELOG.md.
  it('is what was last accepted', () => {
    const { removed, added } = compareOutlines(acceptedOutline(), outlineOf(buildOpenApi()));
    expect({ removed, added }).toEqual({ removed: [], added: [] });
  });

  it('differs by an operation, a status, a property, its type, a choice', () => {
    const before = outlineOf(
      documentWith({ type: 'string', enum: ['open', 'ended'] }, { 404: {} }),
    );
    const after = outlineOf(documentWith({ type: 'integer', enum: ['open'] }));
    expect(compareOutlines(before, after)).toEqual({
      removed: ['GET /v1/x 404', 'X200.state = ended', 'X200.state string required'],
      added: ['X200.state integer required'],
    });
    expect(before).toContain('GET /v1/x signed-in');
    expect(before).toContain('GET /v1/x 200 application/json');
  });

  it('does not differ by words', () => {
    const plain = documentWith({ type: 'string' });
    const told = documentWith({ type: 'string', description: 'How far it has come' });
    expect(outlineOf(told)).toEqual(outlineOf(plain));
  });
});
