import type { DescribedOperation } from './described-api.ts';

/** How a shell calls an operation: `$NETRAL` is the address of the deployment, `$TOKEN` an ID token. */
export const curlExample = (one: DescribedOperation): string => {
  const { method, path, security, parameters } = one;
  const [type, body] = bodyOf(one);
  const query = parameters
    .filter((given) => given.in === 'query' && given.required)
    .map(({ name }) => `${name}={${name}}`);
  return [
    `curl${method === 'GET' ? '' : ` -X ${method}`} "$NETRAL${path}${query.length > 0 ? `?${query.join('&')}` : ''}"`,
    ...(security.length > 0 ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...(parameters.some(({ name }) => name === 'Idempotency-Key')
      ? ['-H "Idempotency-Key: $(uuidgen)"']
      : []),
    ...(type === undefined ? [] : [`-H 'Content-Type: ${type}'`, `-d ${quoted(body)}`]),
  ].join(' \\\n  ');
};

const bodyOf = ({ requestBody }: DescribedOperation): [type: string | undefined, body: string] => {
  const [type, given] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const example = given?.example;
  if (example === undefined) return [undefined, ''];
  return [type, typeof example === 'string' ? example : JSON.stringify(example)];
};

/** As one word of a shell, whatever stands in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
