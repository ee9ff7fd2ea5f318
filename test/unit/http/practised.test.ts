import { describe, expect, it } from '@jest/globals';
import { frameOf } from '../../../shared/http/answer.ts';
import { isPractised } from '../../../shared/http/practised.ts';
import type { Person } from '../../../shared/http/request.ts';
import { BareLayout } from '../../../shared/page/bare-layout.tsx';
import { isPractice, practiceProvince, practiceRegion } from '../../../shared/regions/practice.ts';
import { isRegionCode } from '../../../shared/regions/region-list.ts';
import { covers } from '../../../shared/regions/regions.ts';

const person = (region: string): Person => ({
  ...{ personId: 'a', role: 'admin', region, name: 'A' },
});
const form = (body: string, type = 'application/x-www-form-urlencoded') => ({
  path: '/v1/reports',
  headers: { 'content-type': [type] },
  body: Buffer.from(body),
});

describe('the practice region', () => {
  it('is no region of Kemendagri, nor a time of day, and lies below its own province and the nation only', () => {
    expect(isRegionCode(practiceRegion)).toBe(false);
    expect(isRegionCode(practiceProvince)).toBe(false);
    expect(['ID', '00', '00.99', '18', '18.09'].filter((one) => covers(one, '00.99'))).toEqual([
      ...['ID', '00', '00.99'],
    ]);
    expect(['00', '00.99', '00.9', '0', 'ID', '18.09', ''].filter(isPractice)).toEqual([
      ...['00', '00.99'],
    ]);
  });

  it.each<[string, Parameters<typeof isPractised>[0], unknown]>([
    ['who serves there', { path: '/', person: person('00.99') }, undefined],
    ['who stands above it there', { path: '/', person: person('00') }, undefined],
    ['the address', { path: '/v1/alerts/00.99/01795397400-Zk3o0nXb1m9c' }, undefined],
    ['an id in the address', { path: '/v1/ceremonies/00.99-abcdefghijkl' }, undefined],
    ['the query', { path: '/ikrar', query: { region: '00.99' } }, undefined],
    ['a form', form('lane=lead&region=00.99'), undefined],
    [
      'a form with files',
      form(
        '--x\r\nContent-Disposition: form-data; name="region"\r\n\r\n00.99\r\n--x--',
        'multipart/form-data; boundary=x',
      ),
      undefined,
    ],
    ['the answer', { path: '/v1/tracking' }, { found: true, report: { region: '00.99' } }],
    ['all rows of the answer', { path: '/v1/cases' }, { cases: [{ region: '00.99' }] }],
    [
      'a case of it, though somebody of the nation read it',
      { path: '/v1/cases/k' },
      { region: '00.99', history: [{ by: { region: 'ID' } }] },
    ],
  ])('is seen by %s', (_, asked, answer) => {
    expect(isPractised(asked, answer)).toBe(true);
    const page = BareLayout({
      ...{ title: 'x', children: null },
      frame: frameOf({ base: '', lang: 'id', ...asked }, answer),
    });
    expect(JSON.stringify(page.props)).toContain('"isPractice":true');
  });

  it.each<[string, Parameters<typeof isPractised>[0], unknown]>([
    ['what somebody wrote', form('region=18.09&what=pukul+00.99+region%3D00.99'), undefined],
    ['a text in the answer', { path: '/v1/cases/k' }, { region: '18.09', text: '00.99' }],
    ['one row of a list', { path: '/v1/x' }, { rows: [{ region: '18.09' }, { region: '00.99' }] }],
    ['somebody of it in a case', { path: '/x' }, { region: '18.09', by: { region: '00.99' } }],
    ['a longer number', { path: '/v1/x/00.995' }, undefined],
    ['nothing', { path: '/' }, null],
  ])('is not taken from %s', (_, asked, answer) => expect(isPractised(asked, answer)).toBe(false));
});
