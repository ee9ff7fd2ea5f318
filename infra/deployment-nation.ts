import { publicKeyOf } from '../shared/receipt/receipt.ts';
import { isRegionCode } from '../shared/regions/region-list.ts';
import type { Deployment } from './deployment.ts';

type Described = Pick<Deployment, 'id' | 'awsRegion' | 'nation'>;

/** Nobody's: the demo's members are in it, and everybody knows their keys. */
const demoAccount = '111111111111';

/** What is wrong with the members of a national deployment that no single field can show: one line each. */
export const nationFaults = ({ id, awsRegion, nation }: Described): string[] => {
  const members = nation?.members ?? [];
  return [
    ...twice(members.map(({ deployment }) => deployment)).map((id) => `${id} is a member twice`),
    ...twice(members.map(({ topicArn }) => topicArn)).map((arn) => `${arn} is that of two members`),
    ...twice(members.flatMap(({ regions }) => regions)).map(
      (code) => `${code} is served by two members, or twice: its numbers would be added up twice`,
    ),
    ...twice(members.flatMap(({ publicKeys }) => publicKeys.map(keyIdOf))).map(
      (keyId) => `two keys have the id ${keyId}: nobody could tell whose a signature is`,
    ),
    ...members.flatMap(({ deployment, regions, topicArn }) => [
      ...regions
        .filter((code) => !isRegionCode(code))
        .map((code) => `${deployment} serves ${code}, which is no region`),
      ...(topicArn.split(':')[3] === awsRegion
        ? []
        : [`${deployment} has its topic in another AWS region than ${awsRegion}`]),
    ]),
    ...(id !== 'demo' && members.some(({ topicArn }) => topicArn.includes(`:${demoAccount}:`))
      ? ["they are the demo's, whose keys everybody knows"]
      : []),
  ].map((line) => `nation.members: ${line}`);
};

const keyIdOf = (x: string): string => publicKeyOf(x).keyId;

const twice = (all: string[]): string[] => [
  ...new Set(all.filter((one, i) => all.indexOf(one) !== i)),
];
