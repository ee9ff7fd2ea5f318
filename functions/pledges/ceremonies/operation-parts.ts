import * as z from 'zod/mini';
import { sheetTypes } from '../../../shared/csv/sheet-types.ts';
import type { Takes } from '../../../shared/operation/operation.ts';

/** What every operation of this room has in common. */
export const ofCeremonies = { entry: 'pledges/ceremonies/ceremonies', kind: 'api' } as const;

/** Where a ceremony is, and what belongs to it. */
export const oneCeremony = '/v1/ceremonies/{ceremonyId}';

/** The answer to whoever sent a form. */
export const toPage = {
  303: { description: 'To its page', headers: { location: 'Its address' } },
} as const;

export const location = { location: 'Where it can be read' } as const;

export const sheetIdShape = z.string().check(z.regex(/^[\w-]{16}$/));

/** How a sheet is sent: by itself or from a form, up to 2 MB. */
export const takesSheet = {
  body: z.string(),
  bodyTypes: [...sheetTypes, 'multipart/form-data'],
  reads: 'file',
  mostBytes: 2 * 1024 * 1024,
  tooLarge: 'sheet-too-large',
  example: 'nip,unit,staffKind\n198609262015051001,DISDIK,pns\n',
} as const satisfies Takes;

/** The refusals that every sheet can meet. */
export const sheetRefusals = [
  'invalid-fields',
  'conflict',
  'too-late',
  'body-too-large',
  'media-type-refused',
  'idempotency-key-reused',
] as const;
