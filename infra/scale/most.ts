/** What a stack of ours may have: CloudFormation takes 500 resources and a megabyte, and an upgrade has to fit, too. */
export const most = { resources: 420, bytes: 600_000 };
