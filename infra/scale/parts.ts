import { readDeployment, type Deployment } from '../deployment.ts';
import { eachProvince, wholeNation } from './deployments.ts';

/** What one process synthesizes: the nation, every so many provinces from one on, or the first of both with the rules. */
export type Part =
  { of: 'nation' } | { of: 'provinces'; from: number; every: number } | { of: 'rules' };

export const readPart = (text: string): Part => {
  const [of = '', from = '0', every = '1'] = text.split('/');
  if (of === 'nation' || of === 'rules') return { of };
  return { of: 'provinces', from: Number(from), every: Number(every) };
};

export const writtenAs = (part: Part): string =>
  part.of === 'provinces' ? `provinces/${String(part.from)}/${String(part.every)}` : part.of;

/** The deployments of a part. */
export const deploymentsOf = (part: Part, demoFile: string): Deployment[] => {
  const demo = readDeployment(demoFile);
  const provinces = eachProvince(demo);
  if (part.of === 'nation') return [wholeNation(demo)];
  if (part.of === 'rules') return [wholeNation(demo), ...provinces.slice(0, 1)];
  return provinces.filter((_, n) => n % part.every === part.from);
};
