import { operations, type NamedOperation } from '../../functions/operations.ts';
import { callOf } from './rights/call.ts';

type Headers = Record<string, string>;
/** What a case is found by. */
export type FoundCase = { region: string; caseKey: string; alertId: string };

/** Every operation by sign-in whose address holds a case or an alert: each is a door to a report. */
export const doors: NamedOperation[] = operations.filter(
  ({ who, path }) => who.by === 'sign-in' && /\{(caseKey|alertId)\}/.test(path),
);

/** The same key with another digit in its middle: well-formed, and of nothing there is. */
export const ofNothing = (key: string): string => {
  const middle = Math.floor(key.length / 2);
  const other = key[middle] === '7' ? '8' : '7';
  return `${key.slice(0, middle)}${other}${key.slice(middle + 1)}`;
};

/** Headers that differ from answer to answer, whatever was asked. */
const ofEachAnswer = [
  'date',
  'x-amzn-requestid',
  'x-amz-apigw-id',
  'x-amzn-trace-id',
  'apigw-requestid',
];

/** All that an answer tells: status, headers and body, with what was asked for taken out. */
const toldBy = async (url: string, door: NamedOperation, found: FoundCase, as: Headers) => {
  const { caseKey, alertId } = found;
  const target = { name: 'own region', ...found, ids: { caseKey, alertId } } as const;
  const call = callOf(door, { ...target, caseNumber: '', mailed: new Set() });
  const response = await fetch(url + call.path, {
    ...{ method: call.method, redirect: 'manual', headers: { ...call.headers, ...as } },
    ...(call.body !== undefined && { body: call.body }),
  });
  const text = await response.text();
  const headers: [string, string][] = [];
  response.headers.forEach((value, name) => {
    if (!ofEachAnswer.includes(name)) headers.push([name, value]);
  });
  return JSON.stringify([response.status, headers, text])
    .replaceAll(caseKey, 'asked-for')
    .replaceAll(alertId, 'asked-for');
};

/** The doors at which a case answers somebody otherwise than one that is not there, with both answers. */
export const doorsThatDiffer = async (url: string, found: FoundCase, as: Headers) => {
  const nothing = {
    ...found,
    caseKey: ofNothing(found.caseKey),
    alertId: ofNothing(found.alertId),
  };
  const differing = [];
  for (const door of doors) {
    const there = await toldBy(url, door, found, as);
    const notThere = await toldBy(url, door, nothing, as);
    if (there !== notThere) differing.push({ door: door.name, there, notThere });
  }
  return differing;
};
