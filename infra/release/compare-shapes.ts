import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import type { Shape, Shapes } from './shapes.ts';

/**
 * What of today's rows and events the version before cannot read, and the other way round: one line each, the place
 * first. Versions take over slowly and give back when an alarm rings (decision 0066), so each reads what the other wrote.
 * An optional property more is the one change that harms neither.
 */
export const shapeFaults = (before: Shapes, today: Shapes): string[] =>
  Object.entries(before).flatMap(([name, held]) => {
    const now = today[name];
    return now ? differences(name, held, now) : [`${name}: is gone`];
  });

const shape = z.record(z.string(), z.unknown());
const shapes = z.record(z.string(), shape);
const list = z.array(z.unknown());

const propertiesOf = (one: Shape) => z.parse(shapes, one['properties'] ?? {});
const requiredBy = (one: Shape): unknown[] => z.parse(list, one['required'] ?? []);

const differences = (at: string, held: Shape, now: Shape): string[] => {
  if (isDeepStrictEqual(held, now)) return [];
  const alternatives = alternativesOf(held);
  if (alternatives) return ofAlternatives(at, alternatives, alternativesOf(now) ?? [now]);
  if (alternativesOf(now)) return ofAlternatives(at, [held], alternativesOf(now) ?? []);
  return [
    ...plain(at, held, now),
    ...ofProperties(at, held, now),
    ...ofPart(`${at}[]`, held['items'], now['items']),
    ...ofPart(`${at}{}`, held['additionalProperties'], now['additionalProperties']),
  ];
};

/** Of a value itself: any other bound or list of values is read by one of the two alone. */
const plainKeywords = [
  ...['type', 'const', 'enum', 'pattern', 'format', 'minLength', 'maxLength', 'minimum', 'maximum'],
  ...['exclusiveMinimum', 'exclusiveMaximum', 'minItems', 'maxItems', 'prefixItems'],
];

const textOf = (value: unknown): string =>
  value === undefined ? 'nothing' : JSON.stringify(value);

const plain = (at: string, held: Shape, now: Shape): string[] =>
  plainKeywords
    .filter((keyword) => !isDeepStrictEqual(held[keyword], now[keyword]))
    .map((keyword) => `${at}: ${keyword} was ${textOf(held[keyword])}, is ${textOf(now[keyword])}`);

const ofProperties = (at: string, held: Shape, now: Shape): string[] => {
  const [before, today] = [propertiesOf(held), propertiesOf(now)];
  const gone = Object.keys(before).filter((name) => !(name in today));
  const added = Object.keys(today).filter((name) => !(name in before));
  const must = (one: Shape, name: string) => requiredBy(one).includes(name);
  return [
    ...gone.map((name) => `${at}.${name}: is gone`),
    ...added
      .filter((name) => must(now, name))
      .map((name) => `${at}.${name}: is new and not optional, and rows of before lack it`),
    ...added
      .filter(() => held['additionalProperties'] === false)
      .map((name) => `${at}.${name}: is new, and the version before refuses what it does not know`),
    ...Object.entries(before).flatMap(([name, one]) => {
      const other = today[name];
      if (!other) return [];
      const [was, is] = [must(held, name), must(now, name)];
      return [
        ...(was === is
          ? []
          : [
              `${at}.${name}: was ${was ? 'required' : 'optional'}, is ${is ? 'required' : 'optional'}`,
            ]),
        ...differences(`${at}.${name}`, one, other),
      ];
    }),
  ];
};

const ofPart = (at: string, held: unknown, now: unknown): string[] => {
  if (isDeepStrictEqual(held, now)) return [];
  const [one, other] = [z.safeParse(shape, held), z.safeParse(shape, now)];
  if (one.success && other.success) return differences(at, one.data, other.data);
  return [`${at}: was ${textOf(held)}, is ${textOf(now)}`];
};

const alternativesOf = (one: Shape): Shape[] | undefined => {
  const found = one['anyOf'] ?? one['oneOf'];
  return found === undefined ? undefined : z.parse(z.array(shape), found);
};

/** Each alternative has one of the other side that differs in nothing that harms. */
const ofAlternatives = (at: string, held: readonly Shape[], now: readonly Shape[]): string[] => {
  const fits = (one: Shape, other: Shape) => differences(at, one, other).length === 0;
  const gone = held.filter((one) => !now.some((other) => fits(one, other)));
  const added = now.filter((other) => !held.some((one) => fits(one, other)));
  const [one, other] = [gone[0], added[0]];
  // One that changed is said by what changed in it.
  if (gone.length === 1 && added.length === 1 && one && other && !alternativesOf(one))
    return differences(at, one, other);
  return [
    ...gone.map(() => `${at}: an alternative is gone or changed`),
    ...added.map(
      () => `${at}: an alternative is new or changed, and the version before does not know it`,
    ),
  ];
};

/** Where a shape refuses what it does not know, by its place. */
export const strictPlaces = (all: Shapes): string[] =>
  Object.entries(all).flatMap(([name, one]) => strictIn(name, one));

const strictIn = (at: string, one: Shape): string[] => [
  ...(one['additionalProperties'] === false ? [at] : []),
  ...Object.entries(propertiesOf(one)).flatMap(([name, part]) => strictIn(`${at}.${name}`, part)),
  ...[one['items'], one['additionalProperties']].flatMap((part) => {
    const found = z.safeParse(shape, part);
    return found.success ? strictIn(`${at}[]`, found.data) : [];
  }),
  ...(alternativesOf(one) ?? []).flatMap((part) => strictIn(at, part)),
];
