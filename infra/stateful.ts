/**
 * Whatever would be lost, or be there twice, if CloudFormation made it anew, as it was first deployed, by hand: stack
 * and logical id. A line here never changes and never goes; a new one is a new line. Tables stand in
 * test/infra/tables.test.ts. `npm run deploy` removes and replaces none of these.
 */
export const stateful: readonly string[] = [
  'account-ap-southeast-3 AccountKey63700A21',
  'shared Key961B73FD',
  'shared ApiRest4DEC74FE',
  'shared SignInPeople26B168CC',
  'shared SignInPeoplePages3A9F774C',
  'shared LikenessB08EA2CD',
  'shared Account0D856946',
  'shared Aggregate8E8FD8B5',
  'pledges PledgesPepperBDDFA5B3',
  'pledges PledgesCeremonyKey013E9CE5',
  'pledges PledgesReceiptKeyA1E74506',
  'pledges PledgesConfirmingRoomAsnSignInA2DF33F3',
  'pledges PledgesMailboxRoomKey4C05CB9B',
  'pledges PledgesCircularRoomDocumentsD840A5D6',
  'pledges PledgesCircularRoomUnitLinkKey5B9698E7',
  'reports ReportsReportCode239D4EBA',
  'reports ReportsOfficerAttempts99B65FEB',
  'reports ReportsReportersKeyA28CACB5',
  'reports ReportsSealedDeliveries0B3A38EC',
  'reports ReportsHandOverRoomLinks5D813DB0',
  'reports ReportsEvidenceRoomEvidenceAccessADC6182D',
  'reports ReportsEvidenceRoomEvidence88F4C6EE',
  'reports ReportsReadingRoomLocked67F2525B',
  'satgas SatgasLink4D6361AC',
  'satgas SatgasPhoneMark5C2B9049',
  'satgas SatgasMailIdentityC3D4AEF0',
  'site SiteSignInState8E34EABE',
  'site SiteRequestSenderMark20865C82',
  'pledges PledgesCeremonyRoomEsignPassword0613C51D',
  'pledges PledgesCeremonyRoomSigned07814ADC',
  'reports ReportsHandOverRoomEsignPasswordA07335F1',
];

/** The types of what holds state, tables left out. */
export const holdsState: ReadonlySet<string> = new Set([
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
  'AWS::ApiGateway::RestApi',
  'AWS::SES::EmailIdentity',
]);

/** Tables, by either name that CloudFormation has for them. */
const holdRows = new Set(['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table']);

/** What waits in a queue is lost when it is made anew; it may go, once it is empty: somebody is asked. */
export const isQueue = (type: string): boolean => type === 'AWS::SQS::Queue';

/** Secrets by which nothing is ever read again: the keys of the door (infra/door) go with it. */
const madeAnew = ['shared DoorLockKeyA51CA0713', 'shared DoorLockKeyB8E066552'];

/** A resource of a stack: `pledges` of a deployment, `account-…` of an account. */
export type Place = { stack: string; logicalId: string; type: string };

/** Whether a resource holds what nobody can make again: by its type, or by its line in the list. */
export const isStateful = ({ stack, logicalId, type }: Place): boolean =>
  !madeAnew.includes(`${stack} ${logicalId}`) &&
  (holdsState.has(type) || holdRows.has(type) || stateful.includes(`${stack} ${logicalId}`));
