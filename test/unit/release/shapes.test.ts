import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { catalogue } from '../../../events/catalogue.ts';
import { acceptedShapes } from '../../../infra/release/accepted-shapes.ts';
import { shapeFaults, strictPlaces } from '../../../infra/release/compare-shapes.ts';
import { shapesAsWritten, shapesOf, shapeVersions } from '../../../infra/release/held-shapes.ts';
import { shapesOfToday, type Shape } from '../../../infra/release/shapes.ts';

const today = shapesOfToday();
const differing = shapeVersions().flatMap((version) => shapeFaults(shapesOf(version), today));

const row = {
  type: 'object',
  properties: {
    state: { type: 'string', enum: ['open', 'taken'] },
    note: { type: 'string', maxLength: 20 },
    by: { anyOf: [{ type: 'null' }, { type: 'object', properties: { id: { type: 'string' } } }] },
    list: { type: 'array', items: { type: 'object', properties: {} } },
  },
  required: ['state'],
};
type Properties = Record<string, Shape>;
const changed = (change: (properties: Properties) => Properties, required = ['state']) =>
  shapeFaults(
    { 'table x row': row },
    { 'table x row': { ...row, properties: change({ ...row.properties }), required } },
  );

describe('rows and events of a version that was released', () => {
  it.each(shapeVersions())('are read by today’s code, and today’s by that of %s', (version) => {
    const faults = shapeFaults(shapesOf(version), today);
    expect(faults.filter((fault) => !(fault in acceptedShapes))).toEqual([]);
  });

  it('differ in nothing that is accepted and does not stand there', () =>
    expect(Object.keys(acceptedShapes).filter((line) => !differing.includes(line))).toEqual([]));

  it('are held for every release that the changelog has', () => {
    const changelog = readFileSync('CHANGELOG.md', 'utf8');
    const released = [...changelog.matchAll(/^## \[([\d.]+)\] - /gm)].map(([, version]) => version);
    expect(shapeVersions()).toEqual(expect.arrayContaining(released));
    expect(shapeVersions().length).toBeGreaterThan(0);
  });

  it('are held in a file that reads as what was written', () =>
    expect(JSON.parse(shapesAsWritten(today))).toEqual(today));
});

const without = (all: Properties, gone: string): Properties =>
  Object.fromEntries(Object.entries(all).filter(([name]) => name !== gone));

describe('a change of a row', () => {
  it('may be a property more that is optional, and nothing else', () =>
    expect(changed((all) => ({ ...all, more: { type: 'string' } }))).toEqual([]));

  it.each<[string, (all: Properties) => Properties, string[], string]>([
    ['is required', (all) => ({ ...all, more: {} }), ['state', 'more'], '.more: is new and not'],
    ['goes', (all) => without(all, 'note'), ['state'], '.note: is gone'],
    ['is optional now', (all) => all, [], '.state: was required, is optional'],
    ['is required now', (all) => all, ['state', 'note'], '.note: was optional, is required'],
    [
      'has another type',
      (all) => ({ ...all, note: { type: 'number', maxLength: 20 } }),
      ['state'],
      '.note: type was "string", is "number"',
    ],
    [
      'has a value more',
      (all) => ({ ...all, state: { type: 'string', enum: ['open', 'taken', 'late'] } }),
      ['state'],
      '.state: enum was',
    ],
    [
      'has a narrower bound',
      (all) => ({ ...all, note: { type: 'string', maxLength: 10 } }),
      ['state'],
      '.note: maxLength was 20, is 10',
    ],
    [
      'has another alternative',
      (all) => ({ ...all, by: { anyOf: [{ type: 'null' }] } }),
      ['state'],
      '.by: an alternative is gone',
    ],
    [
      'has another item',
      (all) => ({ ...all, list: { type: 'array', items: { type: 'string' } } }),
      ['state'],
      '.list[]: type was "object", is "string"',
    ],
  ])('is named where a property %s', (_, change, required, fault) =>
    expect(changed(change, required).join('\n')).toContain(`table x row${fault}`),
  );

  it('is named where a kind of row goes', () =>
    expect(shapeFaults({ 'table x row': row }, {})).toEqual(['table x row: is gone']));

  it('is named where the version before refuses what it does not know', () => {
    const strict = { ...row, additionalProperties: false };
    const more = { ...strict, properties: { ...row.properties, more: {} } };
    expect(shapeFaults({ a: strict }, { a: more })).toEqual([
      'a.more: is new, and the version before refuses what it does not know',
    ]);
  });
});

describe('what a later version adds', () => {
  // A signed text that holds more than it should is refused by name (decision 0061); its version says that it grew.
  it('is refused by no shape of a row or event, but in what is signed for the nation', () =>
    expect(strictPlaces(today).filter((place) => !place.startsWith('signed aggregate'))).toEqual(
      [],
    ));

  it.each(readdirSync('events/samples'))('is left unread where it comes with %s', (file) => {
    const sample = z.parse(
      z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) }),
      JSON.parse(readFileSync(`events/samples/${file}`, 'utf8')),
    );
    const whole = JSON.parse(readFileSync(`events/samples/${file}`, 'utf8')) as object;
    const shape = catalogue[sample.type as keyof typeof catalogue];
    const later = { ...whole, dataversion: '2', data: { ...sample.data, laterThanThis: [1] } };
    expect(z.parse(shape, later)).toEqual(z.parse(shape, whole));
  });
});
