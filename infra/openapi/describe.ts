import * as z from 'zod/mini';
import { caseWords } from './words/cases.ts';
import { ceremonyWords } from './words/ceremonies.ts';
import { parameterWords } from './words/parameters.ts';
import { pledgeWords } from './words/pledges.ts';
import { reportWords } from './words/reports.ts';
import { handOverWords } from './words/hand-over.ts';
import { decreeWords } from './words/decrees.ts';
import { nationWords } from './words/nation.ts';
import { practiceWords } from './words/practice.ts';
import { satgasWords } from './words/satgas.ts';
import { sharedWords } from './words/shared.ts';
import { siteWords } from './words/site.ts';
import { sourceWords } from './words/sources.ts';

type Json = Record<string, unknown>;

/** What a property is called from the schema's name inwards: `['ReadCase200', 'history', 'by']`. */
export type PropertyPath = readonly string[];

/**
 * What every property of the document means. The schemas do not say it: they ship to Lambda, and these words do not. A
 * key is the property's name, or ends a path (`history.by`) where it means something else there; the longest counts.
 */
export const wordFiles: readonly Readonly<Record<string, string>>[] = [
  sharedWords,
  pledgeWords,
  ceremonyWords,
  reportWords,
  caseWords,
  sourceWords,
  decreeWords,
  nationWords,
  practiceWords,
  handOverWords,
  satgasWords,
  siteWords,
];

const propertyWords: Readonly<Record<string, string>> = Object.fromEntries(
  wordFiles.flatMap((file) => Object.entries(file)),
);

/** The key of the catalogue that describes a property, if any does. */
export const keyOf = (
  path: PropertyPath,
  words: Readonly<Record<string, string>> = propertyWords,
): string | undefined =>
  path.map((_, from) => path.slice(from).join('.')).find((key) => Object.hasOwn(words, key));

/** The key of a parameter: `operation.name`, or its name. */
export const parameterKeyOf = (operation: string, name: string): string | undefined =>
  keyOf([operation, name], parameterWords);

/** What a parameter means, if the catalogue says. */
export const parameterText = (operation: string, name: string): Json => {
  const key = parameterKeyOf(operation, name);
  return key === undefined ? {} : { description: parameterWords[key] };
};

const object = z.record(z.string(), z.unknown());

/** A schema whose properties, however deep, say what they mean. */
export const describeProperties = (schema: Json, path: PropertyPath): Json =>
  Object.fromEntries(
    Object.entries(schema).map(([word, value]) => [
      word,
      word === 'properties' ? describedAll(value, path) : within(word, value, path),
    ]),
  );

/** Words of JSON Schema below which another schema stands, or a list of them. */
const holders = new Set([
  'items',
  'anyOf',
  'oneOf',
  'allOf',
  'prefixItems',
  'additionalProperties',
]);

const within = (word: string, value: unknown, path: PropertyPath): unknown => {
  if (!holders.has(word)) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => within(word, one, path));
  const read = z.safeParse(object, value);
  return read.success ? describeProperties(read.data, path) : value;
};

const describedAll = (properties: unknown, path: PropertyPath): Json =>
  Object.fromEntries(
    Object.entries(z.parse(z.record(z.string(), object), properties)).map(([name, one]) => {
      const own = [...path, name];
      const key = keyOf(own);
      return [
        name,
        {
          ...describeProperties(one, own),
          ...(key !== undefined && { description: propertyWords[key] }),
        },
      ];
    }),
  );
