import type { HostLog } from '../contracts.ts';
import { ServiceError } from '../messaging/service-error.ts';
import { ownersKey } from './callers.ts';
import type { NoteRight } from './note-rights.ts';
import type { ArnPlace, CallNeed } from './needs.ts';
import { refusalOf, type Caller, type Keys } from './refusal.ts';

/** A service that refuses whoever may not do what they ask for. */
export type GuardedService =
  'sns' | 'sqs' | 'ses' | 'whatsapp' | 'secretsManager' | 's3' | 'lambda';

/** Checks calls against the policies of whoever signed them. */
export type Guard = {
  /** Throws the service's own error with AWS's sentence. */
  check: (service: GuardedService, accessKeyId: string, needs: readonly CallNeed[]) => void;
  may: (accessKeyId: string, needs: readonly CallNeed[]) => boolean;
};

type Needs = {
  callers: Map<string, Caller>;
  place: ArnPlace;
  keys: Keys;
  log: HostLog;
  note?: NoteRight | undefined;
};

/** Guards the services of the endpoint; each refusal is logged, too. */
export const guardOf = (needs: Needs): Guard => {
  const refused = (accessKeyId: string, wanted: readonly CallNeed[]) => {
    if (accessKeyId === ownersKey) return undefined;
    const caller = needs.callers.get(accessKeyId);
    return caller ? refusalOf(caller, wanted, needs) : ('nobody' as const);
  };
  return {
    check: (service, accessKeyId, wanted) => {
      const refusal = refused(accessKeyId, wanted);
      if (refusal === undefined) return;
      if (refusal === 'nobody') throw unknownKey(service);
      needs.log('iam', refusal.sentence);
      const [code, status] = (refusal.isAboutKey ? aboutKeys : denials)[service];
      throw new ServiceError(code, refusal.sentence, status);
    },
    may: (accessKeyId, wanted) => refused(accessKeyId, wanted) === undefined,
  };
};

type Errors = Readonly<Record<GuardedService, readonly [code: string, status: number]>>;

/** How each service says it ("Common errors" of its API reference). */
const denials: Errors = {
  sns: ['AuthorizationError', 403],
  sqs: ['AccessDeniedException', 400],
  ses: ['AccessDeniedException', 403],
  whatsapp: ['AccessDeniedException', 403],
  secretsManager: ['AccessDeniedException', 400],
  s3: ['AccessDenied', 403],
  lambda: ['AccessDeniedException', 403],
};

/** How each service says that the caller may not use the key. */
const aboutKeys: Errors = {
  ...denials,
  sns: ['KMSAccessDenied', 400],
  sqs: ['KmsAccessDenied', 400],
};

const unknownKey = (service: GuardedService): ServiceError =>
  service === 's3'
    ? new ServiceError(
        'InvalidAccessKeyId',
        'The AWS Access Key Id you provided does not exist in our records.',
        403,
      )
    : new ServiceError(
        service === 'sns' ? 'InvalidClientTokenId' : 'UnrecognizedClientException',
        'The security token included in the request is invalid.',
        403,
      );
