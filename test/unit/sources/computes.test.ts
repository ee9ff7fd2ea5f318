import { describe, expect, it } from '@jest/globals';
import { computes } from '../../../functions/reports/sources/computes.ts';
import { processorMs } from '../../support/processor-time.ts';

describe('a mapping that merely picks', () => {
  it.each([
    ['data.place'],
    ['data."Tempat kejadian"'],
    ['"kejadian/tempat (desa)"'],
    ['byRef.place || hidden.place | [0]'],
    ['_attachments[].download_url'],
    ['answers[*].[text, email]'],
    ['answers[-1].text'],
    ["'18.09'"],
    ['`"lead"`'],
    ["flow.cerita || message.text.body || 'x'"],
    ['@'],
  ])('%s asks nothing', (expression) => {
    expect(computes({ place: expression })).toBe(false);
  });

  it('is none at all, or an empty one', () => {
    expect([computes(undefined), computes({})]).toEqual([false, false]);
  });
});

describe('a mapping that asks', () => {
  it.each([
    ["starts_with(data.reporterName, 'B') && 'xx' || 'x'"],
    ["data.reporterName == 'Budi' && 'xx'"],
    ["answers[?text=='Budi'].text | [0]"],
    ['length (data.reporterName)'],
    ['data.reporterName && data.place'],
    ['!data.reporterName'],
    ['{ a: data.reporterName }'],
    ['a < b'],
    ['"tidak ditutup'],
  ])('%s is known as one, beside however many that pick', (expression) => {
    expect(computes({ place: expression, account: 'data.account' })).toBe(true);
  });

  it('is one that puts a fixed date beside one that was answered', () => {
    expect(computes({ occurredOn: "'1990-01-01'" })).toBe(true);
    expect(computes({ knownOn: 'a || `"1990-01-01"`' })).toBe(true);
    expect(computes({ occurredOn: 'data.occurredOn' })).toBe(false);
  });

  it('takes no longer the longer it is', async () => {
    const spent = await processorMs(() => {
      for (const long of ['a'.repeat(500) + '!', '"a" '.repeat(125) + '?', '[]'.repeat(250) + '('])
        expect(computes({ place: long })).toBe(true);
    });
    expect(spent).toBeLessThan(200);
  });
});
