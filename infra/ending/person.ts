import { EndingRefused } from './place.ts';

/** Somebody as AWS knows them: never what anybody typed. */
export type Confirmer = { kind: 'user' | 'identity-center'; name: string };

/** arn:aws:sts::<account>:assumed-role/AWSReservedSSO_<permission set>_<hex>/<user name> */
const identityCenter = /^arn:aws[\w-]*:sts::\d{12}:assumed-role\/AWSReservedSSO_[^/]+\/(.+)$/;
/** arn:aws:iam::<account>:user/<path and name> */
const user = /^arn:aws[\w-]*:iam::\d{12}:user\/(.+)$/;

/**
 * The person behind a caller's ARN. An IAM user, or somebody of Identity Center, who cannot choose the name of their own
 * session; in any other role whoever may assume it names the session, and one person would be two. Throws EndingRefused.
 */
export const personOf = (arn: string): Confirmer => {
  const inCenter = identityCenter.exec(arn)?.[1];
  if (inCenter !== undefined) return { kind: 'identity-center', name: inCenter.toLowerCase() };
  const named = user.exec(arn)?.[1];
  if (named !== undefined) return { kind: 'user', name: named };
  throw new EndingRefused(
    `${arn} may be anybody: confirm as an IAM user, or by Identity Center, each with credentials of their own.`,
  );
};

/** Whether these are two people. A user and somebody of Identity Center may be one and the same. */
export const areTwo = (one: Confirmer, other: Confirmer): boolean =>
  one.kind === other.kind && one.name !== other.name;
