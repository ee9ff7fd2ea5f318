import * as z from 'zod/mini';
import type { HostLog } from '../contracts.ts';
import type { Resources } from '../template/open-assembly.ts';
import { keysOf } from './keys.ts';
import type { ArnPlace } from './needs.ts';
import { compilePolicies, type Statement } from './policy.ts';
import type { Caller, Keys } from './refusal.ts';
import { rolesOf } from './roles.ts';

/** What one function may do, in a form that can be handed to its threads. */
export type Rights = {
  accessKeyId: string;
  /** Of its session. */
  arn: string;
  statements: Statement[];
  place: ArnPlace;
  keys: Keys;
  /** Where rights that are used are noted. */
  rightsFile?: string | undefined;
};

/** Whoever works on this machine with this key is the owner of the account: nothing is refused to them. */
export const ownersKey = 'local';

/** What it allows is not asked for here: log lines go to the log of the host. */
const logsOnly = '/service-role/AWSLambdaBasicExecutionRole';

type Needs = {
  template: Resources;
  place: ArnPlace;
  log: HostLog;
  rightsFile?: string | undefined;
};

/**
 * What each function of the templates may do, by the name of the function: what the policies of its role say, and
 * nothing where its role is in no template.
 */
export const rightsOf = ({ template, place, log, rightsFile }: Needs): Map<string, Rights> => {
  const roles = rolesOf(template);
  const keys = keysOf(template);
  return new Map(
    template.ofType('AWS::Lambda::Function').map(({ ref: id, properties }) => {
      const role = roles.get(z.parse(z._default(z.string(), ''), properties['Role']));
      if (!role) log('iam', `${id}: its role is in no template that is hosted here`);
      for (const arn of (role?.unknown ?? []).filter((one) => !one.endsWith(logsOnly)))
        log('iam', `${id}: the local host does not know ${arn}, which allows nothing here`);
      const session = `assumed-role/${role?.name ?? 'unknown'}/${id}`;
      const arn = `arn:${place.partition}:sts::${place.accountId}:${session}`;
      const statements = role?.statements ?? [];
      return [id, { accessKeyId: `${ownersKey}.${id}`, arn, statements, place, keys, rightsFile }];
    }),
  );
};

/** What of it is about tables. */
export const tableRights = ({ statements, keys, ...rest }: Rights): Rights => ({
  ...rest,
  statements: statements.filter(
    ({ Action }) => !Action || Action.some((action) => /^(dynamodb:|kms:|\*)/i.test(action)),
  ),
  keys: Object.fromEntries(Object.entries(keys).filter(([arn]) => arn.includes(':dynamodb:'))),
});

/** Who calls by an access key, compiled once. */
export const callersOf = (rights: Iterable<Rights>): Map<string, Caller> =>
  new Map(
    [...rights].map(({ accessKeyId, arn, statements }) => [
      accessKeyId,
      { arn, decide: compilePolicies(statements) },
    ]),
  );
