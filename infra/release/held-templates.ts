import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { root } from '../bundle/bundle-options.ts';
import { readTemplate, type Resource, type Template } from '../deploy/compare.ts';
import { isQueue, isStateful } from '../stateful.ts';

const folder = join(root, 'infra/release/held');

/** The demo's stacks by part (`pledges`), each with nothing in it but what holds state. */
export type HeldTemplates = Record<string, Template>;

/**
 * Of a stack, what an upgrade could lose: what holds state, and queues, whole. The definition of an API is left out: it
 * changes with each release and is no reason to make the API anew.
 */
export const whatItHolds = (stack: string, { Resources }: Template): Template => ({
  Resources: Object.fromEntries(
    Object.entries(Resources)
      .filter(
        ([logicalId, { Type: type }]) => isStateful({ stack, logicalId, type }) || isQueue(type),
      )
      .map(([logicalId, resource]) => [logicalId, withoutDefinition(resource)]),
  ),
});

const withoutDefinition = ({ Type, Properties = {}, ...policies }: Resource): Resource => ({
  Type,
  DeletionPolicy: policies.DeletionPolicy,
  UpdateReplacePolicy: policies.UpdateReplacePolicy,
  Properties: Object.fromEntries(
    Object.entries(Properties).filter(([name]) => name !== 'Body' && name !== 'Tags'),
  ),
});

/** The versions whose templates are held, in the order of their names. */
export const heldVersions = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace(/\.json$/, ''))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));

/** What the demo of a version held; throws where no such version is here. */
export const heldBy = (version: string): HeldTemplates =>
  Object.fromEntries(
    Object.entries(
      z.parse(
        z.record(z.string(), z.unknown()),
        JSON.parse(readFileSync(heldFile(version), 'utf8')),
      ),
    ).map(([part, template]) => [part, readTemplate(JSON.stringify(template))]),
  );

export const heldFile = (version: string): string => join(folder, `${version}.json`);

/** A line a resource, so that a difference can be read. */
export const writtenAs = (held: HeldTemplates): string => {
  const parts = Object.entries(held).map(([part, { Resources }]) => {
    const lines = Object.entries(Resources).map(
      ([id, resource]) => `    ${JSON.stringify(id)}: ${JSON.stringify(resource)}`,
    );
    return `  ${JSON.stringify(part)}: { "Resources": {\n${lines.join(',\n')}\n  } }`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
};
