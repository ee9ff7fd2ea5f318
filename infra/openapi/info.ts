import type { Json } from './schemas.ts';

const description = `Netral is the backbone of a campaign for the neutrality of civil servants: a pledge register, a protected report intake, and a line that alerts the officers of the task force (satgas). This document is made of the code that serves it, whenever that is built; \`/docs\` shows it as a page.

## Signing in

Operations are public, for the holder of a signed link, or for whoever is signed in. Signed in means one of two:

- **A program** sends \`Authorization: Bearer <token>\`, with an **ID token** of the deployment's OIDC issuer. An access token is refused: it carries neither role nor region. The token is refused after it expires, after its owner signs out, and after an admin ends their sessions.
- **A browser** has the cookie \`netral_session\`, which \`GET /sign-in\` leads to. A request by cookie that changes something must come from this site.

A token holds one role (\`officer\`, \`chair\`, \`admin\`, \`oversight\`) and one region; each operation says which roles may call it. \`401\` means that nobody is signed in, \`403\` that the role or the region does not allow it. A case or an alert that the caller may not know of, because of a conflict of interest, is answered as if there were none. A browser that is not signed in gets a page that leads to the sign-in.

## Two forms, two languages

Most addresses answer JSON to programs and a page to whoever puts \`text/html\` first in \`Accept\`. Bodies may be JSON or a form. \`HEAD\` answers as \`GET\` does, without the body. Problems are in the language of \`Accept-Language\` (\`id\`, or \`en\`; Indonesian unless said); \`?lang=\` goes before it. The gateway itself cannot choose, and says both.

## Problems

Every refusal is \`application/problem+json\` (RFC 9457). Match on \`code\`, and on \`field\` and \`reason\` of each entry of \`errors\`; \`title\`, \`detail\` and \`message\` are for people and may change.

## Doing it once

Where an operation lists \`Idempotency-Key\`, send one (1 to 255 visible ASCII characters, hard to guess, a new one for each thing you do) and send the same again when you have had no answer: you get the first answer, and nothing happens twice. The same key with another body is refused with \`422\`. Other operations may be repeated as they are, or refuse a repetition with \`409\`.

## Paging

A list that goes on has \`next\` (or \`older\`). Send it back as the query parameter the operation names: \`after\`, \`cursor\` or \`before\`. Treat it as opaque. \`null\`, or no such field, means that this was all.

## Limits

JSON and form bodies hold at most 256 KB, files what their operation says, and no body more than 10 MB (\`413\`). Headers hold at most 10,240 bytes. A deployment bounds requests a second for all callers together: \`503\` with \`Retry-After\` says when to come again, and so does \`429\`. Follow-up codes can be tried a few times only.

## Versions

\`/v1\` stays compatible: fields, operations and choices of an enumeration may be added, so ignore what you do not know. What would break a caller comes under another version, and the change log says so.

## Webhooks

Form providers (Google Forms, KoboToolbox, Typeform, Jotform, WhatsApp, and senders of Standard Webhooks or CloudEvents) deliver to \`/v1/webhooks/{source}\`. An admin makes the source, with its secret and a mapping of its fields, at \`/v1/sources\`. A delivery that proves its sender is never lost: what cannot be read waits in quarantine. \`/docs/integrations\` shows each provider step by step.

## Times and places

Moments are ISO 8601 in UTC, days are \`YYYY-MM-DD\` in the zone of the region. A region is its Kemendagri code as a text: \`18.09\` for a regency, \`18\` for a province, \`ID\` for the nation.`;

export const info: Json = {
  title: 'Netral',
  version: '1',
  summary: 'Pledge register, protected report intake and satgas alert line',
  description,
  // One document for every deployment: each names its own on its privacy notice.
  contact: { name: 'Whoever runs this deployment: named at /privasi' },
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
};

export const servers: Json[] = [
  {
    url: '/',
    description:
      'The deployment that serves this document, at the root of its domain; under a stage, put its path before',
  },
];

export const securitySchemes: Json = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'An ID token of the deployment’s OIDC issuer, with role and region as claims; not an access token',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'netral_session',
    description:
      'The session of a browser after `GET /sign-in`; it changes something only from pages of this site',
  },
};
