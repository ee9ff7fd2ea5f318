import * as z from 'zod/mini';

/** What a deployment file says of CloudFront in front of the API. */
export const doorShape = z.strictObject({
  /** Of ACM in us-east-1, the one region where CloudFront looks: a certificate that names the host of `publicUrl`. */
  certificateArn: z
    .string()
    .check(z.regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/)),
  /** Which of its two keys CloudFront shows to the API; the other may be changed meanwhile. */
  key: z._default(z.enum(['a', 'b']), 'a'),
});

type Described = {
  door?: z.infer<typeof doorShape> | undefined;
  publicUrl?: string | undefined;
  account?: string | undefined;
};

/** What is wrong with a door that no single field can show: one line each. */
export const doorFaults = ({ door, publicUrl, account }: Described): string[] => {
  if (!door) return [];
  if (publicUrl === undefined)
    return ['publicUrl: is missing: CloudFront needs the name that the certificate of door is for'];
  return [
    ...(new URL(publicUrl).pathname === '/'
      ? []
      : [
          `publicUrl: behind CloudFront the site is at the root of its domain, not at ${publicUrl}`,
        ]),
    ...(account !== undefined && door.certificateArn.split(':')[4] !== account
      ? [
          `door.certificateArn: is not of account ${account}; CloudFront takes those of its own only`,
        ]
      : []),
  ];
};
