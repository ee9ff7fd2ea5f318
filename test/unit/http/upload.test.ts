import { describe, expect, it } from '@jest/globals';
import { readRequest } from '../../../shared/http/request.ts';
import { readUpload } from '../../../shared/http/upload.ts';
import { anEvent } from '../../support/builders.ts';

const multipart = 'multipart/form-data; boundary=batas-formulir';

/** What the retry mark is of a form that has one in a hidden field, and of its header. */
const keyOf = async (inForm: string | undefined, header?: string) => {
  const key = inForm === undefined ? '' : formField('idempotencyKey', inForm);
  const headers = {
    'Content-Type': multipart,
    ...(header !== undefined && { 'Idempotency-Key': header }),
  };
  const body = Buffer.from(`${key}${formField('title', 'Perihal')}--batas-formulir--\r\n`);
  const upload = await readUpload(readRequest(anEvent({ method: 'POST', headers, body })), 1000);
  expect(upload.fields).toEqual({ title: 'Perihal' });
  return upload.idempotencyKey;
};

const formField = (name: string, value: string): string =>
  `--batas-formulir\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

describe('the Idempotency-Key of a form with a file', () => {
  it('stands in the header or in a hidden field, and an empty one is none', async () => {
    expect(await keyOf('k2')).toBe('k2');
    expect(await keyOf('k2', 'k1')).toBe('k1');
    expect(await keyOf('k2', '')).toBe('k2');
    expect(await keyOf('')).toBeUndefined();
    expect(await keyOf(undefined, '')).toBeUndefined();
  });

  it.each([
    ['too long', 'k'.repeat(5000)],
    ['with a space', 'a b'],
  ])('is refused by its name where it is %s, wherever it stands', async (_, key) => {
    const refusal = {
      code: 'malformed-request',
      errors: [{ field: 'Idempotency-Key', reason: 'malformed' }],
    };
    await expect(keyOf(key)).rejects.toMatchObject(refusal);
    await expect(keyOf(undefined, key)).rejects.toMatchObject(refusal);
  });
});
