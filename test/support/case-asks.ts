import { readRequest, type Person } from '../../shared/http/request.ts';
import { Refusal } from '../../shared/refusal.ts';
import { anEvent } from './builders.ts';

/** People of the satgas, and others, who ask for cases. */
export const people = {
  officer: {
    personId: 'petugas-1',
    role: 'officer',
    region: '18.09',
    name: 'Satu',
    unit: 'BKPSDM',
  },
  colleague: {
    personId: 'petugas-2',
    role: 'officer',
    region: '18.09',
    name: 'Dua',
    unit: 'BKPSDM',
  },
  chair: { personId: 'ketua', role: 'chair', region: '18.09', name: 'Ketua', unit: 'SEKDA' },
  ofUnit: { personId: 'petugas-3', role: 'officer', region: '18.09', name: 'T', unit: 'DISDIK' },
  withoutUnit: { personId: 'petugas-5', role: 'officer', region: '18.09', name: 'Sembilan' },
  elsewhere: { personId: 'petugas-4', role: 'officer', region: '14.06', name: 'Empat' },
  province: { personId: 'provinsi', role: 'chair', region: '18', name: 'Lima' },
  nation: { personId: 'nasional', role: 'officer', region: 'ID', name: 'Enam' },
  admin: { personId: 'admin', role: 'admin', region: 'ID', name: 'Tujuh' },
  oversight: { personId: 'awas', role: 'oversight', region: 'ID', name: 'Delapan' },
} satisfies Record<string, Person>;

export type Sent = {
  as?: Person;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent by a form of a page, which wants a page. */
  form?: Record<string, string>;
  key?: string;
  query?: Record<string, string>;
  params?: Record<string, string>;
};

/** As the authoriser tells of a person: what is not known is left out. */
const contextOf = ({ unit, ...person }: Person): Record<string, string> => ({
  ...person,
  ...(unit !== undefined && { unit }),
});

/** A request for cases by somebody signed in: a POST if it has a body or a form. */
export const asked = (caseKey: string | undefined, sent: Sent) => {
  const { as = people.officer, body, form, key, query, params } = sent;
  const content = form ? new URLSearchParams(form).toString() : body && JSON.stringify(body);
  return readRequest(
    anEvent({
      method: content === undefined ? 'GET' : 'POST',
      params: { ...params, ...(caseKey !== undefined && { caseKey }) },
      ...(query && { query }),
      headers: {
        'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
        ...(form && { accept: 'text/html' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      authorizer: contextOf(as),
      ...(typeof content === 'string' && { body: content }),
    }),
  );
};

/** The code and first reason of the refusal that something is answered with. */
export const refusal = async (ask: () => unknown): Promise<string> => {
  try {
    await ask();
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.errors[0]?.reason].join(' ').trim();
    throw error;
  }
  return 'no refusal';
};
