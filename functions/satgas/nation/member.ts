import * as z from 'zod/mini';
import { mostRegions } from '../../../events/regional-aggregate.ts';
import { fileReader } from '../../../shared/file-beside.ts';
import { publicKeyOf, type PublicKey } from '../../../shared/receipt/receipt.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';

/** A deployment whose aggregates a national one takes. */
export const memberShape = z.strictObject({
  /** The id of its deployment file. */
  deployment: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,19}$/)),
  /** Its `campaign-events` topic, in whichever account. */
  topicArn: z
    .string()
    .check(z.regex(/^arn:aws[a-z-]*:sns:[a-z]{2}(-[a-z]+)+-\d:\d{12}:[A-Za-z0-9_-]{1,256}$/)),
  /** The regions it may speak for. */
  regions: z.array(regionCode).check(z.minLength(1), z.maxLength(mostRegions)),
  /** The public halves of its key and, while it changes, of the coming one: 32 bytes, base64url. */
  publicKeys: z
    .array(z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)))
    .check(z.minLength(1), z.maxLength(2)),
});
export type Member = z.infer<typeof memberShape>;

/** What a deployment file says of the deployments that a national one takes aggregates from. */
export const nationShape = z.strictObject({
  members: z.array(memberShape).check(z.maxLength(mostRegions)),
});

/** The name of the file beside a bundle that says who the members are. */
export const nationFile = 'nation.json';

/** Reads the members that were laid beside the bundle; none where the deployment is not a national one. */
export const readMembers = (besideBundle: string | URL): Member[] => {
  const file = fileReader(besideBundle)(nationFile);
  return file ? z.parse(nationShape, JSON.parse(file.toString())).members : [];
};

/** Whose key it is, by its id. */
export type KeyOwner = PublicKey & { member: Member };

/** The keys of all members, by their ids. */
export const keysOf = (members: readonly Member[]): ReadonlyMap<string, KeyOwner> =>
  new Map(
    members.flatMap((member) =>
      member.publicKeys.map((x) => {
        const { keyId, key } = publicKeyOf(x);
        return [keyId, { keyId, key, member }] as const;
      }),
    ),
  );
