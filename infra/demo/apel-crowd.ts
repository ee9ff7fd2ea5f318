import type { PledgeForm } from '../../functions/pledges/register/pledge-form.ts';

const kinds = ['pns', 'pns', 'pns', 'pppk', 'pppk', 'pppk-part-time', 'non-asn'] as const;

/** The people of the demo's apel, the same at every run: playing it twice counts nobody twice. */
export const apelCrowd = (region: string, units: string[], size: number): PledgeForm[] =>
  Array.from({ length: size }, (_, index) =>
    pledgeOf(region, units[index % units.length] ?? '', index),
  );

const pledgeOf = (region: string, unit: string, index: number): PledgeForm => {
  const staffKind = kinds[index % kinds.length] ?? 'pns';
  if (staffKind === 'non-asn') {
    return { region, unit, staffKind, staffNumber: `THL-${1000 + index}`, agreed: true };
  }
  return { region, unit, staffKind, number: inventedNumber(staffKind, index), agreed: true };
};

/** A number of the right shape for nobody in particular. */
const inventedNumber = (kind: 'pns' | 'pppk' | 'pppk-part-time', index: number): string => {
  const born = `${1970 + (index % 30)}${two(1 + (index % 12))}${two(1 + (index % 28))}`;
  const middle = { pns: two(1 + (index % 12)), pppk: '21', 'pppk-part-time': '24' }[kind];
  const year = kind === 'pns' ? String(1994 + (index % 30)) : '2025';
  return `${born}${year}${middle}${1 + (index % 2)}${String(1 + (index % 990)).padStart(3, '0')}`;
};

const two = (n: number): string => String(n).padStart(2, '0');
