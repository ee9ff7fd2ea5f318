import { describe, expect, it } from '@jest/globals';
import { readLinked } from '../../../functions/reports/evidence/read-linked.ts';
import { processorMs } from '../../support/processor-time.ts';

const typeOf = async (text: string) => (await readLinked(Buffer.from(text)))?.type;

describe('a page behind a link', () => {
  it.each([
    ['', '<!DOCTYPE html><p>a'],
    ['behind a byte order mark and blanks', '\uFEFF \n<HTML lang="id">'],
    ['behind comments', '<!-- a --> <!-- b\n-->\n<!doctype html>'],
    ['behind a comment that holds one', '<!-- <!-- a --><html>'],
  ])('is known %s', async (_, text) => {
    expect(await typeOf(text)).toBe('text/html');
  });

  it.each([
    ['a word', 'halo'],
    ['another tag', '<htmlx>'],
    ['a comment without end', '<!-- <html>'],
    ['a comment that only begins', '<!--><html>'],
  ])('is not taken for %s', async (_, text) => {
    expect(await typeOf(text)).not.toBe('text/html');
  });

  it('of nothing but comments is answered at once', async () => {
    const text = `${'<!---->'.repeat(200)}<!--`;
    const spent = await processorMs(async () => {
      expect(await typeOf(`${'<!-- -->'.repeat(220)}x`)).not.toBe('text/html');
      expect(await typeOf(text)).not.toBe('text/html');
    });
    expect(spent).toBeLessThan(1000);
  });
});
