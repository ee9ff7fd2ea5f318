/**
 * What a stack of ours may have: CloudFormation takes 500 resources and a megabyte, and an upgrade has to fit, too. The
 * largest is the satgas of a nation, with a subscription for each of its 38 members (433): an upgrade that makes every one
 * of its function's versions anew before the old ones go adds 32.
 */
export const most = { resources: 435, bytes: 600_000 };
