/** What the guarded function can be asked to do, and the one right that each needs. */
export const operations = {
  get: 'dynamodb:GetItem',
  put: 'dynamodb:PutItem',
  query: 'dynamodb:Query',
  batch: 'dynamodb:BatchGetItem',
  check: 'dynamodb:ConditionCheckItem',
  send: 'sqs:SendMessage',
  publish: 'sns:Publish',
  mail: 'ses:SendEmail',
  secret: 'secretsmanager:GetSecretValue',
  store: 's3:PutObject',
  key: 'kms:GenerateDataKey',
} as const;

export type Operation = keyof typeof operations;
