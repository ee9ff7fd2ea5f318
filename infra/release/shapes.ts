import * as z from 'zod/mini';
import { catalogue } from '../../events/catalogue.ts';
import { regionalAggregate } from '../../events/regional-aggregate.ts';
import { tables } from '../../functions/tables.ts';
import type { Schema } from '../../shared/table/table.ts';

/** JSON Schema, as far as shapes are compared. */
export type Shape = { readonly [keyword: string]: unknown };

/** What is stored and sent, by name: `table pledges pledge`, `event report.received`. */
export type Shapes = Record<string, Shape>;

/** Every kind of row and event as the code of today reads it. */
export const shapesOfToday = (): Shapes => ({
  ...Object.fromEntries(
    tables.flatMap(({ name, items }) =>
      Object.entries(items()).map(([kind, shape]) => [`table ${name} ${kind}`, asJson(shape)]),
    ),
  ),
  ...Object.fromEntries(
    Object.entries(catalogue).map(([type, shape]) => [`event ${type}`, asJson(shape)]),
  ),
  // What the event of a nation carries, signed as text.
  'signed aggregate': asJson(regionalAggregate),
});

/** As it is read: what is left out and has a usual value may be left out. */
const asJson = (shape: Schema): Shape => {
  const json = z.toJSONSchema(shape, { io: 'input', reused: 'inline', unrepresentable: 'any' });
  delete json.$schema;
  return z.parse(z.record(z.string(), z.unknown()), JSON.parse(JSON.stringify(json)));
};
