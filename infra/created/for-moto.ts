import * as z from 'zod/mini';
import { lacks, type Lack } from './lacks.ts';

const resourceShape = z.looseObject({
  Type: z.string(),
  Properties: z._default(z.record(z.string(), z.unknown()), {}),
});
export const templateShape = z.looseObject({ Resources: z.record(z.string(), resourceShape) });
export type Template = z.infer<typeof templateShape>;

/** What a reference to something left out says: an ARN, so that whoever reads it as one can. */
const standIn = (id: string): string => `arn:aws:none:ap-southeast-3:123456789012:${id}`;

/** Of a global table what a table has, too. */
const notOfTables = new Set(['Replicas', 'SSESpecification']);

/** A template as moto can create it: without what it lacks, references to that replaced by words. */
export const forMoto = (
  template: Template,
  lacking: Readonly<Record<string, Lack>> = lacks,
): Template => {
  const gone = new Map<string, unknown>();
  const Resources: Template['Resources'] = {};
  for (const [id, resource] of Object.entries(template.Resources)) {
    const lack = lacking[resource.Type];
    if (lack && lack.as === undefined) gone.set(id, inPlaceOf(id, resource));
    else Resources[id] = lack?.as === undefined ? withCode(resource) : madeAs(resource, lack.as);
  }
  return z.parse(templateShape, without(gone, { ...template, Resources }));
};

type Resource = z.infer<typeof resourceShape>;

/** What a reference to something left out becomes: the function of an alias, so that what calls it calls that; else words. */
const inPlaceOf = (id: string, { Type, Properties }: Resource): unknown => {
  const of = z.safeParse(z.object({ FunctionName: z.object({ Ref: z.string() }) }), Properties);
  return Type === 'AWS::Lambda::Alias' && of.success
    ? { 'Fn::GetAtt': [of.data.FunctionName.Ref, 'Arn'] }
    : standIn(id);
};

/** Functions without their bundles, which lie in no bucket of moto's. */
const withCode = (resource: Resource): Resource =>
  resource.Type === 'AWS::Lambda::Function'
    ? { ...resource, Properties: { ...resource.Properties, Code: { ZipFile: '// none' } } }
    : resource;

const madeAs = (resource: Resource, Type: string) => ({
  ...{ ...resource, Type },
  Properties: Object.fromEntries(
    Object.entries(resource.Properties).filter(([name]) => !notOfTables.has(name)),
  ),
});

/** A value without references to what is gone. */
const without = (gone: ReadonlyMap<string, unknown>, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((one: unknown) => without(gone, one));
  if (typeof value !== 'object' || value === null) return value;
  const target = targetOf(value);
  if (target !== undefined && gone.has(target)) return gone.get(target);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
      name === 'DependsOn'
        ? [[name, [inner].flat().filter((id) => !gone.has(String(id)))]]
        : [[name, without(gone, inner)]],
    ),
  );
};

const referenceShape = z.union([
  z.strictObject({ Ref: z.string() }),
  z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
]);

const targetOf = (value: object): string | undefined => {
  const reference = z.safeParse(referenceShape, value);
  if (!reference.success) return undefined;
  return 'Ref' in reference.data ? reference.data.Ref : reference.data['Fn::GetAtt'][0];
};
