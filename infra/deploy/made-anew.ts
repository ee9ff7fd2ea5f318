import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { root } from '../bundle/bundle-options.ts';

/** The resource schemas that CloudFormation publishes, as the CDK's own tool ships them (decision 0074). */
const schemasFile = join(root, 'node_modules/aws-cdk/db.json.gz');

const typeShape: z.ZodMiniType<PropertyType> = z.lazy(() =>
  z.looseObject({
    type: z.string(),
    element: z.optional(typeShape),
    types: z.optional(z.array(typeShape)),
    reference: z.optional(z.object({ $ref: z.string() })),
  }),
);
type PropertyType = {
  type: string;
  element?: PropertyType | undefined;
  types?: PropertyType[] | undefined;
  reference?: { $ref: string } | undefined;
};
const propertiesShape = z.record(
  z.string(),
  z.looseObject({
    type: typeShape,
    causesReplacement: z._default(z.enum(['yes', 'no', 'maybe']), 'no'),
  }),
);
type Properties = z.infer<typeof propertiesShape>;
const entitiesShape = z.object({ entities: z.array(z.looseObject({ $id: z.string() })) });
const schemasShape = z.object({
  schema: z.object({ resource: entitiesShape, typeDefinition: entitiesShape }),
});

const readSchemas = () => {
  const { schema } = z.parse(
    schemasShape,
    JSON.parse(gunzipSync(readFileSync(schemasFile)).toString('utf8')),
  );
  return {
    resources: new Map(
      schema.resource.entities.map((one) => [one['cloudFormationType'], one['properties']]),
    ),
    parts: new Map(schema.typeDefinition.entities.map((one) => [one.$id, one['properties']])),
  };
};
let schemas: ReturnType<typeof readSchemas> | undefined;
const known = new Map<string, string[][] | undefined>();

/**
 * The paths of properties (`['KeySchema']`, `['GlobalSecondaryIndexes', 'Projection', 'ProjectionType']`) that
 * CloudFormation changes by making a new resource, or may; undefined for a type without a published schema.
 */
export const makingAnew = (type: string): string[][] | undefined => {
  if (known.has(type)) return known.get(type);
  schemas ??= readSchemas();
  const properties = schemas.resources.get(type);
  const paths = properties === undefined ? undefined : pathsIn(properties, [], []);
  known.set(type, paths);
  return paths;
};

const pathsIn = (raw: unknown, above: string[], within: string[]): string[][] =>
  Object.entries(z.parse(propertiesShape, raw)).flatMap(([name, { type, causesReplacement }]) => {
    const path = [...above, name];
    if (causesReplacement !== 'no') return [path];
    return referencesOf(type)
      .filter((id) => !within.includes(id))
      .flatMap((id) => pathsIn(schemas?.parts.get(id) ?? {}, path, [...within, id]));
  });

const referencesOf = ({ element, types = [], reference }: Properties[string]['type']): string[] => [
  ...(reference ? [reference.$ref] : []),
  ...[...(element ? [element] : []), ...types].flatMap(referencesOf),
];

type Values = Readonly<Record<string, unknown>>;

/** The properties by whose change a resource would be made anew, or might: `KeySchema`. None means that it stays. */
export const madeAnewBy = (type: string, was: Values, is: Values): string[] => {
  if (isDeepStrictEqual(was, is)) return [];
  const paths = makingAnew(type);
  if (!paths) return ['a type without a published schema'];
  return paths.filter((path) => differs(path, was, is)).map((path) => path.join('/'));
};

const differs = ([name = '', ...below]: readonly string[], was: Values, is: Values): boolean => {
  const [before, after] = [was[name], is[name]];
  if (isDeepStrictEqual(before, after)) return false;
  if (below.length === 0) return true;
  const pairs = pairsOf(before, after);
  return pairs === undefined || pairs.some(([one, other]) => differs(below, one, other));
};

/** What stands below a property before and after; of a list, indexes of one name, or elements of one place. Undefined: nobody can tell. */
const pairsOf = (before: unknown, after: unknown): [Values, Values][] | undefined => {
  // A part that is new or gone is none that is made anew; what must not go is looked at by name (infra/deploy/harm.ts).
  if (before === undefined || after === undefined) return [];
  if (isValues(before) && isValues(after)) return [[before, after]];
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  const [list, others] = [before.filter(isValues), after.filter(isValues)];
  if (list.length < before.length || others.length < after.length) return undefined;
  const indexes = new Map(others.map((one) => [one['IndexName'], one]));
  if (list.every((one) => one['IndexName'] !== undefined))
    return list.flatMap((one) => {
      const other = indexes.get(one['IndexName']);
      return other ? [[one, other]] : [];
    });
  return list.length === others.length ? list.map((one, at) => [one, others[at] ?? {}]) : undefined;
};

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
